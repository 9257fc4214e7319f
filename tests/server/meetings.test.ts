import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerMeeting,
  callMeeting,
  cancelMeeting,
  chooseAgenda,
  comes,
  itemInput,
  later,
  leaveWord,
  meetingInput,
  proposeItem,
  reviseMeeting,
  startMeeting,
  viewMeeting,
} from '../support/meetings.js';
import { inDays, missingRequirements } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

/** Two save at once so often. */
const saves = rounds(30, 500);

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

type Room = TestNetwork & { a: Person; b: Person; c: Person };
async function room(name: string): Promise<Room> {
  const network = await createNetwork(administrator, name, 3);
  const [a, b, c] = network.members as [Person, Person, Person];
  return { ...network, a, b, c };
}
const bad = (field: string, rule: string) => ({ code: 'BAD_INPUT', fields: [{ field, rule }] });
const titles = async (person: Person, id: string) =>
  (await viewMeeting(person, id)).agenda.items.map(({ title }) => title);

describe('a meeting', () => {
  it('is called by a facilitator, seen by the members, and by nobody else', async () => {
    const { id, facilitator, a } = await room('Kalla inn');
    const meeting = await callMeeting(facilitator, id, { day: inDays(12), time: '09:30' });
    expect(await viewMeeting(a, meeting)).toMatchObject({
      stage: 'CALLED',
      viewerMay: { change: false, answer: true },
    });
    await expect(callMeeting(a, id, { day: inDays(20) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(reviseMeeting(a, meeting, 1, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cancelMeeting(a, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const outsider = await createPerson(server);
    for (const person of [outsider, administrator])
      await expect(viewMeeting(person, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is called once by two who try with one id, and not in the past, twice at one time, or nowhere', async () => {
    const { id: networkId, facilitator } = await room('Éin gong');
    const input = { networkId, clientId: randomUUID(), meeting: meetingInput() };
    const call = 'mutation ($input: CallMeetingInput!) { callMeeting(input: $input) { id } }';
    const [one, two] = await Promise.all([facilitator.ask(call, { input }), facilitator.ask(call, { input })]);
    expect(one).toEqual(two);
    await expect(callMeeting(facilitator, networkId, { day: inDays(-1) })).rejects.toMatchObject(bad('day', 'past'));
    await expect(callMeeting(facilitator, networkId, { time: '11:30' })).rejects.toMatchObject(bad('time', 'overlaps'));
    await expect(callMeeting(facilitator, networkId, { day: inDays(9), place: '' })).rejects.toMatchObject(
      bad('place', 'required'),
    );
    await expect(
      callMeeting(facilitator, networkId, { day: inDays(9), facilitatorSeatId: randomUUID() }),
    ).rejects.toMatchObject(bad('facilitatorSeatId', 'seat'));
  });

  it('asks again when it is moved, and not when only its place is another; nobody overwrites what they have not seen', async () => {
    const { id, facilitator, a } = await room('Flytta');
    const meeting = await callMeeting(facilitator, id);
    const other = await callMeeting(facilitator, id, { day: inDays(30) });
    const before = await viewMeeting(a, other);
    await answerMeeting(a, meeting, 'YES');
    await answerMeeting(a, meeting, 'MAYBE');
    await reviseMeeting(facilitator, meeting, 1, { place: 'Ein annan stad' });
    expect((await viewMeeting(facilitator, meeting)).answers).toEqual([
      { answer: 'MAYBE', seat: { person: { id: a.id } } },
    ]);
    await expect(reviseMeeting(facilitator, meeting, 1, { time: '15:00' })).rejects.toMatchObject(
      bad('replaces', 'stale'),
    );
    await reviseMeeting(facilitator, meeting, 2, { time: '15:00' });
    expect((await viewMeeting(facilitator, meeting)).answers).toEqual([]);
    expect(await viewMeeting(a, other)).toEqual(before);
  });

  it('counts as one of the next two dates of the form', async () => {
    const { id, facilitator } = await room('Forma');
    const missing = async () => (await missingRequirements(facilitator, id)).includes('F6');
    await server.database.asSuperuser(
      `UPDATE charters SET every_weeks = 4, minutes = 90, place = 'Oslo' WHERE network_id = $1`,
      [id],
    );
    expect(await missing()).toBe(true);
    await callMeeting(facilitator, id);
    expect(await missing()).toBe(true);
    const second = await callMeeting(facilitator, id, { day: inDays(33) });
    expect(await missing()).toBe(false);
    await cancelMeeting(facilitator, second);
    expect(await missing()).toBe(true);
  });

  it('is proposed by the rhythm until two are called, with the facilitator whose turn it is', async () => {
    const { id, facilitator, a, seatOf } = await room('Rytmen');
    const proposals = async (person: Person) =>
      (
        await person.ask<{
          network: { meetingProposals: { day: string; time: string; facilitator: { id: string } }[] };
        }>('query ($id: ID!) { network(id: $id) { meetingProposals { day time facilitator { id } } } }', { id })
      ).network.meetingProposals;
    expect(await proposals(facilitator)).toEqual([]);
    await server.database.asSuperuser(
      `UPDATE charters SET every_weeks = 4, minutes = 90, place = 'Oslo', rotation = 'EACH_MEETING' WHERE network_id = $1`,
      [id],
    );
    const both = await proposals(facilitator);
    expect(both).toHaveLength(2);
    expect(new Set(both.map((one) => one.facilitator.id)).size).toBe(2);
    expect(await proposals(a)).toEqual([]);
    await callMeeting(facilitator, id, { day: both[0]?.day, time: '14:15', facilitatorSeatId: seatOf.get(a) });
    const [next, ...more] = await proposals(facilitator);
    expect(more).toEqual([]);
    expect(next).toMatchObject({ day: both[1]?.day, time: '14:15' });
    expect(next?.facilitator.id).not.toBe(seatOf.get(a));
  });

  it('waits for an answer, then for a choice, until the person has given both', async () => {
    const { id, facilitator, a, b } = await room('Ventar');
    const waiting = async () =>
      (await a.ask<{ waiting: { reason: string; subjectId: string }[] }>('{ waiting { reason subjectId } }')).waiting
        .filter(({ subjectId }) => subjectId === meeting)
        .map(({ reason }) => reason);
    const meeting = await callMeeting(facilitator, id);
    expect(await waiting()).toEqual(['MEETING_INVITATION']);
    await answerMeeting(a, meeting, 'NO');
    expect(await waiting()).toEqual([]);
    const item = await proposeItem(b, id, 'Til val');
    expect(await waiting()).toEqual(['CHOOSE_AGENDA']);
    await chooseAgenda(a, meeting, [item]);
    expect(await waiting()).toEqual([]);
    await comes(server, meeting, "starts_at - interval '29 minutes'");
    // Who does not come is not called.
    expect(await waiting()).toEqual([]);
    await answerMeeting(a, meeting, 'YES');
    expect(await waiting()).toEqual(['MEETING_SOON']);
    await comes(server, meeting, "starts_at + interval '1 minute'");
    for (const person of [b, facilitator]) await startMeeting(person, meeting);
    expect(await waiting()).toEqual(['MEETING_UNDER_WAY']);
  });

  it('forgets who answered what when it is over, at once for members and by the hour from the database', async () => {
    const { id, facilitator, a } = await room('Gløymt');
    const meeting = await callMeeting(facilitator, id);
    await answerMeeting(a, meeting, 'YES');
    await comes(server, meeting, "ends_at + interval '12 hours'");
    expect((await viewMeeting(facilitator, meeting)).answers).toEqual([]);
    const left = () => server.database.asSuperuser('SELECT 1 FROM meeting_answers WHERE meeting_id = $1', [meeting]);
    await until(async () => (await left()).length === 0);
    const expiring = await callMeeting(facilitator, id, { time: '17:00' });
    await answerMeeting(a, expiring, 'YES');
    await comes(server, expiring, "ends_at + interval '12 hours'");
    await server.database.asSuperuser('SET ROLE krets_app; SELECT app.expire_meetings(); RESET ROLE');
    expect(
      await server.database.asSuperuser('SELECT 1 FROM meeting_answers WHERE meeting_id = $1', [expiring]),
    ).toEqual([]);
  });
});

describe('an agenda', () => {
  it('is chosen by the members, ordered by their choices, and shows no choice but one’s own', async () => {
    const { id, facilitator, a, b, c } = await room('Dagsorden');
    const meeting = await callMeeting(facilitator, id);
    const one = await proposeItem(a, id, 'Ein', { minutes: 45 });
    const two = await proposeItem(b, id, 'To', { minutes: 45 });
    const three = await proposeItem(c, id, 'Tre', { minutes: 20 });
    const four = await proposeItem(facilitator, id, 'Fire', { minutes: 10 });
    await chooseAgenda(a, meeting, [two, three]);
    const seen = JSON.stringify(await viewMeeting(c, meeting));
    await chooseAgenda(a, meeting, [two]);
    await chooseAgenda(b, meeting, [two, four]);
    expect(JSON.stringify(await viewMeeting(c, meeting))).toBe(seen);
    expect((await viewMeeting(b, meeting)).agenda).toMatchObject({ stage: 'CHOOSING', choices: 2, seed: null });
    expect(
      (await viewMeeting(b, meeting)).agenda.items.filter(({ chosenByMe }) => chosenByMe).map((i) => i.id),
    ).toEqual([two, four]);
    await comes(server, meeting, "starts_at - interval '12 hours'");
    const { agenda } = await viewMeeting(c, meeting);
    expect(agenda.stage).toBe('ORDERED');
    expect(agenda.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(agenda.items[0]).toMatchObject({ id: two, hasTime: true, reason: 'CHOSEN' });
    expect(agenda.items[1]).toMatchObject({ id: four, hasTime: true });
    expect(agenda.items.map((item) => item.id).sort()).toEqual([one, two, three, four].sort());
    for (const person of [a, b, facilitator])
      expect(await titles(person, meeting)).toEqual(agenda.items.map(({ title }) => title));
    await expect(chooseAgenda(c, meeting, [one])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes two items of each, and choices within the rule alone', async () => {
    const { id, facilitator, a, b } = await room('Reglane');
    const meeting = await callMeeting(facilitator, id);
    const one = await proposeItem(a, id, 'Ein');
    const two = await proposeItem(a, id, 'To');
    await expect(proposeItem(a, id, 'Tre')).rejects.toMatchObject(bad('title', 'tooMany'));
    await expect(chooseAgenda(b, meeting, [one, two])).rejects.toMatchObject(bad('itemIds', 'max'));
    const three = await proposeItem(b, id, 'Tre');
    await proposeItem(b, id, 'Fire');
    await expect(chooseAgenda(a, meeting, [one, two])).rejects.toMatchObject(bad('itemIds', 'own'));
    await expect(chooseAgenda(a, meeting, [randomUUID()])).rejects.toMatchObject(bad('itemIds', 'gone'));
    await chooseAgenda(a, meeting, [one, three]);
    const propose = 'mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { id } }';
    const strange = await (await room('Ein annan')).a
      .postChallenge((await room('Tredje')).id)
      .catch(() => ({ id: randomUUID() }));
    for (const wrong of [{ minutes: 30 }, { challengeId: strange.id }, { title: ' ' }])
      await expect(facilitator.ask(propose, { input: itemInput(id, wrong) })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    const withdraw = (person: Person, item: string) =>
      person.ask('mutation ($id: ID!) { withdrawAgendaItem(id: $id) { id } }', { id: item });
    await expect(withdraw(facilitator, one)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdraw(a, one);
    expect(await titles(b, meeting)).toEqual(['To', 'Tre', 'Fire']);
  });

  it('carries a word that somebody leaves beforehand, until its item is taken up', async () => {
    const { id, facilitator, a, b } = await room('På førehand');
    const meeting = await callMeeting(facilitator, id);
    const item = await proposeItem(a, id, 'Til dei som kjem');
    await leaveWord(b, item, 'Eg kan ikkje kome. Spør kven som vart spurd sist.');
    await leaveWord(b, item, 'Spør kven som vart spurd sist.');
    const words = async () => (await viewMeeting(facilitator, meeting)).agenda.items[0]?.words;
    expect(await words()).toEqual([{ body: 'Spør kven som vart spurd sist.' }]);
    await expect(leaveWord(await createPerson(server), item, 'Hei')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await leaveWord(a, item, 'Takk');
    await leaveWord(a, item, ' ');
    expect(await words()).toHaveLength(1);
    await comes(server, meeting, "ends_at + interval '12 hours'");
    await viewMeeting(a, meeting);
    await until(async () => (await viewMeeting(a, meeting)).stage === 'OVER');
    expect(await words()).toHaveLength(1);
    await expect(leaveWord(b, item, 'For seint')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await a.ask('mutation ($id: ID!) { eraseMyContent(networkId: $id) }', { id });
    expect(await words()).toBeUndefined();
  });

  it('goes on to the next meeting with what had no time, which has then waited', async () => {
    const { id, facilitator, a, b, c } = await room('Vidare');
    const meeting = await callMeeting(facilitator, id, { minutes: 60 });
    const next = await callMeeting(facilitator, id, { day: inDays(40) });
    expect((await viewMeeting(a, next)).agenda).toMatchObject({ stage: 'WAITING', items: [] });
    const chosen = await proposeItem(a, id, 'Valt', { minutes: 20 });
    const long = await proposeItem(b, id, 'For lang', { minutes: 45 });
    await chooseAgenda(a, meeting, [chosen]);
    await comes(server, meeting, "starts_at - interval '12 hours'");
    await proposeItem(c, id, 'For sein', { minutes: 10 });
    expect(
      (await viewMeeting(c, meeting)).agenda.items.map(({ title, hasTime, forLater }) => [title, hasTime, forLater]),
    ).toEqual([
      ['Valt', true, false],
      ['For lang', false, false],
      ['For sein', null, true],
    ]);
    await comes(server, meeting, "ends_at + interval '12 hours'");
    // Two who look at once end it once.
    await Promise.all([viewMeeting(a, meeting), viewMeeting(b, meeting)]);
    await until(async () => (await viewMeeting(a, meeting)).stage === 'OVER');
    expect(await titles(a, meeting)).toEqual(['Valt']);
    const { agenda } = await viewMeeting(b, next);
    expect(agenda.items.map(({ id: item, waited }) => [item, waited])).toEqual([
      [long, 1],
      [expect.any(String), 0],
    ]);
    expect(await server.database.asSuperuser('SELECT 1 FROM agenda_picks WHERE meeting_id = $1', [meeting])).toEqual(
      [],
    );
  });

  it('waits for the next meeting when this one is cancelled, and has not aged by it', async () => {
    const { id, facilitator, a } = await room('Avlyst');
    const meeting = await callMeeting(facilitator, id);
    await proposeItem(a, id, 'Framleis viktig');
    await cancelMeeting(facilitator, meeting);
    expect(await viewMeeting(a, meeting)).toMatchObject({
      stage: 'CANCELLED',
      cancelReason: 'Sjukdom',
      agenda: { items: [] },
    });
    const next = await callMeeting(facilitator, id, { day: inDays(6) });
    expect((await viewMeeting(a, next)).agenda.items).toMatchObject([{ title: 'Framleis viktig', waited: 0 }]);
  });

  it('is drawn by a seed whose hash was shown before anybody chose', async () => {
    const { id, facilitator, a } = await room('Loddet');
    const meeting = await callMeeting(facilitator, id);
    const { agenda: before } = await viewMeeting(a, meeting);
    await comes(server, meeting, "starts_at - interval '12 hours'");
    const { agenda: after } = await viewMeeting(a, meeting);
    const { createHash } = await import('node:crypto');
    expect(
      createHash('sha256')
        .update(after.seed ?? '')
        .digest('hex'),
    ).toBe(before.seedHash);
  });

  it('gives nobody, facilitators included, a way to set a place', () => {
    const forbidden = /position|place|order|sort|above|below|box/i;
    expect(Object.keys(itemInput('x')).filter((name) => forbidden.test(name))).toEqual([]);
  });
});

type SeenRun = {
  version: number;
  step: number;
  steps: { kind: string; itemId: string | null; title: string | null; ifTime: boolean }[];
  stepEndsAt: string;
  votesUntil: string | null;
  wantsMore: boolean | null;
  facilitator: { id: string } | null;
  choosingUntil: string | null;
  viewerIsThere: boolean;
  holds: boolean | null;
  viewerMay: {
    finishStep: boolean;
    consent: boolean;
    chooseAgain: boolean;
    handOver: boolean;
    takeOver: boolean;
    end: boolean;
  };
};
const viewRun = async (person: Person, id: string) =>
  (
    await person.ask<{ meeting: { viewerMayStart: boolean; run: SeenRun | null } }>(
      `query ($id: ID!) { meeting(id: $id) { viewerMayStart run { version step stepEndsAt votesUntil wantsMore
         choosingUntil viewerIsThere holds steps { kind itemId title ifTime } facilitator { id }
         viewerMay { finishStep consent chooseAgain handOver takeOver end } } } }`,
      { id },
    )
  ).meeting;
const running = async (person: Person, id: string): Promise<SeenRun> => {
  const { run } = await viewRun(person, id);
  if (!run) throw new Error('It is not under way.');
  return run;
};
const goOn = (person: Person, id: string, version: number) =>
  person.ask('mutation ($input: MoveMeetingOnInput!) { moveMeetingOn(input: $input) { id } }', {
    input: { id, version },
  });
const say = (person: Person, id: string, version: number, more: boolean) =>
  person.ask('mutation ($input: VoteOnTimeInput!) { voteOnTime(input: $input) { id } }', {
    input: { id, version, more },
  });
const handOver = (person: Person, id: string, seatId: string | null) =>
  person.ask('mutation ($input: HandOverMeetingInput!) { handOverMeeting(input: $input) { id } }', {
    input: { id, seatId },
  });
const consent = (person: Person, id: string, holds: boolean, version = 3) =>
  person.ask('mutation ($input: ConsentToAgendaInput!) { consentToAgenda(input: $input) { id } }', {
    input: { id, version, holds },
  });
const join = (person: Person, id: string) => person.ask('mutation ($id: ID!) { joinMeeting(id: $id) { id } }', { id });
/** Past the check-in, last time's steps and the order, which half of those who are there hold on to. */
async function toFirstItem(facilitator: Person, meeting: string) {
  for (const version of [1, 2]) await goOn(facilitator, meeting, version);
  await consent(facilitator, meeting, true);
  await goOn(facilitator, meeting, 3);
}
const timeIsUp = (id: string, seconds: number) =>
  server.database.asSuperuser(
    `UPDATE meeting_runs SET step_ends_at = now() - make_interval(secs => $2) WHERE meeting_id = $1`,
    [id, seconds],
  );

const toNow = (meeting: string) => comes(server, meeting, "starts_at + interval '1 minute'");

/** A meeting that begins now, with an item by each of two members. */
async function begun(name: string, begin = true) {
  const network = await room(name);
  const { id, facilitator, a, b, seatOf } = network;
  const meeting = await callMeeting(facilitator, id, { facilitatorSeatId: seatOf.get(facilitator) });
  const one = await proposeItem(a, id, 'Ein');
  const two = await proposeItem(b, id, 'To');
  await chooseAgenda(a, meeting, [one]);
  await toNow(meeting);
  if (begin) await Promise.all([startMeeting(a, meeting), startMeeting(facilitator, meeting)]);
  return { ...network, meeting, one, two };
}

describe('a meeting under way', () => {
  it('begins once, by any member when it is time, and shows all of them the same', async () => {
    const { facilitator, a, b, c, meeting, one, two } = await begun('I gang', false);
    expect((await viewRun(c, meeting)).viewerMayStart).toBe(true);
    await Promise.all([startMeeting(a, meeting), startMeeting(b, meeting)]);
    const { step, steps, version } = await running(c, meeting);
    expect({ step, version }).toEqual({ step: 0, version: 1 });
    expect(steps.map(({ kind, itemId }) => itemId ?? kind)).toEqual([
      ...['CHECK_IN', 'FOLLOW_UP', 'AGENDA', one, 'PAUSE', two, 'LEARNING', 'NEXT_DATE'],
    ]);
    for (const person of [a, facilitator]) expect((await running(person, meeting)).steps).toEqual(steps);
    expect((await viewRun(c, meeting)).viewerMayStart).toBe(false);
  });

  it('begins when two are there, and nobody is told who', async () => {
    const { facilitator, a, b, c, meeting } = await begun('To må til', false);
    const coming = async (person: Person) =>
      (
        await person.ask<{ meeting: { coming: { viewerIsThere: boolean; waitsForAnother: boolean } | null } }>(
          'query ($id: ID!) { meeting(id: $id) { coming { viewerIsThere waitsForAnother } } }',
          { id: meeting },
        )
      ).meeting.coming;
    await later(server, meeting, '-11 minutes');
    await expect(startMeeting(a, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await startMeeting(facilitator, meeting);
    await startMeeting(facilitator, meeting);
    expect((await viewRun(facilitator, meeting)).run).toBeNull();
    expect(await coming(facilitator)).toEqual({ viewerIsThere: true, waitsForAnother: true });
    // A meeting that is moved has nobody there yet.
    await server.database.asSuperuser(
      `UPDATE meeting_attendees SET came_at = now() - interval '3 days' WHERE meeting_id = $1`,
      [meeting],
    );
    await join(b, meeting);
    expect(await coming(a)).toEqual({ viewerIsThere: false, waitsForAnother: true });
    expect(await coming(facilitator)).toMatchObject({ viewerIsThere: false });
    await expect(join(await createPerson(server), meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await startMeeting(facilitator, meeting);
    expect((await running(c, meeting)).step).toBe(0);
    expect(await coming(c)).toBeNull();
  });

  it('does not begin long before, and not for an outsider', async () => {
    const { id, facilitator, a } = await room('For tidleg');
    const meeting = await callMeeting(facilitator, id);
    for (const person of [a, facilitator, await createPerson(server)])
      await expect(startMeeting(person, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes on when its facilitator or the owner of the item says so, and by others not before the time is up', async () => {
    const { facilitator, a, b, meeting } = await begun('Vidare');
    await expect(goOn(b, meeting, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await toFirstItem(facilitator, meeting);
    expect((await running(a, meeting)).viewerMay).toEqual({
      finishStep: true,
      consent: false,
      chooseAgain: false,
      handOver: false,
      takeOver: false,
      end: false,
    });
    // Who acts on a part that is over changes nothing.
    await goOn(facilitator, meeting, 3);
    expect((await running(b, meeting)).step).toBe(3);
    await goOn(a, meeting, 4);
    expect((await running(b, meeting)).step).toBe(4);
  });

  it('gets more time when more of those who say something want it, twice; silence means to go on', async () => {
    const { facilitator, a, b, c, meeting } = await begun('Meir tid');
    await expect(say(a, meeting, 1, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const version of [1, 2]) {
      await timeIsUp(meeting, 1);
      const before = JSON.stringify((await running(c, meeting)).wantsMore);
      await say(a, meeting, version, true);
      await say(b, meeting, version, false);
      await say(b, meeting, version, true);
      await say(facilitator, meeting, version, false);
      expect(JSON.stringify((await running(c, meeting)).wantsMore)).toBe(before);
      await expect(goOn(c, meeting, version)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await timeIsUp(meeting, 21);
      await Promise.all([goOn(c, meeting, version), goOn(b, meeting, version)]);
      expect(await running(c, meeting)).toMatchObject({ step: 0, version: version + 1, wantsMore: null });
    }
    expect((await running(c, meeting)).votesUntil).toBeNull();
    await timeIsUp(meeting, 0);
    await goOn(c, meeting, 3);
    expect(await running(c, meeting)).toMatchObject({ step: 1, version: 4 });
    await timeIsUp(meeting, 21);
    await goOn(c, meeting, 4);
    expect((await running(c, meeting)).step).toBe(2);
  });

  it('is handed over in the middle, to somebody or to whoever takes it', async () => {
    const { facilitator, a, b, meeting, seatOf } = await begun('Gitt over');
    await expect(handOver(a, meeting, seatOf.get(a) ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await handOver(facilitator, meeting, seatOf.get(a) ?? '');
    expect((await running(b, meeting)).facilitator?.id).toBe(seatOf.get(a));
    await handOver(a, meeting, null);
    expect((await running(b, meeting)).viewerMay.takeOver).toBe(true);
    await Promise.allSettled([handOver(a, meeting, seatOf.get(a) ?? ''), handOver(b, meeting, seatOf.get(b) ?? '')]);
    expect([seatOf.get(a), seatOf.get(b)]).toContain((await running(b, meeting)).facilitator?.id);
  });

  it('ends with what was reached; the rest waits for the next', async () => {
    const { id, facilitator, a, meeting, one, two } = await begun('Slutt');
    await toFirstItem(facilitator, meeting);
    await expect(a.ask('mutation ($id: ID!) { endMeeting(id: $id) { id } }', { id: meeting })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await facilitator.ask('mutation ($id: ID!) { endMeeting(id: $id) { id } }', { id: meeting });
    const seen = await viewMeeting(a, meeting);
    expect(seen).toMatchObject({ stage: 'OVER', agenda: { items: [{ id: one }] } });
    expect((await viewRun(a, meeting)).run).toBeNull();
    const next = await callMeeting(facilitator, id, { day: inDays(6) });
    expect((await viewMeeting(a, next)).agenda.items).toMatchObject([{ id: two, waited: 1 }]);
  });
});

describe('the order of the agenda, when a meeting begins', () => {
  const atOrder = async (name: string) => {
    const network = await begun(name);
    for (const version of [1, 2]) await goOn(network.facilitator, network.meeting, version);
    return network;
  };
  const orderOf = async (person: Person, id: string) =>
    (await running(person, id)).steps.flatMap(({ itemId }) => itemId ?? []);

  it('is shown to all and held when half of those who are there say so; until then its facilitator cannot pass it by', async () => {
    const { facilitator, a, b, c, meeting, one, two } = await atOrder('Held på');
    for (const person of [a, c]) expect(await orderOf(person, meeting)).toEqual([one, two]);
    await join(b, meeting);
    expect((await running(b, meeting)).viewerIsThere).toBe(true);
    expect((await running(facilitator, meeting)).viewerMay).toMatchObject({ finishStep: false, consent: true });
    await expect(goOn(facilitator, meeting, 3)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(consent(await createPerson(server), meeting, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await consent(c, meeting, false);
    await consent(b, meeting, true);
    const seen = JSON.stringify(await running(a, meeting));
    await consent(a, meeting, true);
    // Nobody but oneself sees how one has answered.
    expect((await running(a, meeting)).holds).toBe(true);
    expect((await running(facilitator, meeting)).holds).toBeNull();
    expect(seen).not.toContain('"holds":true');
    expect((await running(facilitator, meeting)).viewerMay.finishStep).toBe(true);
    await goOn(facilitator, meeting, 3);
    expect(await running(b, meeting)).toMatchObject({ step: 3, choosingUntil: null });
    await expect(consent(c, meeting, false, 4)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is held when its time is up and too few have wanted another', async () => {
    const { a, c, meeting, one, two } = await atOrder('Stille');
    await consent(c, meeting, false);
    await timeIsUp(meeting, 0);
    await goOn(a, meeting, 3);
    expect(await orderOf(c, meeting)).toEqual([one, two]);
    expect((await running(c, meeting)).step).toBe(3);
  });

  it('is chosen again, by those alone who are there, when more than half of them want to', async () => {
    const { facilitator, a, b, c, meeting, one, two } = await atOrder('På nytt');
    await join(c, meeting);
    await consent(a, meeting, false);
    expect((await running(a, meeting)).choosingUntil).toBeNull();
    await consent(b, meeting, false);
    await consent(c, meeting, false);
    const seen = async () =>
      JSON.stringify([await running(facilitator, meeting), await viewMeeting(facilitator, meeting)]).replace(
        /"serverTime":"[^"]*"/,
        '',
      );
    expect((await running(b, meeting)).viewerMay).toMatchObject({ consent: false, chooseAgain: true });
    expect((await viewMeeting(c, meeting)).agenda.stage).toBe('CHOOSING');
    const before = await seen();
    await chooseAgenda(a, meeting, [two]);
    await chooseAgenda(c, meeting, [two]);
    expect(await seen()).toBe(before);
    // Not even who facilitates can end it, and what came in too late for this meeting is not among what is chosen.
    await expect(goOn(facilitator, meeting, 4)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const late = await proposeItem(c, (await viewRoomOf(meeting)) ?? '', 'For seint');
    await expect(chooseAgenda(b, meeting, [late])).rejects.toMatchObject(bad('itemIds', 'gone'));
    await server.database.asSuperuser(
      'UPDATE meeting_runs SET choosing_until = now(), step_ends_at = now() WHERE meeting_id = $1',
      [meeting],
    );
    await Promise.all([goOn(b, meeting, 4), goOn(facilitator, meeting, 4)]);
    for (const person of [a, b, facilitator]) {
      expect(await orderOf(person, meeting)).toEqual([two, one]);
      expect((await viewMeeting(person, meeting)).agenda.items.slice(0, 2).map(({ id }) => id)).toEqual([two, one]);
    }
    expect(await running(c, meeting)).toMatchObject({ step: 3, version: 5 });
    await expect(chooseAgenda(b, meeting, [one])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(consent(b, meeting, false, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

const viewRoomOf = async (meeting: string) =>
  (
    await server.database.asSuperuser<{ id: string }>('SELECT network_id AS id FROM meetings WHERE id = $1', [meeting])
  )[0]?.id;

type SeenBlock = {
  itemId: string;
  learned: string;
  takeaways: string;
  version: number;
  nextSteps: { body: string; seat: { id: string } }[];
};
const viewMinutes = async (person: Person, id: string) =>
  (
    await person.ask<{ meeting: { writtenMinutes: { viewerMayWrite: boolean; blocks: SeenBlock[] } } }>(
      `query ($id: ID!) { meeting(id: $id) { writtenMinutes { viewerMayWrite
         blocks { itemId learned takeaways version nextSteps { body seat { id } } } } } }`,
      { id },
    )
  ).meeting.writtenMinutes;
const write = (person: Person, meetingId: string, itemId: string, learned: string, replaces: number) =>
  person.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
    input: { meetingId, itemId, learned, takeaways: '', replaces },
  });
const takeStep = (person: Person, meetingId: string, itemId: string, body: string) =>
  person.ask('mutation ($input: TakeNextStepInput!) { takeNextStep(input: $input) { id } }', {
    input: { meetingId, itemId, body },
  });

describe('minutes', () => {
  it('lose no character when two save the same block at once', async () => {
    const { facilitator, a, b, meeting, one } = await begun('To som skriv');
    await toFirstItem(facilitator, meeting);
    let text = '';
    for (let round = 0; round < saves; round++) {
      const [block] = (await viewMinutes(a, meeting)).blocks;
      const version = block?.version ?? 0;
      const tries = [a, b].map((person, n) => ({ person, more: `${round}${'ab'[n]} ` }));
      const saved = await Promise.allSettled(
        tries.map(({ person, more }) => write(person, meeting, one, text + more, version)),
      );
      const won = tries.filter((_, n) => saved[n]?.status === 'fulfilled');
      expect(won).toHaveLength(1);
      const lost = tries.find((each) => !won.includes(each));
      const refused = saved.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(refused.reason).toMatchObject(bad('replaces', 'stale'));
      // The other reads what was saved, and saves theirs with it.
      text = `${text}${won[0]?.more}${lost?.more}`;
      await write(lost?.person ?? a, meeting, one, text, version + 1);
      const [seen] = (await viewMinutes(b, meeting)).blocks;
      expect(seen?.learned).toBe(text);
      for (const who of 'ab') expect(seen?.learned).toContain(`${round}${who}`);
      // A block has a length.
      if (text.length > 3_000) await write(a, meeting, one, (text = ''), seen?.version ?? 0);
    }
  });

  it('hold the steps that each takes for themselves, and nobody gives one to another', async () => {
    const { facilitator, a, b, meeting, one, two, seatOf } = await begun('Stega');
    await toFirstItem(facilitator, meeting);
    await takeStep(a, meeting, one, 'Eg ringjer tillitsvald i morgon');
    await takeStep(b, meeting, one, 'Eg les meir');
    await takeStep(b, meeting, one, '');
    expect((await viewMinutes(b, meeting)).blocks[0]?.nextSteps).toEqual([
      { body: 'Eg ringjer tillitsvald i morgon', seat: { id: seatOf.get(a) } },
    ]);
    // An item that is not reached has nothing to be written about.
    await expect(write(a, meeting, two, 'For tidleg', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('can be corrected for seven days and not after that, and are shown at their challenge until it is withdrawn', async () => {
    const { id, facilitator, a } = await room('Fast');
    const meeting = await callMeeting(facilitator, id);
    const challenge = await a.postChallenge(id);
    const item = await proposeItem(a, id, 'Utfordringa mi', { kind: 'CHALLENGE', challengeId: challenge.id });
    await comes(server, meeting, "ends_at + interval '12 hours'");
    await viewMeeting(a, meeting);
    await until(async () => (await viewMeeting(a, meeting)).stage === 'OVER');
    await write(facilitator, meeting, item, 'Spør før ein gir råd', 0);
    const takenUp = async () =>
      (
        await facilitator.ask<{ challenge: { takenUp: { meetingId: string; learned: string }[] } }>(
          'query ($id: ID!) { challenge(id: $id) { takenUp { meetingId learned } } }',
          { id: challenge.id },
        )
      ).challenge.takenUp;
    expect(await takenUp()).toEqual([{ meetingId: meeting, learned: 'Spør før ein gir råd' }]);
    await later(server, meeting, '6 days');
    await write(a, meeting, item, 'Spør før ein gir råd.', 1);
    await later(server, meeting, '1 day');
    expect((await viewMinutes(a, meeting)).viewerMayWrite).toBe(false);
    await expect(write(a, meeting, item, 'For seint', 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(takeStep(a, meeting, item, 'Eg er for sein')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await a.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: challenge.id });
    expect((await viewMinutes(facilitator, meeting)).blocks).toEqual([]);
    expect(
      await server.database.asSuperuser('SELECT version FROM minutes_blocks WHERE meeting_id = $1', [meeting]),
    ).toEqual([{ version: 2 }]);
  });
});

/** The public programme of a network of Norwegian public bodies (MIT licence, see `about` in the file). */
const held = JSON.parse(
  readFileSync(fileURLToPath(new URL('../support/network-meetings.json', import.meta.url)), 'utf8'),
) as { meetings: { title: string; place: string; agenda: { time: string; title: string }[] }[] };
const minutesOf = (time: string) => {
  const [from = 0, to = 0] = time.split(' - ').map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
  return to - from > 30 ? 45 : to - from > 10 ? 20 : 10;
};

describe('21 meetings with 194 items, as a network held them', () => {
  it('are proposed, chosen, ordered alike for all, and read back as they were written', async () => {
    const network = await createNetwork(administrator, 'Offentleg plattform', 7);
    const { id, facilitator } = network;
    const people = [facilitator, ...network.members] as Person[];
    let count = 0;
    for (const { agenda } of held.meetings) {
      const meeting = await callMeeting(facilitator, id, { minutes: 480 });
      const items = await Promise.all(
        agenda.map(async ({ title, time }, n) => {
          const owner = people[n % people.length] as Person;
          return { owner, title, id: await proposeItem(owner, id, title, { minutes: minutesOf(time) }) };
        }),
      );
      count += items.length;
      await Promise.all(
        people.map((person, n) => {
          const others = items.filter(({ owner }) => owner !== person);
          return chooseAgenda(person, meeting, others.length > 0 ? [others[n % others.length]?.id ?? ''] : []);
        }),
      );
      await comes(server, meeting, "starts_at - interval '12 hours'");
      const orders = await Promise.all(people.map((person) => titles(person, meeting)));
      expect(new Set(orders.map((order) => order.join('\n'))).size).toBe(1);
      expect(orders[0]?.toSorted()).toEqual(agenda.map(({ title }) => title).toSorted());
      const ordered = (await viewMeeting(facilitator, meeting)).agenda.items;
      // Part after part, without waiting for the clock: what is there if time allows is reached too.
      await toNow(meeting);
      for (const person of people.slice(0, 2)) await startMeeting(person, meeting);
      const taken: string[] = [];
      for (let version = 1; ; version++) {
        const { run } = await viewRun(facilitator, meeting);
        if (!run) break;
        const part = run.steps[run.step];
        if (part?.kind === 'AGENDA') await consent(facilitator, meeting, true, version);
        if (part?.itemId) {
          taken.push(part.title ?? '');
          await write(people[version % people.length] ?? facilitator, meeting, part.itemId, `Om «${part.title}»`, 0);
        }
        await goOn(facilitator, meeting, version);
      }
      const inTime = (wanted: boolean) => ordered.filter(({ hasTime }) => hasTime === wanted).map(({ title }) => title);
      expect(taken).toEqual([...inTime(true), ...inTime(false)]);
      await later(server, meeting, '8 days');
      const { blocks, viewerMayWrite } = await viewMinutes(people[1] ?? facilitator, meeting);
      expect(viewerMayWrite).toBe(false);
      expect(blocks.map(({ learned }) => learned)).toEqual(taken.map((title) => `Om «${title}»`));
    }
    expect(count).toBe(194);
  }, 180_000);
});
