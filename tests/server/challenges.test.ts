import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { challengeInput, type Person, type PostedContribution } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peer: Person;
let third: Person;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'Rommet', 3);
  [owner, peer, third] = room.members as [Person, Person, Person];
});
afterAll(() => server.stop());

const verb = (name: string) => `mutation ($id: ID!) { ${name}(id: $id) { id } }`;
type Head = {
  answers: number;
  contributionCount: number;
  newToMe: number;
  neverOpened: boolean;
  myReadSeq: number;
  firstUnread: { id: string; before: string | null } | null;
};
const head = async (person: Person, id: string) => {
  const fields = 'answers contributionCount newToMe neverOpened myReadSeq firstUnread { id before }';
  return (await person.ask<{ challenge: Head }>(`query ($id: ID!) { challenge(id: $id) { ${fields} } }`, { id }))
    .challenge;
};
const list = async (person: Person, filter: string, first = 100, after: string | null = null) => {
  const { network } = await person.ask<{
    network: { challenges: { nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } };
  }>(
    `query ($id: ID!, $filter: ChallengeFilter!, $first: Int!, $after: String) { network(id: $id) {
       challenges(filter: $filter, first: $first, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } }`,
    { id: room.id, filter, first, after },
  );
  return network.challenges;
};
const markRead = (person: Person, id: string, seq: number) =>
  person.ask('mutation ($id: ID!, $seq: Int!) { markRead(challengeId: $id, seq: $seq) { id } }', { id, seq });

const staleFault = { code: 'BAD_INPUT', fields: [{ field: 'replaces', rule: 'stale' }] };

