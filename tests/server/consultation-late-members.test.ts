import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConsultation, type TestConsultation } from '../support/consultation.js';
import { goOnLeave, makeActive, reviseCharter } from '../support/mixed-room.js';
import {
  acceptCharter,
  createAdministrator,
  createNetwork,
  createPerson,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
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
const askedIn = async (consultation: TestConsultation, by: Person) =>
  (await consultation.seenBy(by)).participants.map(({ seat }) => seat.person.id);

/** A room that has begun, with a consultation under way in it. */
async function story(openHistory: boolean) {
  const room = await createNetwork(administrator, openHistory ? 'Alt frå før' : 'Ikkje før', 4);
  await makeActive(administrator, room.id);
  await reviseCharter(room.facilitator, room.id, 1, { openHistory });
  for (const person of room.members) await acceptCharter(person, room.id, 2);
  const [owner, anne, bjorn, leaver] = room.members as [Person, Person, Person, Person];
  const challenge = await owner.postChallenge(room.id);
  const consultation = await createConsultation(owner, challenge.id, [anne, bjorn, leaver], {
    protocol: 'TROIKA',
    facilitator: bjorn,
  });
  await consultation.says(owner, 'STATEMENT', 'Sagt før ho kom');
  return { room, owner, anne, bjorn, leaver, consultation };
}

describe('who begins later', () => {
  it('finds no consultation from before, cannot be asked to one, and gets no news that says which', async () => {
    const { room, owner, consultation } = await story(false);
    const newPerson = await createPerson(server);
    await joinNetwork(room, newPerson);
    expect(await consultationsOf(newPerson, room)).toEqual([]);
    await expect(consultation.seenBy(newPerson)).rejects.toMatchObject(missing);
    await consultation.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [newPerson.id] });
    expect(await askedIn(consultation, owner)).not.toContain(newPerson.id);
    await expect(consultation.does(newPerson, 'joinConsultation')).rejects.toMatchObject(missing);
    await expect(consultation.does(newPerson, 'raiseHand')).rejects.toMatchObject(missing);
    await expect(consultation.says(newPerson, 'QUESTION', 'Kva skjer?', { phaseSeq: 1 })).rejects.toMatchObject(
      missing,
    );
    const later = await owner.postChallenge(room.id);
    await consultation.does(owner, 'closeConsultation');
    const next = await createConsultation(owner, later.id, [newPerson], { protocol: 'TROIKA', start: false });
    expect(await consultationsOf(newPerson, room)).toEqual([next.id]);
    expect((await next.seenBy(newPerson)).me.role).toBe('PEER');
  });

  it('is asked and sees it all where the charter says so', async () => {
    const { room, owner, consultation } = await story(true);
    const newPerson = await createPerson(server);
    await joinNetwork(room, newPerson);
    expect(await consultationsOf(newPerson, room)).toEqual([consultation.id]);
    await consultation.with(owner, 'askToTakePart', 'AskToTakePartInput', { personIds: [newPerson.id] });
    const seen = await consultation.does(newPerson, 'joinConsultation');
    expect(seen.posts.nodes.map(({ body }) => body)).toEqual(['Sagt før ho kom']);
  });

  it('is new also after an earlier seat there: not let in again, nor waited for', async () => {
    const { room, owner, anne, bjorn, leaver, consultation } = await story(false);
    await consultation.inPhase(owner, 'advanceConsultation');
    await leaver.ask(leave, { id: room.id });
    await joinNetwork(room, leaver);
    await expect(consultation.seenBy(leaver)).rejects.toMatchObject(missing);
    await expect(consultation.does(leaver, 'raiseHand')).rejects.toMatchObject(missing);
    expect(await askedIn(consultation, bjorn)).not.toContain(leaver.id);
    await consultation.says(anne, 'PASS', '');
    expect((await consultation.seenBy(owner)).transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', phaseSeq: 3 });
  });
});

describe('everybody has taken part', () => {
  it('when each has passed or posted as much as allowed; who is on leave is not waited for', async () => {
    const { room, owner, anne, leaver, consultation } = await story(false);
    await consultation.inPhase(owner, 'advanceConsultation');
    await goOnLeave(leaver, room.id);
    expect((await consultation.seenBy(owner)).notYetPosted?.map(({ person }) => person.id)).toEqual([anne.id]);
    for (const body of ['Kva har du prøvd?', 'Og elles?']) {
      const { id } = await consultation.says(anne, 'QUESTION', body);
      await consultation.says(owner, 'ANSWER', 'Lite', { parentId: id });
      // Three questions are allowed: the first answer does not end the turn.
      expect((await consultation.seenBy(anne)).me).toMatchObject({ heard: true, done: false });
    }
    const third = await consultation.says(anne, 'QUESTION', 'Kven har du spurt?');
    expect((await consultation.seenBy(anne)).me.done).toBe(true);
    expect((await consultation.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await consultation.says(owner, 'ANSWER', '', { parentId: third.id });
    expect((await consultation.seenBy(owner)).phase?.key).toBe('REFLECT');
    await consultation.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    expect((await consultation.seenBy(owner)).phase?.key).toBe('REFLECT');
    await consultation.says(anne, 'PASS', '');
    expect((await consultation.seenBy(owner)).phase?.key).toBe('RESPOND');
  });

  it('when each has posted or passed, after a moment in which nobody who may say more is cut off', async () => {
    const { owner, anne, bjorn, leaver, consultation } = await story(false);
    await consultation.inPhase(owner, 'advanceConsultation');
    await consultation.inPhase(bjorn, 'advanceConsultation');
    const left = async () => {
      const { phaseEndsAt, serverTime } = await consultation.seenBy(anne);
      return (Date.parse(phaseEndsAt ?? '') - Date.parse(serverTime)) / 1_000;
    };
    await consultation.says(anne, 'PERSPECTIVE', 'Eg lurer på kven som eig dette.');
    expect(await left()).toBeGreaterThan(200);
    const { id } = await consultation.says(leaver, 'PERSPECTIVE', 'Eg òg.');
    expect(await left()).toBeLessThanOrEqual(120);
    await consultation.says(anne, 'REPLY', 'Kanskje er det ingen.', { parentId: id });
    // More time once given stays given, whoever speaks.
    await consultation.with(bjorn, 'extendPhase', 'ExtendPhaseInput', { phaseSeq: 3, by: 5 });
    await consultation.says(leaver, 'REPLY', 'Kanskje er det vi.', { parentId: id });
    expect(await left()).toBeGreaterThan(300);
    await consultation.after('8 minutes');
    const now = await consultation.seenBy(anne);
    expect(now.phase?.key).toBe('RESPOND');
    await consultation.says(owner, 'STATEMENT', 'Takk.');
    expect((await consultation.seenBy(anne)).transitions.at(-1)).toMatchObject({ why: 'ALL_DONE', by: null });
  });

  it('not when one has only posted a process note; a facilitator on leave delays nobody', async () => {
    const { room, owner, anne, bjorn, leaver, consultation } = await story(false);
    await consultation.inPhase(owner, 'advanceConsultation');
    await goOnLeave(bjorn, room.id);
    expect((await consultation.seenBy(anne)).viewerMay.claimFacilitator).toBe(true);
    await consultation.does(anne, 'claimFacilitator');
    await consultation.says(anne, 'PROCESS_NOTE', 'Eitt spørsmål om gongen');
    expect((await consultation.seenBy(owner)).phase?.key).toBe('CLARIFY');
    await consultation.says(leaver, 'PASS', '');
    expect((await consultation.seenBy(owner)).phase?.key).toBe('REFLECT');
  });
});
