import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { makePng } from '../support/file-contents.js';
import { hide, lock, move } from '../support/moderation.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peer: Person;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'IT-leiarar i vest', 3);
  [owner, peer] = room.members as [Person, Person];
});
afterAll(() => server.stop());

describe('a thread', () => {
  it('is in reading order, each contribution followed by the replies to it', async () => {
    const { id } = await owner.postChallenge(room.id);
    const a = await peer.contribute(id, 'a');
    const b = await peer.contribute(id, 'b');
    const a1 = await owner.contribute(id, 'a1', { parentId: a.id, kind: 'REPLY' });
    const a11 = await peer.contribute(id, 'a11', { parentId: a1.id, kind: 'REPLY' });
    await owner.contribute(id, 'a12', { parentId: a11.id, kind: 'REPLY' });
    await owner.contribute(id, 'b1', { parentId: b.id, kind: 'THANKS' });
    await owner.contribute(id, 'a2', { parentId: a.id, kind: 'REPLY' });
    for (const first of [1, 2, 3, 100]) {
      const bodies = (await peer.thread(id, first)).map((contribution) => contribution.body);
      expect(bodies).toEqual(['a', 'a1', 'a11', 'a12', 'a2', 'b', 'b1']);
    }
  });

  it('is never doubled by a retry, even when the tries race', async () => {
    const { id } = await owner.postChallenge(room.id);
    const clientId = randomUUID();
    const tries = await Promise.all(Array.from({ length: 6 }, () => peer.contribute(id, 'Éin gong', { clientId })));
    expect(new Set(tries.map((contribution) => contribution.id)).size).toBe(1);
    expect(await owner.thread(id)).toHaveLength(1);
  });
});

type Extras = {
  id: string;
  body: string;
  mentions: string[];
  quoted: { id: string; excerpt: string } | null;
  reactions: { kind: string; seat: { person: { id: string } } }[];
  pictures: { id: string; alt: string; width: number }[];
  viewerMay: { react: boolean };
};
const fields =
  'id body mentions quoted { id excerpt } reactions { kind seat { person { id } } } pictures { id alt width } viewerMay { react }';
const seen = async (person: Person, id: string) =>
  (await person.ask<{ contribution: Extras }>(`query ($id: ID!) { contribution(id: $id) { ${fields} } }`, { id }))
    .contribution;
const say = async (person: Person, challengeId: string, changes: Record<string, unknown> = {}) =>
  (
    await person.ask<{ postContribution: Extras }>(
      `mutation ($input: PostContributionInput!) { postContribution(input: $input) { ${fields} } }`,
      { input: { challengeId, clientId: randomUUID(), kind: 'PERSPECTIVE', body: 'Eg trur', lang: 'nn', ...changes } },
    )
  ).postContribution;
const react = (person: Person, contributionId: string, kind = 'THANKS', verb = 'reactToContribution') =>
  person.ask<Record<string, Extras>>(
    `mutation ($input: ContributionReactionInput!) { ${verb}(input: $input) { ${fields} } }`,
    { input: { contributionId, kind } },
  );
