import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apply, list, mine, revise, sayYes } from '../support/applications.js';
import { postMessage } from '../support/chat.js';
import { createConsultation, TestConsultation } from '../support/consultation.js';
import { goOnLeave } from '../support/mixed-room.js';
import { report, resolveReport, withSeat } from '../support/moderation.js';
import {
  acceptCharter,
  charterInput,
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

type Item = {
  reason: string;
  networkId: string;
  networkName: string;
  subjectId: string;
  title: string;
  count: number;
  closesAt: string | null;
  by: { person: { id: string } } | null;
};

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let owner: Person;
let anne: Person;
let bjorn: Person;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Dei som ventar', 3);
  [owner, anne, bjorn] = room.members as [Person, Person, Person];
});
afterAll(() => server.stop());

const waiting = async (person: Person): Promise<Item[]> =>
  (
    await person.ask<{ waiting: Item[] }>(
      '{ waiting { reason networkId networkName subjectId title count closesAt by { person { id } } } }',
    )
  ).waiting;
const reasons = async (person: Person, networkId = room.id) =>
  (await waiting(person)).filter((item) => item.networkId === networkId).map(({ reason }) => reason);
const tabs = async (person: Person, id = room.id) =>
  (
    await person.ask<{ network: { waiting: Record<string, number> } }>(
      'query ($id: ID!) { network(id: $id) { waiting { consultations meetings decisions mentions messages } } }',
      { id },
    )
  ).network.waiting;
const propose = (challengeId: string, mode = 'ASYNC') =>
  owner.ask<{ proposeConsultation: { id: string } }>(
    'mutation ($input: ProposeConsultationInput!) { proposeConsultation(input: $input) { id } }',
    {
      input: {
        ...{ challengeId, clientId: crypto.randomUUID(), protocol: 'TROIKA', mode },
        personIds: [anne.id, bjorn.id],
      },
    },
  );

