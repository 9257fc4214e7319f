import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asApp } from '../support/app-role.js';
import { agencies } from '../support/applications.js';
import { act, edit, postMessage } from '../support/chat.js';
import { contentOf, log, move, notFound } from '../support/moderation.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  joinNetwork,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { challengeInput, type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
const agency = agencies[50] ?? '';
const newPeople = { code: 'BAD_INPUT', fields: [{ field: 'challengeId', rule: 'newcomers' }] };

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

type Closed = { room: TestNetwork; owner: Person; author: Person; excluded: Person };

/** A room in which `excluded` has the seat of the agency that challenges are closed to. */
async function aRoomWithAgency(name: string): Promise<Closed> {
  const room = await createNetwork(administrator, name, 2);
  const [owner, author] = room.members as [Person, Person];
  const excluded = await createPerson(server);
  room.seatOf.set(excluded, await takeSeat(excluded, await invite(room.facilitator, room.id), true, agency));
  return { room, owner, author, excluded };
}

/** Takes a seat now, in a room that hides its history from later members. */
async function beginsLate(room: TestNetwork): Promise<Person> {
  const late = await createPerson(server);
  await joinNetwork(room, late);
  await server.database.asSuperuser(`UPDATE seats SET reads_from = taken_at WHERE id = $1`, [room.seatOf.get(late)]);
  return late;
}

const revise = (person: Person, id: string, changes: Record<string, unknown>) =>
  person.ask('mutation ($input: ReviseChallengeInput!) { reviseChallenge(input: $input) { id } }', {
    input: { id, challenge: challengeInput(changes) },
  });
const news = async (person: Person, networkId: string, after = 0) =>
  (
    await person.ask<{ journal: { seq: number; items: { seq: number; topic: string; id: string; at: string }[] } }>(
      'query ($id: ID!, $after: Int!) { journal(networkId: $id, after: $after) { seq items { seq topic id challengeId at } } }',
      { id: networkId, after },
    )
  ).journal;

describe('the queue of a room', () => {
  it('is found by its challenge only by people who can open it', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Kø');
    const closed = await owner.postChallenge(room.id, { closedTo: agency });
    const early = await owner.postChallenge(room.id);
    const withdrawn = await owner.postChallenge(room.id);
    await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
    const late = await beginsLate(room);
    const stranger = await createPerson(server);
    const found = async (person: Person, { id }: { id: string }) =>
      (await asApp(person, '', 'SELECT app.lock_network(NULL, $1) > 0 AS found', [id])) as unknown;
    const [yes, no] = [[{ found: true }], [{ found: null }]];
    for (const challenge of [closed, early]) expect(await found(author, challenge)).toEqual(yes);
    expect(await found(owner, withdrawn)).toEqual(yes);
    expect(await found(author, withdrawn)).toEqual(no);
    expect(await found(excluded, closed)).toEqual(no);
    expect(await found(excluded, early)).toEqual(yes);
    expect(await found(late, early)).toEqual(no);
    expect(await found(stranger, early)).toEqual(no);
  });
});

