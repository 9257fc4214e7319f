import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerHiding,
  challengeHead,
  contentOf,
  contributionOf,
  hide,
  lock,
  log,
  markRead,
  move,
  notFound,
  pin,
  show,
  withSeat,
} from '../support/moderation.js';
import { createAdministrator, createNetwork, createPerson, joinNetwork } from '../support/networks.js';
import { challengeInput, type Person, type Posted } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

describe('a locked and a pinned thread', () => {
  it('comes first, and accepts no posts until it is unlocked', async () => {
    const room = await createNetwork(administrator, 'Låst', 2);
    const [owner, peer] = room.members as [Person, Person];
    const [first, second] = [
      await owner.postChallenge(room.id, { title: 'Først' }),
      await owner.postChallenge(room.id, { title: 'Så' }),
    ];
    const old = await peer.contribute(first.id, 'Medan ho var open');
    await peer.contribute(second.id, 'Nyare');
    await pin(room.facilitator, first.id);
    const list = async () =>
      (
        await peer.ask<{ network: { challenges: { nodes: Posted[] } } }>(
          'query ($id: ID!) { network(id: $id) { challenges { nodes { id title } } } }',
          { id: room.id },
        )
      ).network.challenges.nodes.map(({ title }) => title);
    expect(await list()).toEqual(['Først', 'Så']);
    await lock(room.facilitator, first.id);
    for (const person of [owner, peer, room.facilitator]) {
      await expect(person.contribute(first.id, 'For seint')).rejects.toMatchObject(notFound);
      expect((await challengeHead(person, first.id)).viewerMay.contribute).toEqual([]);
    }
    await peer.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id: old.id, body: 'Mine eigne ord kan eg framleis endre' },
    });
    await lock(room.facilitator, first.id, false);
    await peer.contribute(first.id, 'Open att');
    await pin(room.facilitator, first.id, false);
    await peer.contribute(second.id, 'Endå nyare');
    expect(await list()).toEqual(['Så', 'Først']);
    expect((await log(peer, room.id)).slice(0, 4).map(({ kind }) => kind)).toEqual([
      'THREAD_UNPINNED',
      'THREAD_UNLOCKED',
      'THREAD_LOCKED',
      'THREAD_PINNED',
    ]);
  });

  it('is first with at most two others', async () => {
    const room = await createNetwork(administrator, 'Festa', 1);
    const [owner] = room.members as [Person];
    const all = [];
    for (let i = 0; i < 4; i++) all.push(await owner.postChallenge(room.id));
    for (const one of all.slice(0, 3)) await pin(room.facilitator, one.id);
    await expect(pin(room.facilitator, all[3]?.id ?? '')).rejects.toMatchObject({
      fields: [{ field: 'pinned', rule: 'max', limit: 3 }],
    });
  });

  it('races with a post and never takes it afterwards', async () => {
    const room = await createNetwork(administrator, 'Kappløp', 2);
    const [owner, peer] = room.members as [Person, Person];
    for (let round = 0; round < 10; round++) {
      const { id } = await owner.postChallenge(room.id);
      await Promise.allSettled([
        peer.contribute(id, 'Kjem eg med?'),
        lock(room.facilitator, id),
        owner.contribute(id, 'Og eg?'),
      ]);
      const countBefore = (await peer.thread(id)).length;
      await expect(peer.contribute(id, 'Nei')).rejects.toMatchObject(notFound);
      expect(await peer.thread(id)).toHaveLength(countBefore);
    }
  });
});

