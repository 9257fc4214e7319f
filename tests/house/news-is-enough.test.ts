import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf } from '../support/file-contents.js';
import { aChallenge, aResource, type Person, until } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { Watcher } from '../support/watcher.js';
import {
  aNetwork,
  anAdministrator,
  aPerson,
  foundNetwork,
  invite,
  joins,
  type TestNetwork,
  takeSeat,
} from '../support/world.js';
import { rootFields } from './doors/selection.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let owner: Person;
let peer: Person;
let watcher: Watcher;
let challengeId: string;
let saidId: string;
let collectionId: string;
let resourceId: string;

beforeAll(async () => {
  server = await aServer();
  administrator = await anAdministrator(server);
  room = await aNetwork(administrator, 'Rommet', 3);
  const [first, second, third] = room.members as [Person, Person, Person];
  [owner, peer] = [first, second];
  challengeId = (await owner.postChallenge(room.id)).id;
  saidId = (await peer.contribute(challengeId, 'Det første')).id;
  watcher = new Watcher(third, room.id);
  await watcher.tuneIn();
});
afterAll(async () => {
  watcher.person.hangUp();
  await server.stop();
});

const newsSeq = async () => {
  const { network } = await peer.ask<{ network: { newsSeq: number } }>(
    'query ($id: ID!) { network(id: $id) { newsSeq } }',
    { id: room.id },
  );
  return network.newsSeq;
};
const byId = (name: string, id: () => string) => (person: () => Person) => async () =>
  void (await person().ask(`mutation ($id: ID!) { ${name}(id: $id) { id } }`, { id: id() }));
const theOwner = () => owner;
const thePeer = () => peer;

/** Every verb of a room, in an order that makes a story. */
const told: Record<string, () => Promise<unknown>> = {
  postChallenge: () => owner.postChallenge(room.id, { title: 'Ei ny' }),
  postContribution: () => peer.contribute(challengeId, 'Nytt', { parentId: saidId, kind: 'REPLY' }),
  editContribution: () =>
    peer.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
      input: { id: saidId, body: 'Endra' },
    }),
  withdrawContribution: byId('withdrawContribution', () => saidId)(thePeer),
  restoreContribution: byId('restoreContribution', () => saidId)(thePeer),
  reviseChallenge: () =>
    owner.ask('mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { id } }', {
      input: { id: challengeId, challenge: aChallenge({ title: 'Sagt på ein annan måte' }) },
    }),
  withdrawChallenge: byId('withdrawChallenge', () => challengeId)(theOwner),
  restoreChallenge: byId('restoreChallenge', () => challengeId)(theOwner),
  openCollection: async () => {
    const { openCollection } = await peer.ask<{ openCollection: { id: string } }>(
      'mutation ($input: OpenCollectionInput!) { openCollection(input: $input) { id } }',
      { input: { networkId: room.id, title: 'Samtalar' } },
    );
    collectionId = openCollection.id;
  },
  renameCollection: () =>
    owner.ask('mutation ($input: RenameCollectionInput!) { renameCollection(input: $input) { id } }', {
      input: { id: collectionId, title: 'Vanskelege samtalar' },
    }),
  addResource: async () => {
    const { id: fileId } = await peer.upload(room.id, aPdf());
    resourceId = (await peer.addResource(room.id, { fileId }, 'FILE')).id;
  },
  putInCollection: () =>
    owner.ask('mutation ($input: PutInCollectionInput!) { putInCollection(input: $input) { id } }', {
      input: { resourceId, collectionId },
    }),
  chooseResource: byId('chooseResource', () => resourceId)(theOwner),
  unchooseResource: byId('unchooseResource', () => resourceId)(theOwner),
  attachResource: () =>
    owner.ask('mutation ($input: AttachInput!) { attachResource(input: $input) { id } }', {
      input: { challengeId, resourceId },
    }),
  reviseResource: async () => {
    await peer.contribute(challengeId, 'Sjå her', { kind: 'RESOURCE', resourceId });
    const { id: fileId } = await owner.upload(room.id, aPdf());
    await owner.ask('mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }', {
      input: { id: resourceId, change: 'Ny fil', resource: aResource('FILE', { fileId, title: 'Ny tittel' }) },
    });
  },
  withdrawResource: byId('withdrawResource', () => resourceId)(thePeer),
  restoreResource: byId('restoreResource', () => resourceId)(thePeer),
  detachResource: () =>
    owner.ask('mutation ($input: AttachInput!) { detachResource(input: $input) { id } }', {
      input: { challengeId, resourceId },
    }),
  describeNetwork: () =>
    room.facilitator.ask('mutation ($input: DescribeNetworkInput!) { describeNetwork(input: $input) { id } }', {
      input: { networkId: room.id, name: 'Rommet, nytt namn', purpose: 'Nytt føremål' },
    }),
  invite: () => invite(room.facilitator, room.id),
  revokeInvitation: async () => {
    const { network } = await room.facilitator.ask<{ network: { invitations: { id: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { invitations { id } } }',
      { id: room.id },
    );
    await room.facilitator.ask('mutation ($id: ID!) { revokeInvitation(id: $id) }', { id: network.invitations[0]?.id });
  },
  saveProfile: () => peer.saveProfile('Nytt namn', 'Ny rolle', '971040238'),
  takeSeat: async () => joins(room, await aPerson(server)),
  leaveNetwork: () =>
    (room.members.at(-1) as Person).ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id }),
  endSeat: async () => {
    const guest = await aPerson(server);
    const seatId = await takeSeat(guest, await invite(room.facilitator, room.id));
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: seatId });
  },
};