describe('words in a challenge closed to an agency', () => {
  it('are not moved to where that agency reads', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Flytting');
    const [closed, open] = [
      await owner.postChallenge(room.id, { closedTo: agency }),
      await owner.postChallenge(room.id),
    ];
    const contribution = await author.contribute(closed.id, 'Ikkje for etaten');
    await expect(move(room.facilitator, contribution.id, open.id)).rejects.toMatchObject(newPeople);
    const theirs = await excluded.postChallenge(room.id);
    await expect(move(room.facilitator, contribution.id, theirs.id)).rejects.toMatchObject(newPeople);
    expect(await excluded.thread(open.id)).toEqual([]);
  });

  it('are not split off to where that agency reads', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Deling');
    const closed = await owner.postChallenge(room.id, { closedTo: agency });
    const contribution = await author.contribute(closed.id, 'Mitt');
    await owner.contribute(closed.id, 'Eigaren svarer i tillit', { kind: 'REPLY', parentId: contribution.id });
    await contentOf('proposeThreadSplit')(room.facilitator, contribution.id);
    const own = await author.postChallenge(room.id);
    await expect(move(author, contribution.id, own.id, 'splitThread')).rejects.toMatchObject(newPeople);
    expect(await excluded.thread(own.id)).toEqual([]);
  });

  it('are not split off when it was closed after the proposal', async () => {
    const { room, owner, author } = await aRoomWithAgency('Stengd etterpå');
    const open = await owner.postChallenge(room.id);
    const contribution = await author.contribute(open.id, 'Mitt');
    await contentOf('proposeThreadSplit')(room.facilitator, contribution.id);
    const own = await author.postChallenge(room.id);
    await revise(owner, open.id, { closedTo: agency });
    await expect(move(author, contribution.id, own.id, 'splitThread')).rejects.toMatchObject(newPeople);
  });

  it('stay closed where they have been moved to', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Framleis stengd');
    const closed = await owner.postChallenge(room.id, { closedTo: agency });
    const contribution = await author.contribute(closed.id, 'Mitt');
    await owner.contribute(closed.id, 'Eigaren svarer', { kind: 'REPLY', parentId: contribution.id });
    await contentOf('proposeThreadSplit')(room.facilitator, contribution.id);
    const own = await author.postChallenge(room.id, { closedTo: agency });
    await move(author, contribution.id, own.id, 'splitThread');
    await expect(revise(author, own.id, { closedTo: null })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ field: 'closedTo', rule: 'holdsMoved' }],
    });
    await revise(author, own.id, { closedTo: agency, title: 'Ny tittel' });
    await expect(excluded.thread(own.id)).rejects.toMatchObject(notFound);
    await expect(
      server.database.asSuperuser('UPDATE challenges SET hidden_from_orgnr = NULL WHERE id = $1', [own.id]),
    ).rejects.toMatchObject({ constraint: 'ck_challenges_stays_closed' });
  });

  it('are not moved to an open challenge either when nobody from there sits in the room now', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Etter at plassen tok slutt');
    const [closed, open] = [
      await owner.postChallenge(room.id, { closedTo: agency }),
      await owner.postChallenge(room.id),
    ];
    const contribution = await author.contribute(closed.id, 'Ikkje for etaten');
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', {
      id: room.seatOf.get(excluded),
    });
    await expect(move(room.facilitator, contribution.id, open.id)).rejects.toMatchObject(newPeople);
  });

  it('are not moved by the database either, whoever asks and whenever it is opened', async () => {
    const { room, owner, author } = await aRoomWithAgency('Basen åleine');
    const [closed, open] = [
      await owner.postChallenge(room.id, { closedTo: agency }),
      await owner.postChallenge(room.id),
    ];
    const contribution = await author.contribute(closed.id, 'Ikkje for etaten');
    const moved = await server.database.asSuperuser<{ done: boolean }>(
      `WITH me AS (SELECT set_config('app.person_id', $1, true)) SELECT app.move_contribution($2, $3, $4) AS done FROM me`,
      [room.facilitator.id, room.id, contribution.id, open.id],
    );
    expect(moved).toEqual([{ done: false }]);
    await expect(
      server.database.asSuperuser('UPDATE contributions SET challenge_id = $2 WHERE id = $1', [
        contribution.id,
        open.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'ck_contributions_moved' });
  });

  it('leave no reason in the log for that agency', async () => {
    const { room, owner, author, excluded } = await aRoomWithAgency('Logg');
    const closed = await owner.postChallenge(room.id, { closedTo: agency });
    const contribution = await author.contribute(closed.id, 'Ikkje for etaten');
    await room.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
      input: { contributionId: contribution.id, reason: 'Ein i etaten kan kjennast att' },
    });
    await author.ask('mutation ($input: AnswerHidingInput!) { answerHiding(input: $input) }', {
      input: { contributionId: contribution.id, words: 'Det er etaten det gjeld' },
    });
    const kinds = (await log(author, room.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['CONTRIBUTION_HIDDEN', 'HIDING_ANSWERED']));
    const theirs = await log(excluded, room.id);
    expect(JSON.stringify(theirs)).not.toContain('etaten');
    expect(theirs.map(({ kind }) => kind)).not.toContain('CONTRIBUTION_HIDDEN');
  });

  it('stay in the log for the others when the challenge is withdrawn', async () => {
    const { room, owner, author } = await aRoomWithAgency('Trekt tilbake');
    const { id } = await owner.postChallenge(room.id);
    const contribution = await author.contribute(id, 'Noko');
    await room.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
      input: { contributionId: contribution.id, reason: 'Grunnen' },
    });
    await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id });
    expect((await log(author, room.id)).map(({ reason }) => reason)).toContain('Grunnen');
  });
});