describe('what is hidden', () => {
  it('is read by its author alone, not by who hid it, and is shown as the author has it then', async () => {
    const room = await createNetwork(administrator, 'Skjult', 2);
    const [owner, author] = room.members as [Person, Person];
    const { id: challengeId } = await owner.postChallenge(room.id);
    const { id } = await author.contribute(challengeId, 'Kari i Dømebyen seier det');
    await author.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id, body: 'Kari seier det' },
    });
    await hide(room.facilitator, id, 'Eit namn på ein person');
    for (const person of [owner, room.facilitator]) {
      expect(await contributionOf(person, id)).toMatchObject({
        body: '',
        hiddenReason: 'Eit namn på ein person',
        earlier: [],
      });
      await expect(
        person.contribute(challengeId, 'Kva stod det?', { kind: 'REPLY', parentId: id }),
      ).rejects.toMatchObject({
        fields: [{ field: 'parentId', rule: 'hidden' }],
      });
    }
    expect(await contributionOf(author, id)).toMatchObject({
      body: 'Kari seier det',
      viewerMay: { edit: true, answerHiding: true, show: false },
    });
    await answerHiding(author, id, 'Ho har sagt ja til det sjølv');
    expect(await contributionOf(owner, id)).toMatchObject({ body: '', hiddenAnswer: 'Ho har sagt ja til det sjølv' });
    await author.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id, body: 'Ein leiar seier det' },
    });
    expect(await contributionOf(room.facilitator, id)).toMatchObject({ body: '' });
    await show(room.facilitator, id);
    expect(await contributionOf(owner, id)).toMatchObject({
      body: 'Ein leiar seier det',
      hiddenAt: null,
      hiddenAnswer: null,
      earlier: [],
    });
    const entries = await log(owner, room.id);
    expect(entries.slice(0, 3).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['CONTRIBUTION_SHOWN', null],
      ['HIDING_ANSWERED', 'Ho har sagt ja til det sjølv'],
      ['CONTRIBUTION_HIDDEN', 'Eit namn på ein person'],
    ]);
  });

  it('is not brought back by withdrawing and restoring it', async () => {
    const room = await createNetwork(administrator, 'Attende', 2);
    const [owner, author] = room.members as [Person, Person];
    const { id } = await author.contribute((await owner.postChallenge(room.id)).id, 'Skjult');
    await hide(room.facilitator, id);
    await author.ask('mutation ($id: ID!) { withdrawContribution(id: $id) { id } }', { id });
    await expect(show(room.facilitator, id)).rejects.toMatchObject(notFound);
    await author.ask('mutation ($id: ID!) { restoreContribution(id: $id) { id } }', { id });
    expect(await contributionOf(owner, id)).toMatchObject({ body: '' });
    expect(await contributionOf(author, id)).toMatchObject({ body: 'Skjult' });
  });

  it('is never the facilitator’s own, to hide or to show', async () => {
    const room = await createNetwork(administrator, 'Eigne ord', 2);
    const [owner, second] = room.members as [Person, Person];
    const { id } = await room.facilitator.contribute((await owner.postChallenge(room.id)).id, 'Mitt');
    await expect(hide(room.facilitator, id)).rejects.toMatchObject(notFound);
    await withSeat('nameFacilitator', room.facilitator, room.seatOf.get(second));
    await hide(second, id);
    await expect(show(room.facilitator, id)).rejects.toMatchObject(notFound);
    await show(second, id);
  });

  it('is changed by nobody but its author: a facilitator can change no content', async () => {
    const room = await createNetwork(administrator, 'Ord', 2);
    const [owner, author] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    const { id } = await author.contribute(challenge.id, 'Mine ord');
    const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
    await expect(room.facilitator.ask(edit, { input: { id, body: 'Dine ord' } })).rejects.toMatchObject(notFound);
    await expect(
      room.facilitator.ask('mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { id } }', {
        input: { id: challenge.id, challenge: challengeInput() },
      }),
    ).rejects.toMatchObject(notFound);
    for (const verb of ['withdrawContribution', 'withdrawChallenge'])
      await expect(
        room.facilitator.ask(`mutation ($id: ID!) { ${verb}(id: $id) { id } }`, {
          id: verb === 'withdrawChallenge' ? challenge.id : id,
        }),
      ).rejects.toMatchObject(notFound);
  });
});