describe('a challenge', () => {
  it('is posted once, however often it is sent', async () => {
    const clientId = randomUUID();
    const tries = await Promise.all(Array.from({ length: 5 }, () => owner.postChallenge(room.id, {}, clientId)));
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
  });

  it('is marked by its owner alone, with a line about how far they have come', async () => {
    const { id } = await owner.postChallenge(room.id);
    const mark = 'mutation ($input: MarkChallengeInput!) { markChallenge(input: $input) { id } }';
    const seen = async (person: Person) =>
      (
        await person.ask<{ challenge: { status: string; statusNote: string | null; viewerMay: { mark: boolean } } }>(
          'query ($id: ID!) { challenge(id: $id) { status statusNote statusAt viewerMay { mark } } }',
          { id },
        )
      ).challenge;
    expect(await seen(peer)).toEqual({ status: 'OPEN', statusNote: null, statusAt: null, viewerMay: { mark: false } });
    await expect(peer.ask(mark, { input: { id, status: 'DECIDED' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await owner.ask(mark, { input: { id, status: 'DECIDED', note: ' Eg slår dei saman. ' } });
    expect(await seen(peer)).toMatchObject({ status: 'DECIDED', statusNote: 'Eg slår dei saman.' });
    await owner.ask(mark, { input: { id, status: 'OPEN' } });
    expect(await seen(peer)).toMatchObject({ status: 'OPEN', statusNote: null, statusAt: expect.any(String) });
    expect((await seen(owner)).viewerMay.mark).toBe(true);
    await owner.ask(verb('withdrawChallenge'), { id });
    await expect(owner.ask(mark, { input: { id, status: 'DECIDED' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is revised by its owner alone, and earlier versions can be read', async () => {
    const { id } = await owner.postChallenge(room.id, { title: 'Først sagt' });
    const revise =
      'mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { title editedAt earlier { title } } }';
    const input = { id, challenge: challengeInput({ title: 'Betre sagt' }) };
    await expect(peer.ask(revise, { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { reviseChallenge } = await owner.ask<{ reviseChallenge: { title: string; earlier: unknown[] } }>(revise, {
      input,
    });
    expect(reviseChallenge).toMatchObject({ title: 'Betre sagt', earlier: [{ title: 'Først sagt' }] });
  });

  it('is not overwritten unseen by its owner at another device', async () => {
    const { id } = await owner.postChallenge(room.id, { title: 'På begge' });
    const revise = 'mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { editedAt } }';
    const to = (title: string, replaces: string | null) =>
      owner.ask<{ reviseChallenge: { editedAt: string } }>(revise, {
        input: { id, replaces, challenge: challengeInput({ title }) },
      });
    const phone = await to('På telefonen', null);
    await expect(to('På maskina', null)).rejects.toMatchObject(staleFault);
    const both = await to('På maskina, etter å ha sett telefonen', phone.reviseChallenge.editedAt);
    await expect(to('Nok ein gong', phone.reviseChallenge.editedAt)).rejects.toMatchObject(staleFault);
    const tries = await Promise.allSettled(
      ['Samstundes', 'Samstundes òg'].map((title) => to(title, both.reviseChallenge.editedAt)),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is hidden from all others the moment it is withdrawn, and comes back whole', async () => {
    const { id } = await owner.postChallenge(room.id);
    const contribution = await peer.contribute(id, 'Eit svar');
    await owner.ask(verb('withdrawChallenge'), { id });
    await expect(head(peer, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      peer.ask('query ($id: ID!) { contribution(id: $id) { id } }', { id: contribution.id }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(peer.contribute(id, 'Meir')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await list(peer, 'ALL')).nodes.map((one) => one.id)).not.toContain(id);
    expect((await list(owner, 'MINE')).nodes.map((one) => one.id)).toContain(id);
    await owner.ask(verb('restoreChallenge'), { id });
    expect(await peer.thread(id)).toHaveLength(1);
  });

  it('shows what is unanswered and what is new to me', async () => {
    const { id } = await owner.postChallenge(room.id);
    const ids = async (person: Person, filter: string) => (await list(person, filter)).nodes.map((one) => one.id);
    expect(await ids(peer, 'UNANSWERED')).toContain(id);
    expect(await ids(peer, 'NEW_TO_ME')).toContain(id);
    expect(await ids(owner, 'NEW_TO_ME')).not.toContain(id);
    await markRead(peer, id, 0);
    expect(await ids(peer, 'NEW_TO_ME')).not.toContain(id);
    await owner.contribute(id, 'Eg legg til noko sjølv');
    expect(await ids(third, 'UNANSWERED')).toContain(id);
    const answer = await third.contribute(id, 'Eit svar');
    expect(await ids(peer, 'UNANSWERED')).not.toContain(id);
    expect(await ids(owner, 'NEW_TO_ME')).toContain(id);
    await third.ask(verb('withdrawContribution'), { id: answer.id });
    expect(await ids(peer, 'UNANSWERED')).toContain(id);
    expect(await head(owner, id)).toMatchObject({ answers: 0, contributionCount: 2, newToMe: 0 });
  });

  it('is paged by cursor without gaps or repeats while new ones arrive', async () => {
    for (let i = 0; i < 7; i++) await owner.postChallenge(room.id, { title: `Nummer ${i}` });
    const all = (await list(peer, 'ALL')).nodes.map((one) => one.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(peer, 'ALL', 3, after);
      paged.push(...page.nodes.map((one) => one.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
      await owner.postChallenge(room.id, { title: 'Kom til undervegs' });
    }
    expect(paged).toEqual(all);
  });
});

describe('a contribution', () => {
  const refused = (rule: string) => ({ code: 'BAD_INPUT', fields: [{ rule }] });

  it('is advice only where advice was asked for', async () => {
    const { id } = await owner.postChallenge(room.id, { helpWanted: ['QUESTIONS'] });
    await expect(peer.contribute(id, 'Eg ville …', { kind: 'IDEA' })).rejects.toMatchObject(refused('notAskedFor'));
    await expect(peer.contribute(id, 'Eg gjorde …', { kind: 'EXPERIENCE' })).resolves.toBeDefined();
  });

  it('is neither advice nor experience to one who only wants to be heard', async () => {
    const { id } = await owner.postChallenge(room.id, { helpWanted: ['LISTEN', 'IDEAS'] });
    for (const kind of ['IDEA', 'EXPERIENCE']) {
      await expect(peer.contribute(id, 'x', { kind })).rejects.toMatchObject(refused('notAskedFor'));
    }
    await expect(peer.contribute(id, 'Eg høyrer deg')).resolves.toBeDefined();
  });

  it('has its place: an answer to a question, a reply and thanks to somebody', async () => {
    const { id } = await owner.postChallenge(room.id);
    const question = await peer.contribute(id, 'Kvifor?', { kind: 'QUESTION' });
    const view = await peer.contribute(id, 'Eg ser …');
    await expect(owner.contribute(id, 'Difor', { kind: 'ANSWER', parentId: view.id })).rejects.toMatchObject(
      refused('question'),
    );
    await expect(owner.contribute(id, 'Difor', { kind: 'ANSWER', parentId: question.id })).resolves.toBeDefined();
    await expect(owner.contribute(id, 'Ja', { kind: 'REPLY' })).rejects.toMatchObject(refused('required'));
    await expect(owner.contribute(id, '', { kind: 'THANKS', parentId: view.id })).resolves.toBeDefined();
    const elsewhere = await owner.postChallenge(room.id);
    await expect(peer.contribute(elsewhere.id, 'Ja', { kind: 'REPLY', parentId: view.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is edited with its history retained, withdrawn without a trace for others, and restored as it was', async () => {
    const { id } = await owner.postChallenge(room.id);
    const contribution = await peer.contribute(id, 'Første utgåve');
    const reply = await third.contribute(id, 'Svar på det', { kind: 'REPLY', parentId: contribution.id });
    const edit =
      'mutation ($input: EditContributionInput!) { editContribution(input: $input) { body editedAt earlier { body } } }';
    await expect(third.ask(edit, { input: { id: contribution.id, body: 'x' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { editContribution } = await peer.ask<{ editContribution: object }>(edit, {
      input: { id: contribution.id, body: 'Andre utgåve' },
    });
    expect(editContribution).toMatchObject({ body: 'Andre utgåve', earlier: [{ body: 'Første utgåve' }] });
    await peer.ask(verb('withdrawContribution'), { id: contribution.id });
    for (const reader of [peer, third]) {
      const { text } = await reader.send({
        query:
          'query ($id: ID!) { challenge(id: $id) { contributions { nodes { id body link withdrawnAt earlier { body } } } } }',
        variables: { id },
      });
      expect(text).not.toMatch(/utgåve/);
      expect(text).toContain(reply.id);
    }
    await expect(third.contribute(id, 'Meir', { kind: 'REPLY', parentId: contribution.id })).rejects.toMatchObject(
      refused('withdrawn'),
    );
    await peer.ask(verb('restoreContribution'), { id: contribution.id });
    expect((await third.thread(id)).map((one: PostedContribution) => one.body)).toEqual([
      'Andre utgåve',
      'Svar på det',
    ]);
  });
});

describe('what one has read', () => {
  it('is a mark of one’s own that only moves forward and never past what is there', async () => {
    const { id } = await owner.postChallenge(room.id);
    const a = await peer.contribute(id, 'a');
    const b = await peer.contribute(id, 'b');
    const a1 = await third.contribute(id, 'a1', { kind: 'REPLY', parentId: a.id });
    expect(await head(owner, id)).toMatchObject({ newToMe: 3, firstUnread: { id: a.id, before: null } });
    await markRead(owner, id, b.seq);
    expect(await head(owner, id)).toMatchObject({
      newToMe: 1,
      myReadSeq: b.seq,
      firstUnread: { id: a1.id, before: String(a.seq) },
    });
    await markRead(owner, id, a.seq);
    expect((await head(owner, id)).myReadSeq).toBe(b.seq);
    await markRead(owner, id, 2 ** 31 - 1);
    expect(await head(owner, id)).toMatchObject({ newToMe: 0, myReadSeq: a1.seq, firstUnread: null });
    expect((await head(peer, id)).myReadSeq).toBe(0);
  });
});

describe('a draft', () => {
  it('is stored, read, replaced and deleted by its author, and by nobody else', async () => {
    const save = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { content } }';
    const read = 'query ($id: ID!) { draft(networkId: $id, place: "p") { content } }';
    await owner.ask(save, { input: { networkId: room.id, place: 'p', content: 'Halvtenkt' } });
    await owner.ask(save, { input: { networkId: room.id, place: 'p', content: 'Meir tenkt' } });
    expect(await owner.ask(read, { id: room.id })).toEqual({ draft: { content: 'Meir tenkt' } });
    expect(await peer.ask(read, { id: room.id })).toEqual({ draft: null });
    await owner.ask('mutation ($id: ID!) { discardDraft(networkId: $id, place: "p") }', { id: room.id });
    expect(await owner.ask(read, { id: room.id })).toEqual({ draft: null });
  });
});