describe('a member who began later', () => {
  it('receives no earlier post with a reply to it', async () => {
    const room = await createNetwork(administrator, 'Sitat', 2);
    const [speaker, other] = room.members as [Person, Person];
    const old = await postMessage(speaker, room.id, 'Det gamle som vart sagt');
    const late = await beginsLate(room);
    const [listeners, theirs] = [await other.listen(), await late.listen()];
    for (const listener of [listeners, theirs]) await listener.enter(room.id);
    const answer = await postMessage(other, room.id, 'Eg svarer på det', { quotedId: old.id });
    const fresh = await postMessage(other, room.id, 'Noko nytt');
    await postMessage(speaker, room.id, 'Svar på det nye', { quotedId: fresh.id });
    await until(() => theirs.messages.length === 2);
    expect(JSON.stringify([theirs.messages, theirs.entries])).not.toContain('Det gamle');
    expect(theirs.entries.map(({ id }) => id)).toEqual([answer.id]);
    // What everybody may read is still sent whole.
    expect(theirs.messages.map(({ message }) => message.body)).toEqual(['Noko nytt', 'Svar på det nye']);
    for (const person of [other, late]) person.disconnect();
  });

  it('is not told which earlier message changed, over the socket or in the journal', async () => {
    const room = await createNetwork(administrator, 'Gamle meldingar', 2);
    const [speaker, other] = room.members as [Person, Person];
    const [old, gone] = [
      await postMessage(speaker, room.id, 'Det gamle'),
      await postMessage(speaker, room.id, 'Det som går'),
    ];
    const resource = await speaker.addResource(room.id);
    const late = await beginsLate(room);
    const { seq } = await news(late, room.id);
    const [listeners, theirs] = [await other.listen(), await late.listen()];
    for (const listener of [listeners, theirs]) await listener.enter(room.id);
    await edit(speaker, old.id, 'Det gamle, endra');
    await act(speaker, 'withdrawMessage', gone.id);
    await other.ask('mutation ($id: ID!) { recommendResource(id: $id) { id } }', { id: resource.id });
    await until(() => theirs.entries.length === 3 && listeners.entries.length === 3);
    expect(listeners.entries.map(({ id }) => id)).toEqual([old.id, gone.id, resource.id]);
    expect(theirs.entries.map(({ topic, id }) => [topic, id])).toEqual(Array(3).fill(['NETWORK', room.id]));
    expect((await news(late, room.id, seq)).items.map(({ id }) => id)).toEqual(Array(3).fill(room.id));
    for (const person of [other, late]) person.disconnect();
  });

  it('finds no earlier entries in the journal and the log', async () => {
    const room = await createNetwork(administrator, 'Før', 2);
    const [owner, author] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    const message = await postMessage(author, room.id, 'Før');
    const contribution = await author.contribute(challenge.id, 'Før');
    await room.facilitator.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
      input: { contributionId: contribution.id, reason: 'Ein gammal grunn' },
    });
    const began = new Date();
    const late = await beginsLate(room);
    const { items } = await news(late, room.id);
    const old = items.filter(({ at }) => new Date(at) < began);
    expect(old).toEqual([]);
    const told = JSON.stringify(items);
    for (const id of [challenge.id, message.id, contribution.id]) expect(told).not.toContain(id);
    expect(new Set(items.slice(0, -1).map(({ topic }) => topic))).toEqual(new Set(['NETWORK']));
    const entries = await log(late, room.id);
    expect(JSON.stringify(entries)).not.toContain('gammal');
    expect(entries.map(({ kind }) => kind)).toEqual(['SEAT_TAKEN']);
    // What comes after is all there, and is told also of an old challenge's hidden words to those who were there.
    await late.postChallenge(room.id);
    expect((await news(late, room.id)).items.at(-1)?.topic).toBe('CHALLENGE');
    expect((await log(author, room.id)).map(({ kind }) => kind)).toContain('CONTRIBUTION_HIDDEN');
  });
});