describe('a moved contribution', () => {
  it('takes its replies along, retains their order, and is shown as new to who has not read it', async () => {
    const room = await createNetwork(administrator, 'Flytta', 4);
    const [owner, author, reader, away] = room.members as [Person, Person, Person, Person];
    const [from, to] = [await owner.postChallenge(room.id), await author.postChallenge(room.id)];
    const stays = await author.contribute(from.id, 'Blir');
    const root = await author.contribute(from.id, 'Flyttar');
    const under = (person: Person, body: string, parentId: string) =>
      person.contribute(from.id, body, { kind: 'REPLY', parentId });
    const a = await under(reader, 'a', root.id);
    const b = await under(owner, 'b', a.id);
    const beside = await under(reader, 'b si side', b.id);
    await owner.contribute(to.id, 'Stod der');
    const last = await under(author, 'sist', root.id);
    for (const { id } of [from, to]) await markRead(reader, id, 10_000);
    await markRead(away, from.id, stays.seq);
    await markRead(away, to.id, 10_000);

    await move(room.facilitator, root.id, to.id);
    expect((await reader.thread(from.id)).map(({ body }) => body)).toEqual(['Blir']);
    expect((await reader.thread(to.id)).map(({ body }) => body)).toEqual([
      'Flyttar',
      'a',
      'b',
      'b si side',
      'sist',
      'Stod der',
    ]);
    expect((await reader.thread(to.id)).map(({ path }) => path.length)).toEqual([1, 2, 3, 3, 2, 1]);
    expect(await contributionOf(reader, beside.id)).toMatchObject({ challengeId: to.id, parentId: b.id });
    expect(await challengeHead(owner, from.id)).toMatchObject({ answers: 1, contributionCount: 1 });
    // The author of the moved owns the challenge it came to: what an owner says is no answer.
    expect(await challengeHead(owner, to.id)).toMatchObject({ answers: 4, contributionCount: 6 });
    expect(await challengeHead(reader, to.id)).toMatchObject({ newToMe: 0 });
    expect(await challengeHead(away, from.id)).toMatchObject({ newToMe: 0 });
    expect(await challengeHead(away, to.id)).toMatchObject({ newToMe: 5, firstUnread: { id: root.id } });
    await markRead(away, to.id, 10_000);
    expect(await challengeHead(away, to.id)).toMatchObject({ newToMe: 0 });
    await away.contribute(to.id, 'Etterpå', { kind: 'REPLY', parentId: last.id });
    expect((await reader.thread(to.id)).map(({ body }) => body).slice(4, 6)).toEqual(['sist', 'Etterpå']);

    // A part of it goes back: the third level becomes the first.
    await move(room.facilitator, b.id, from.id);
    expect((await reader.thread(from.id)).map(({ body, path }) => [body, path.length])).toEqual([
      ['Blir', 1],
      ['b', 1],
      ['b si side', 2],
    ]);
    expect((await log(reader, room.id)).filter(({ kind }) => kind === 'CONTRIBUTION_MOVED')).toHaveLength(2);
  });

  it('goes nowhere it is not asked for, and out of no room', async () => {
    const room = await createNetwork(administrator, 'Ikkje dit', 2);
    const [owner, peer] = room.members as [Person, Person];
    const from = await owner.postChallenge(room.id);
    const listens = await peer.postChallenge(room.id, { helpWanted: ['LISTEN'] });
    const root = await peer.contribute(from.id, 'Kva med dette?', { kind: 'QUESTION' });
    await owner.contribute(from.id, 'Slik gjorde eg', { kind: 'EXPERIENCE', parentId: root.id });
    await expect(move(room.facilitator, root.id, listens.id)).rejects.toMatchObject({
      fields: [{ rule: 'notAskedFor' }],
    });
    await expect(move(room.facilitator, root.id, from.id)).rejects.toMatchObject({ fields: [{ rule: 'same' }] });
    const next = await createNetwork(administrator, 'Naboen', 1);
    const far = await (next.members[0] as Person).postChallenge(next.id);
    await expect(move(room.facilitator, root.id, far.id)).rejects.toMatchObject(notFound);
    await joinNetwork(next, room.facilitator);
    await expect(move(room.facilitator, root.id, far.id)).rejects.toMatchObject(notFound);
  });

  it('opens nothing from before to whoever came later', async () => {
    const room = await createNetwork(administrator, 'Før og etter', 2);
    const [owner, author] = room.members as [Person, Person];
    const before = await owner.postChallenge(room.id);
    const { id } = await author.contribute(before.id, 'Før ho kom');
    const next = await createPerson(server);
    await joinNetwork(room, next);
    await server.database.asSuperuser(`UPDATE seats SET reads_from = taken_at WHERE id = $1`, [room.seatOf.get(next)]);
    const after = await owner.postChallenge(room.id);
    await expect(move(room.facilitator, id, after.id)).rejects.toMatchObject({ fields: [{ rule: 'newcomers' }] });
    await contentOf('proposeThreadSplit')(room.facilitator, id);
    const own = await author.postChallenge(room.id);
    await expect(move(author, id, own.id, 'splitThread')).rejects.toMatchObject({ fields: [{ rule: 'newcomers' }] });
    expect(await next.thread(after.id)).toEqual([]);
  });

  it('becomes a challenge of its own when its author says so, and only then', async () => {
    const room = await createNetwork(administrator, 'Delt', 2);
    const [owner, author] = room.members as [Person, Person];
    const from = await owner.postChallenge(room.id);
    const root = await author.contribute(from.id, 'Dette er mi eiga utfordring');
    await owner.contribute(from.id, 'Fortel meir', { kind: 'REPLY', parentId: root.id });
    const own = await author.postChallenge(room.id, { title: 'Mi eiga' });
    await expect(move(author, root.id, own.id, 'splitThread')).rejects.toMatchObject(notFound);
    await contentOf('proposeThreadSplit')(room.facilitator, root.id);
    expect((await contributionOf(author, root.id)).viewerMay).toMatchObject({ splitOff: true });
    await move(author, root.id, own.id, 'splitThread');
    await move(author, root.id, own.id, 'splitThread');
    expect((await owner.thread(own.id)).map(({ body }) => body)).toEqual([
      'Dette er mi eiga utfordring',
      'Fortel meir',
    ]);
    expect(await challengeHead(owner, own.id)).toMatchObject({ answers: 1, contributionCount: 2 });
    expect((await log(owner, room.id))[0]).toMatchObject({ kind: 'THREAD_SPLIT' });
  });
});