/** Verbs no room hears of, and why. */
const untold: Record<string, { why: string; does: () => Promise<unknown> }> = {
  markRead: {
    why: "one person's reading is that person's own",
    does: () => peer.ask('mutation ($id: ID!) { markRead(challengeId: $id, seq: 1) { id } }', { id: challengeId }),
  },
  saveDraft: {
    why: 'what one is writing is nobody else’s',
    does: () =>
      peer.ask('mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { place } }', {
        input: { networkId: room.id, place: 'x', content: 'x' },
      }),
  },
  discardDraft: {
    why: 'as for saving',
    does: () => peer.ask('mutation ($id: ID!) { discardDraft(networkId: $id, place: "x") }', { id: room.id }),
  },
  requestSignInCode: {
    why: 'happens before any room',
    does: () => peer.ask('mutation { requestSignInCode(email: "ny@example.org", language: nn) }'),
  },
  signIn: { why: 'nobody is told who is here', does: () => aPerson(server) },
  signInAsDemo: {
    why: 'as for signing in',
    does: () => peer.answerTo('mutation ($id: ID!) { signInAsDemo(personId: $id) { id } }', { id: randomUUID() }),
  },
  endSession: {
    why: 'nobody is told who is here',
    does: () => peer.ask('mutation ($id: ID!) { endSession(id: $id) { id } }', { id: randomUUID() }),
  },
  signOut: { why: 'nobody is told who is here', does: async () => (await aPerson(server)).ask('mutation { signOut }') },
  foundNetwork: { why: 'nobody sits there yet', does: () => foundNetwork(administrator, 'Eit anna') },
};

describe('news is enough', () => {
  it('has a line for every verb', () => {
    expect([...Object.keys(told), ...Object.keys(untold)].sort()).toEqual(
      rootFields('mutation')
        .map((field) => field.name)
        .sort(),
    );
  });

  it.each(Object.keys(told))('after %s one who only heard of it shows what a fresh one shows', async (verb) => {
    const before = watcher.last;
    await told[verb]?.();
    const now = await newsSeq();
    expect(now).toBeGreaterThan(before);
    await until(() => watcher.last === now);
    expect(await watcher.view()).toEqual(await watcher.fresh());
  });

  it.each(Object.keys(untold))('%s is no news', async (verb) => {
    const before = await newsSeq();
    await untold[verb]?.does();
    expect(await newsSeq()).toBe(before);
    expect(await watcher.view()).toEqual(await watcher.fresh());
  });

  it('fills the gap after a tunnel', async () => {
    watcher.cut();
    for (const verb of [
      'postContribution',
      'editContribution',
      'postChallenge',
      'withdrawContribution',
      'describeNetwork',
      'restoreContribution',
    ]) {
      await told[verb]?.();
    }
    for (let i = 0; i < 150; i++)
      await peer.contribute(challengeId, `Nummer ${i}`, { parentId: saidId, kind: 'REPLY' });
    await byId('withdrawChallenge', () => challengeId)(theOwner)();
    await byId('restoreChallenge', () => challengeId)(theOwner)();
    await watcher.tuneIn();
    await until(async () => watcher.last === (await newsSeq()), 20_000);
    expect(await watcher.view()).toEqual(await watcher.fresh());
    const seqs = watcher.told.map((news) => news.seq);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  });
});