describe('what waits for a person', () => {
  it('is a consultation, from being asked until telling how it went', async () => {
    const { id } = await owner.postChallenge(room.id);
    const consultation = new TestConsultation((await propose(id)).proposeConsultation.id, server);
    expect(await waiting(anne)).toContainEqual({
      ...{ reason: 'CONSULTATION_INVITATION', networkId: room.id, networkName: 'Dei som ventar' },
      ...{ subjectId: consultation.id, title: 'Eg skal leie ei eining som er delt på to stader' },
      ...{ count: 0, closesAt: null, by: { person: { id: owner.id } } },
    });
    expect(await tabs(anne)).toMatchObject({ consultations: 1 });
    expect(await reasons(owner)).not.toContain('CONSULTATION_READY');
    await consultation.does(anne, 'joinConsultation');
    await consultation.does(bjorn, 'joinConsultation');
    expect(await reasons(anne)).not.toContain('CONSULTATION_INVITATION');
    expect(await reasons(owner)).toContain('CONSULTATION_READY');

    await consultation.does(owner, 'startConsultation');
    for (let step = 0; step < 12; step++) {
      const now = await consultation.seenBy(owner);
      if (now.stage !== 'RUNNING') break;
      const yet = (now.notYetPosted ?? []).map(({ person }) => person.id);
      for (const person of [owner, anne, bjorn]) {
        const turn = (await waiting(person)).find(({ reason }) => reason === 'YOUR_TURN');
        if (yet.includes(person.id))
          expect({ turn: turn?.subjectId, until: turn?.closesAt }).toEqual({
            ...{ turn: consultation.id, until: now.phaseEndsAt },
          });
        else expect(turn).toBeUndefined();
      }
      const [next] = [anne, bjorn].filter((person) => yet.includes(person.id));
      const may = next && (await consultation.seenBy(next)).me.open.some(({ kind }) => kind === 'PASS');
      if (may) await consultation.says(next, 'PASS', '');
      else await consultation.inPhase(owner, 'advanceConsultation');
    }
    expect((await consultation.seenBy(owner)).stage).toBe('CLOSED');
    expect(await reasons(owner)).not.toContain('FOLLOW_UP');
    await consultation.after('30 days');
    await server.database.asSuperuser(`UPDATE consultations SET stage = 'FOLLOW_UP_DUE' WHERE id = $1`, [
      consultation.id,
    ]);
    expect(await reasons(owner)).toContain('FOLLOW_UP');
    expect(await reasons(anne)).not.toContain('FOLLOW_UP');
  });

  it('asks the owner to answer questions, as long as one is open', async () => {
    const { id } = await owner.postChallenge(room.id);
    const consultation = await createConsultation(owner, id, [anne, bjorn], { protocol: 'TROIKA', mode: 'ASYNC' });
    while ((await consultation.seenBy(owner)).phase?.key !== 'CLARIFY')
      await consultation.inPhase(owner, 'advanceConsultation');
    const turn = async () =>
      (await waiting(owner)).some(({ reason, subjectId }) => reason === 'YOUR_TURN' && subjectId === consultation.id);
    const question = await consultation.says(anne, 'QUESTION', 'Kor mange er de?');
    expect(await turn()).toBe(true);
    await consultation.says(owner, 'ANSWER', 'Tolv.', { parentId: question.id });
    expect(await turn()).toBe(false);
    await consultation.does(owner, 'withdrawConsultation');
    expect(await reasons(bjorn)).not.toContain('YOUR_TURN');
  });

  it('begins with what closes soonest', async () => {
    const { id } = await owner.postChallenge(room.id);
    const consultation = await createConsultation(owner, id, [anne, bjorn], { protocol: 'TROIKA', mode: 'LIVE' });
    while (!(await reasons(anne)).includes('YOUR_TURN')) await consultation.inPhase(owner, 'advanceConsultation');
    const all = await waiting(anne);
    expect(all[0]).toMatchObject({ reason: 'YOUR_TURN', subjectId: consultation.id });
    const times = all.map(({ closesAt }) => closesAt ?? '9');
    expect(times).toEqual([...times].sort());
    await consultation.does(owner, 'withdrawConsultation');
  });

  it('is an application for those who decide, until each has voted; the applicant is told that it is pending', async () => {
    const network = await createNetwork(administrator, 'Der ein søkjer', 2);
    const [first, second] = network.members as [Person, Person];
    await list(server, network.id);
    const seeker = await createPerson(server);
    const { id } = await apply(seeker, network.id);
    expect(await waiting(network.facilitator)).toContainEqual(
      expect.objectContaining({ reason: 'APPLICATIONS', networkId: network.id, title: 'Der ein søkjer', count: 1 }),
    );
    expect(await tabs(network.facilitator, network.id)).toMatchObject({ decisions: 1 });
    expect(await reasons(first, network.id)).toEqual([]);
    expect(await waiting(seeker)).toEqual([
      expect.objectContaining({ reason: 'OWN_APPLICATION', networkId: network.id, networkName: 'Der ein søkjer' }),
    ]);
    await revise(network, { admission: 'MEMBERS' });
    expect(await reasons(first, network.id)).toEqual(['APPLICATIONS']);
    await sayYes(first, id, false);
    expect(await reasons(first, network.id)).toEqual([]);
    expect(await reasons(second, network.id)).toEqual(['APPLICATIONS']);
    await sayYes(second, id);
    await sayYes(network.facilitator, id);
    expect(await mine(seeker)).toMatchObject([{ state: 'ADMITTED' }]);
    expect(await reasons(seeker, network.id)).toEqual(['CHARTER_TO_ACCEPT']);
  });

  it('is a vote, an offered turn and a report, each for those who can answer it', async () => {
    const network = await createNetwork(administrator, 'Der noko er føreslått', 2);
    const [first, second] = network.members as [Person, Person];
    await withSeat('proposeFacilitator', first, network.seatOf.get(second));
    expect(await reasons(first, network.id)).toEqual([]);
    expect(await waiting(second)).toContainEqual(
      expect.objectContaining({ reason: 'ELECTION', networkId: network.id, by: { person: { id: second.id } } }),
    );
    await withSeat('offerTurn', network.facilitator, network.seatOf.get(first));
    expect(await reasons(first, network.id)).toEqual(['TURN_OFFERED']);
    expect(await tabs(first, network.id)).toMatchObject({ decisions: 1 });

    const challenge = await first.postChallenge(network.id);
    const { id } = await report(second, challenge.id);
    expect(await reasons(network.facilitator, network.id)).toContain('REPORTS');
    for (const person of [first, second]) expect(await reasons(person, network.id)).not.toContain('REPORTS');
    await resolveReport(network.facilitator, id);
    expect(await reasons(network.facilitator, network.id)).not.toContain('REPORTS');
  });

  it('is a charter that is new or changed, and nothing else in that room', async () => {
    const network = await createNetwork(administrator, 'Med ny avtale', 1);
    const [member] = network.members as [Person];
    await network.facilitator.postChallenge(network.id);
    await network.facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
      input: { networkId: network.id, replaces: 1, charter: charterInput() },
    });
    expect(await reasons(member, network.id)).toEqual(['CHARTER_CHANGED']);
    await acceptCharter(member, network.id, 2);
    expect(await reasons(member, network.id)).toEqual(['UNANSWERED']);
    const late = await createPerson(server);
    await takeSeat(late, await invite(network.facilitator, network.id), false);
    expect(await reasons(late, network.id)).toEqual(['CHARTER_TO_ACCEPT']);
    await goOnLeave(member, network.id);
    expect(await reasons(member, network.id)).toEqual([]);
  });

  it('is a mention at the very message, and in a quiet line that the chat holds something new, until it is read', async () => {
    const network = await createNetwork(administrator, 'Med samtale', 1);
    const [member] = network.members as [Person];
    await postMessage(network.facilitator, network.id, 'God morgon');
    expect(await reasons(member, network.id)).toEqual(['CHAT']);
    const { id, seq } = await postMessage(network.facilitator, network.id, 'Kva tenkjer du?', {
      mentions: [network.seatOf.get(member)],
    });
    expect(await waiting(member)).toEqual([
      expect.objectContaining({ reason: 'MENTIONED', subjectId: id, count: 1 }),
      expect.objectContaining({ reason: 'CHAT', subjectId: network.id, count: 2 }),
    ]);
    expect(await tabs(member, network.id)).toEqual({
      consultations: 0,
      meetings: 0,
      decisions: 0,
      mentions: 1,
      messages: 2,
    });
    expect(await reasons(network.facilitator, network.id)).toEqual([]);
    await member.ask('mutation ($id: ID!, $seq: Int!) { markChatRead(networkId: $id, seq: $seq) { myReadSeq } }', {
      ...{ id: network.id, seq },
    });
    expect(await reasons(member, network.id)).toEqual([]);
  });

  it('is a mention in a thread that somebody may not have opened, until it is read', async () => {
    const network = await createNetwork(administrator, 'Med trådar', 2);
    const [asker, named] = network.members as [Person, Person];
    const { id } = await asker.postChallenge(network.id);
    const { seq } = await network.facilitator.contribute(id, 'Kva tenkjer du?', {
      mentions: [network.seatOf.get(named)],
    });
    expect(await waiting(named)).toEqual([
      expect.objectContaining({ reason: 'MENTIONED_IN_THREAD', networkId: network.id, subjectId: id, count: 1 }),
    ]);
    await named.ask('mutation ($id: ID!, $seq: Int!) { markRead(challengeId: $id, seq: $seq) { id } }', { id, seq });
    expect(await reasons(named, network.id)).toEqual([]);
  });

  it('is nothing of a challenge that is closed to their agency', async () => {
    const network = await createNetwork(administrator, 'Lukka for éin', 3);
    const [asker, peer, excluded] = network.members as [Person, Person, Person];
    const { network: seen } = await asker.ask<{
      network: { seats: { person: { id: string }; organisation: { orgnr: string } }[] };
    }>('query ($id: ID!) { network(id: $id) { seats { person { id } organisation { orgnr } } } }', { id: network.id });
    const closedTo = seen.seats.find(({ person }) => person.id === excluded.id)?.organisation.orgnr;
    const { id } = await asker.postChallenge(network.id);
    await asker.ask('mutation ($input: ProposeConsultationInput!) { proposeConsultation(input: $input) { id } }', {
      input: {
        ...{ challengeId: id, clientId: crypto.randomUUID(), protocol: 'TROIKA', mode: 'ASYNC' },
        personIds: [peer.id, excluded.id],
      },
    });
    expect(await reasons(excluded, network.id)).toEqual(['CONSULTATION_INVITATION', 'UNANSWERED']);
    await server.database.asSuperuser('UPDATE challenges SET hidden_from_orgnr = $2 WHERE id = $1', [id, closedTo]);
    expect(await reasons(excluded, network.id)).toEqual([]);
    expect(await tabs(excluded, network.id)).toMatchObject({ consultations: 0 });
    expect(await reasons(peer, network.id)).toEqual(['CONSULTATION_INVITATION', 'UNANSWERED']);
  });

  it('is still told to a page of an earlier build, as far as it knows the reasons', async () => {
    const { actionItems } = await anne.ask<{ actionItems: { reason: string; challenge: { title: string } }[] }>(
      '{ actionItems { reason challenge { title } } }',
    );
    expect(actionItems.map(({ reason }) => reason)).toEqual(['UNANSWERED']);
  });
});
