import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencies } from '../support/applications.js';
import { createConsultation } from '../support/consultation.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { challengeInput, type Listener, type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peer: Person;
let excluded: Person;
const agency = agencies[50] ?? '';

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'Med nokon frå etaten', 2);
  [owner, peer] = room.members as [Person, Person];
  excluded = await createPerson(server);
  await takeSeat(excluded, await invite(room.facilitator, room.id), true, agency);
});
afterAll(async () => {
  for (const person of [owner, peer, excluded]) person.disconnect();
  await server.stop();
});

const notFound = { code: 'NOT_FOUND' };
const challenge = 'query ($id: ID!) { challenge(id: $id) { id closedTo { orgnr } } }';
const news = async (person: Person, after: number) => {
  const { journal: told } = await person.ask<{
    journal: {
      seq: number;
      complete: boolean;
      items: { seq: number; topic: string; id: string; challengeId: string | null }[];
    };
  }>(
    `query ($id: ID!, $after: Int!) { journal(networkId: $id, after: $after) { seq complete items { seq topic id challengeId } } }`,
    { id: room.id, after },
  );
  return told;
};
const counts = async (person: Person) => {
  const {
    network,
    actionItems: waiting,
    unansweredChallenges: unanswered,
  } = await person.ask<{
    network: { newToMe: number; challenges: { nodes: { id: string }[] } };
    actionItems: unknown[];
    unansweredChallenges: { id: string }[];
  }>(
    `query ($id: ID!) { network(id: $id) { newToMe challenges { nodes { id } } } actionItems { reason } unansweredChallenges { id } }`,
    { id: room.id },
  );
  return {
    ...{ newToMe: network.newToMe, actionItems: waiting.length, unansweredChallenges: unanswered.length },
    listed: network.challenges.nodes.length,
  };
};
const seatIn = async (person: Person) =>
  (
    await person.ask<{ network: { mySeat: { id: string } } }>(
      'query ($id: ID!) { network(id: $id) { mySeat { id } } }',
      {
        id: room.id,
      },
    )
  ).network.mySeat.id;
const enter = async (person: Person): Promise<Listener> => {
  const listener = await person.listen();
  await listener.enter(room.id);
  return listener;
};

describe('a challenge closed to members from an agency', () => {
  it('is not there for them: not to read, not to answer, not in any count, and nothing is told of it', async () => {
    const [told, untold] = [await enter(peer), await enter(excluded)];
    const { seq: before } = await news(excluded, 0);
    const { id } = await owner.postChallenge(room.id, { closedTo: agency });
    const contribution = await peer.contribute(id, 'Eg ser det');
    await until(() => told.entries.length === 2 && untold.entries.length === 2);

    expect(told.entries.map(({ topic }) => topic)).toEqual(['CHALLENGE', 'CONTRIBUTION']);
    const pointer = { networkId: room.id, topic: 'NETWORK', id: room.id };
    expect(untold.entries).toEqual([
      { ...pointer, seq: before + 1 },
      { ...pointer, seq: before + 2 },
    ]);
    const hidden = await news(excluded, before);
    expect(hidden).toMatchObject({ seq: before + 2, complete: true });
    expect(hidden.items.map(({ topic, id: subject, challengeId }) => [topic, subject, challengeId])).toEqual([
      ['NETWORK', room.id, null],
      ['NETWORK', room.id, null],
    ]);
    expect(JSON.stringify(hidden)).not.toContain(contribution.id);

    await expect(excluded.ask(challenge, { id })).rejects.toMatchObject(notFound);
    await expect(excluded.thread(id)).rejects.toMatchObject(notFound);
    await expect(excluded.contribute(id, 'Nei')).rejects.toMatchObject(notFound);
    const react = 'mutation ($id: ID!) { reactToContribution(input: { contributionId: $id, kind: THANKS }) { id } }';
    await expect(excluded.ask(react, { id: contribution.id })).rejects.toMatchObject(notFound);
    // They are not mentioned either: of a seat that cannot read it the words are only words.
    const mentioning = 'mutation ($input: PostContributionInput!) { postContribution(input: $input) { mentions } }';
    const [ownersSeat, excludedSeat] = [room.seatOf.get(owner), await seatIn(excluded)];
    const input = { challengeId: id, clientId: randomUUID(), kind: 'QUESTION', body: '@', lang: 'nn' };
    expect(await peer.ask(mentioning, { input: { ...input, mentions: [excludedSeat, ownersSeat] } })).toEqual({
      postContribution: { mentions: [ownersSeat] },
    });
    await owner.contribute(id, 'Takk');
    expect(await counts(excluded)).toEqual({ newToMe: 0, actionItems: 0, unansweredChallenges: 0, listed: 0 });
    expect(await counts(peer)).toMatchObject({ newToMe: 1, listed: 1 });
    await expect(peer.ask(challenge, { id })).resolves.toMatchObject({ challenge: { closedTo: { orgnr: agency } } });
  });

  it('is not named when the job moves a consultation in it', async () => {
    const { id } = await owner.postChallenge(room.id, { closedTo: agency });
    const consultation = await createConsultation(owner, id, [peer, room.facilitator], {
      protocol: 'TROIKA',
      mode: 'ASYNC',
      facilitator: room.facilitator,
    });
    const listed = async (person: Person) =>
      (
        await person.ask<{ consultations: { nodes: { id: string }[] } }>(
          'query ($id: ID!) { consultations(networkId: $id) { nodes { id } } }',
          { id: room.id },
        )
      ).consultations.nodes.map((one) => one.id);
    expect([await listed(peer), await listed(excluded)]).toEqual([[consultation.id], []]);
    const [told, untold] = [await enter(peer), await enter(excluded)];
    await consultation.after('30 days');
    await until(() => told.entries.length > 0 && untold.entries.length > 0);
    expect(told.entries[0]).toMatchObject({ topic: 'CONSULTATION', id: consultation.id, challengeId: id });
    expect(untold.entries[0]).toMatchObject({ topic: 'NETWORK', id: room.id });
    expect(JSON.stringify(untold.entries)).not.toMatch(new RegExp(`${id}|${consultation.id}`));
  });

  it('closes when its owner revises it, and opens again', async () => {
    const { id } = await owner.postChallenge(room.id);
    await excluded.contribute(id, 'Medan det var ope');
    const revise = 'mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { editedAt } }';
    const { reviseChallenge } = await owner.ask<{ reviseChallenge: { editedAt: string } }>(revise, {
      input: { id, challenge: challengeInput({ closedTo: agency }) },
    });
    await expect(excluded.ask(challenge, { id })).rejects.toMatchObject(notFound);
    const replaces = reviseChallenge.editedAt;
    await owner.ask(revise, { input: { id, replaces, challenge: challengeInput({ closedTo: null }) } });
    await expect(excluded.ask(challenge, { id })).resolves.toBeDefined();
  });

  it('can be closed only to an agency that somebody else in the room sits for', async () => {
    const fault = { fields: [{ field: 'closedTo', rule: 'organisation' }] };
    await expect(owner.postChallenge(room.id, { closedTo: agencies[51] })).rejects.toMatchObject(fault);
    await expect(excluded.postChallenge(room.id, { closedTo: agency })).rejects.toMatchObject(fault);
  });
});
