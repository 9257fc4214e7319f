import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTalk, type Talk } from '../support/consultation.js';
import type { Person } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { goOnLeave, makeActive, reviseCharter } from '../support/standings.js';
import { acceptCharter, aNetwork, anAdministrator, aPerson, joins, type TestNetwork } from '../support/world.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await aServer();
  administrator = await anAdministrator(server);
});
afterAll(() => server.stop());

const missing = { code: 'NOT_FOUND' };
const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';

async function consultationsOf(person: Person, { id }: TestNetwork): Promise<string[]> {
  const { consultations } = await person.ask<{ consultations: { nodes: { id: string }[] } }>(
    'query ($id: ID!) { consultations(networkId: $id) { nodes { id } } }',
    { id },
  );
  return consultations.nodes.map((one) => one.id);
}
const askedIn = async (talk: Talk, by: Person) =>
  (await talk.seenBy(by)).participants.map(({ seat }) => seat.person.id);

/** A room that has begun, with a consultation under way in it. */
async function story(openHistory: boolean) {
  const room = await aNetwork(administrator, openHistory ? 'Alt frå før' : 'Ikkje før', 4);
  await makeActive(administrator, room.id);
  await reviseCharter(room.facilitator, room.id, 1, { openHistory });
  for (const person of room.members) await acceptCharter(person, room.id, 2);
  const [owner, anne, bjorn, leaver] = room.members as [Person, Person, Person, Person];
  const challenge = await owner.postChallenge(room.id);
  const talk = await aTalk(owner, challenge.id, [anne, bjorn, leaver], { protocol: 'TROIKA', facilitator: bjorn });
  await talk.says(owner, 'STATEMENT', 'Sagt før ho kom');
  return { room, owner, anne, bjorn, leaver, talk };
}

describe('who begins later', () => {
  it('finds no consultation from before, cannot be asked to one, and gets no news that says which', async () => {
    const { room, owner, talk } = await story(false);
    const newcomer = await aPerson(server);
    await joins(room, newcomer);
    expect(await consultationsOf(newcomer, room)).toEqual([]);
    await expect(talk.seenBy(newcomer)).rejects.toMatchObject(missing);
    await talk.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [newcomer.id] });
    expect(await askedIn(talk, owner)).not.toContain(newcomer.id);
    await expect(talk.does(newcomer, 'joinConsultation')).rejects.toMatchObject(missing);
    await expect(talk.does(newcomer, 'raiseHand')).rejects.toMatchObject(missing);
    await expect(talk.says(newcomer, 'QUESTION', 'Kva skjer?', { phaseSeq: 1 })).rejects.toMatchObject(missing);
    const later = await owner.postChallenge(room.id);
    await talk.does(owner, 'closeConsultation');
    const next = await aTalk(owner, later.id, [newcomer], { protocol: 'TROIKA', start: false });
    expect(await consultationsOf(newcomer, room)).toEqual([next.id]);
    expect((await next.seenBy(newcomer)).me.role).toBe('PEER');
  });

  it('is asked and sees it all where the charter says so', async () => {
    const { room, owner, talk } = await story(true);
    const newcomer = await aPerson(server);
    await joins(room, newcomer);
    expect(await consultationsOf(newcomer, room)).toEqual([talk.id]);
    await talk.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [newcomer.id] });
    const seen = await talk.does(newcomer, 'joinConsultation');
    expect(seen.posts.nodes.map(({ body }) => body)).toEqual(['Sagt før ho kom']);
  });

  it('is somebody new also when she has sat there before: she is not let in again, nor waited for', async () => {
    const { room, owner, anne, bjorn, leaver, talk } = await story(false);
    await talk.inPhase(owner, 'advanceConsultation');
    await leaver.ask(leave, { id: room.id });
    await joins(room, leaver);
    await expect(talk.seenBy(leaver)).rejects.toMatchObject(missing);
    await expect(talk.does(leaver, 'raiseHand')).rejects.toMatchObject(missing);
    expect(await askedIn(talk, bjorn)).not.toContain(leaver.id);
    await talk.says(anne, 'PASS', '');
    expect((await talk.seenBy(owner)).transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', phaseSeq: 3 });
  });
});

describe('everybody has taken part', () => {
  it('when each has passed or said as much as one may; who is on leave is not waited for', async () => {
    const { room, owner, anne, leaver, talk } = await story(false);
    await talk.inPhase(owner, 'advanceConsultation');
    await goOnLeave(leaver, room.id);
    expect((await talk.seenBy(owner)).notYetPosted?.map(({ person }) => person.id)).toEqual([anne.id]);
    for (const body of ['Kva har du prøvd?', 'Og elles?']) {
      const { id } = await talk.says(anne, 'QUESTION', body);
      await talk.says(owner, 'ANSWER', 'Lite', { parentId: id });
      // She may ask three times: the first answer does not take the next question from her.
      expect((await talk.seenBy(anne)).me).toMatchObject({ heard: true, done: false });
    }
    const third = await talk.says(anne, 'QUESTION', 'Kven har du spurt?');
    expect((await talk.seenBy(anne)).me.done).toBe(true);
    expect((await talk.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await talk.says(owner, 'ANSWER', '', { parentId: third.id });
    expect((await talk.seenBy(owner)).phase?.key).toBe('REFLECT');
    await talk.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    expect((await talk.seenBy(owner)).phase?.key).toBe('REFLECT');
    await talk.says(anne, 'PASS', '');
    expect((await talk.seenBy(owner)).phase?.key).toBe('RESPOND');
  });

  it('when each has posted or passed, after a moment in which nobody who may say more is cut off', async () => {
    const { owner, anne, bjorn, leaver, talk } = await story(false);
    await talk.inPhase(owner, 'advanceConsultation');
    await talk.inPhase(bjorn, 'advanceConsultation');
    const left = async () => {
      const { phaseEndsAt, serverTime } = await talk.seenBy(anne);
      return (Date.parse(phaseEndsAt ?? '') - Date.parse(serverTime)) / 1_000;
    };
    await talk.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    expect(await left()).toBeGreaterThan(200);
    const { id } = await talk.says(leaver, 'PERSPECTIVE', 'Eg òg.');
    expect(await left()).toBeLessThanOrEqual(120);
    await talk.says(anne, 'REPLY', 'Kanskje er det ingen.', { parentId: id });
    // More time once given stays given, whoever speaks.
    await talk.with(bjorn, 'extendPhase', 'ExtendPhaseInput', { phaseSeq: 3, by: 5 });
    await talk.says(leaver, 'REPLY', 'Kanskje er det vi.', { parentId: id });
    expect(await left()).toBeGreaterThan(300);
    await talk.after('8 minutes');
    const now = await talk.seenBy(anne);
    expect(now.phase?.key).toBe('RESPOND');
    await talk.says(owner, 'STATEMENT', 'Takk.');
    expect((await talk.seenBy(anne)).transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', by: null });
  });

  it('not when a note on the form is all one has said, and a facilitator on leave holds nobody up', async () => {
    const { room, owner, anne, bjorn, leaver, talk } = await story(false);
    await talk.inPhase(owner, 'advanceConsultation');
    await goOnLeave(bjorn, room.id);
    expect((await talk.seenBy(anne)).viewerMay.claimFacilitator).toBe(true);
    await talk.does(anne, 'claimFacilitator');
    await talk.says(anne, 'PROCESS_NOTE', 'Eitt spørsmål om gongen');
    expect((await talk.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await talk.says(leaver, 'PASS', '');
    expect((await talk.seenBy(owner)).phase?.key).toBe('REFLECT');
  });
});