const act = (verb: string, person: Person, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(id: $id) { id } }`, { id });
const missing = { code: 'NOT_FOUND' };

describe('a contribution', () => {
  it('names seats of the room, and follows the words when it is edited', async () => {
    const { id } = await owner.postChallenge(room.id);
    const [ownersSeat, peersSeat] = [room.seatOf.get(owner), room.seatOf.get(peer)];
    const posted = await say(peer, id, { mentions: [ownersSeat, peersSeat, randomUUID()] });
    expect(posted.mentions).toEqual([ownersSeat, peersSeat]);
    const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { mentions } }';
    await peer.ask(edit, { input: { id: posted.id, body: 'Framleis' } });
    expect((await seen(owner, posted.id)).mentions).toEqual([ownersSeat, peersSeat]);
    await peer.ask(edit, { input: { id: posted.id, body: 'Berre du', mentions: [ownersSeat] } });
    expect((await seen(owner, posted.id)).mentions).toEqual([ownersSeat]);
    await act('withdrawContribution', peer, posted.id);
    expect((await seen(owner, posted.id)).mentions).toEqual([]);
    await act('restoreContribution', peer, posted.id);
    expect((await seen(owner, posted.id)).mentions).toEqual([ownersSeat]);
  });

  it('quotes another one of the thread, whose words go when they are withdrawn', async () => {
    const { id } = await owner.postChallenge(room.id);
    const first = await say(peer, id, { body: 'x'.repeat(limits.excerpt + 1) });
    const quoting = await say(owner, id, { quotedId: first.id });
    expect(quoting.quoted).toEqual({ id: first.id, excerpt: 'x'.repeat(limits.excerpt) });
    const elsewhere = await owner.postChallenge(room.id);
    await expect(say(owner, elsewhere.id, { quotedId: first.id })).rejects.toMatchObject(missing);
    await act('withdrawContribution', peer, first.id);
    expect((await seen(peer, quoting.id)).quoted).toEqual({ id: first.id, excerpt: '' });
    await act('restoreContribution', peer, first.id);
    await hide(room.facilitator, first.id, 'Ein person kan kjennast att');
    for (const person of [owner, peer])
      expect((await seen(person, quoting.id)).quoted).toEqual({ id: first.id, excerpt: '' });
  });

  it('takes no quotation along to another thread, unless what it quotes comes too', async () => {
    const [from, to] = [await owner.postChallenge(room.id), await owner.postChallenge(room.id)];
    const first = await say(peer, from.id);
    const reply = await say(owner, from.id, { parentId: first.id, kind: 'REPLY', quotedId: first.id });
    const other = await say(owner, from.id, { quotedId: first.id });
    await move(room.facilitator, first.id, to.id);
    expect((await seen(peer, reply.id)).quoted?.id).toBe(first.id);
    expect((await seen(peer, other.id)).quoted).toBeNull();
  });

  it('is met with a quiet reaction by others, each kind once, and not where nobody can answer', async () => {
    const { id } = await owner.postChallenge(room.id);
    const posted = await say(peer, id);
    expect([posted.viewerMay.react, (await seen(owner, posted.id)).viewerMay.react]).toEqual([false, true]);
    await react(owner, posted.id);
    await react(owner, posted.id);
    await react(room.facilitator, posted.id, 'RECOGNISE');
    const given = (await seen(peer, posted.id)).reactions.map(({ kind, seat }) => [kind, seat.person.id]);
    expect(given).toEqual([
      ['THANKS', owner.id],
      ['RECOGNISE', room.facilitator.id],
    ]);
    await expect(react(peer, posted.id)).rejects.toMatchObject(missing);
    await react(owner, posted.id, 'THANKS', 'removeContributionReaction');
    expect((await seen(peer, posted.id)).reactions).toHaveLength(1);
    await act('withdrawContribution', peer, posted.id);
    expect((await seen(peer, posted.id)).reactions).toEqual([]);
    await expect(react(owner, posted.id)).rejects.toMatchObject(missing);
    await act('restoreContribution', peer, posted.id);
    await lock(room.facilitator, id);
    await expect(react(owner, posted.id)).rejects.toMatchObject(missing);
  });

  it('shows pictures, which are gone for others with its words', async () => {
    const { id } = await owner.postChallenge(room.id);
    const file = await peer.upload(room.id, await makePng(31), 'tavle.png');
    const notTheirs = { pictures: [{ fileId: file.id, alt: 'x' }] };
    await expect(say(owner, id, notTheirs)).rejects.toMatchObject({ fields: [{ field: 'pictures', rule: 'file' }] });
    const posted = await say(peer, id, { body: '', pictures: [{ fileId: file.id, alt: 'Ei tavle' }] });
    expect(posted.pictures).toMatchObject([{ id: file.id, alt: 'Ei tavle' }]);
    const reached = async (person: Person) => (await person.get(`/files/${file.id}`)).status;
    expect([await reached(owner), await reached(peer)]).toEqual([200, 200]);
    // It belongs to this contribution alone.
    await expect(say(peer, id, notTheirs)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await act('withdrawContribution', peer, posted.id);
    expect([await reached(owner), (await seen(owner, posted.id)).pictures]).toEqual([404, []]);
    await act('restoreContribution', peer, posted.id);
    expect(await reached(owner)).toBe(200);
    await hide(room.facilitator, posted.id, 'Ein person kan kjennast att');
    expect([await reached(owner), await reached(room.facilitator), await reached(peer)]).toEqual([404, 404, 200]);
    expect((await seen(owner, posted.id)).pictures).toEqual([]);
    expect((await seen(peer, posted.id)).pictures).toHaveLength(1);
  });
});
