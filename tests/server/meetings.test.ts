import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerMeeting,
  callMeeting,
  chooseAgenda,
  itemInput,
  later,
  meetingInput,
  proposeItem,
  viewMeeting,
} from '../support/meetings.js';
import { inDays, missingRequirements } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

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
const revise = (person: Person, id: string, replaces: number, changes: Record<string, unknown>) =>
  person.ask('mutation ($input: ReviseMeetingInput!) { reviseMeeting(input: $input) { id } }', {
    input: { id, replaces, meeting: meetingInput(changes) },
  });
const cancel = (person: Person, id: string) =>
  person.ask('mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { id } }', {
    input: { id, reason: 'Sjukdom' },
  });
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
    await expect(revise(a, meeting, 1, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(cancel(a, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
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
    await revise(facilitator, meeting, 1, { place: 'Ein annan stad' });
    expect((await viewMeeting(facilitator, meeting)).answers).toEqual([
      { answer: 'MAYBE', seat: { person: { id: a.id } } },
    ]);
    await expect(revise(facilitator, meeting, 1, { time: '15:00' })).rejects.toMatchObject(bad('replaces', 'stale'));
    await revise(facilitator, meeting, 2, { time: '15:00' });
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
    await cancel(facilitator, second);
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
  });

  it('forgets who answered what when it is over, at once for members and by the hour from the database', async () => {
    const { id, facilitator, a } = await room('Gløymt');
    const meeting = await callMeeting(facilitator, id);
    await answerMeeting(a, meeting, 'YES');
    await later(server, meeting, '6 days');
    expect((await viewMeeting(facilitator, meeting)).answers).toEqual([]);
    const left = () => server.database.asSuperuser('SELECT 1 FROM meeting_answers WHERE meeting_id = $1', [meeting]);
    await until(async () => (await left()).length === 0);
    const expiring = await callMeeting(facilitator, id, { time: '17:00' });
    await answerMeeting(a, expiring, 'YES');
    await later(server, expiring, '6 days');
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
    await later(server, meeting, '4 days 12 hours');
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

  it('goes on to the next meeting with what had no time, which has then waited', async () => {
    const { id, facilitator, a, b, c } = await room('Vidare');
    const meeting = await callMeeting(facilitator, id, { minutes: 60 });
    const next = await callMeeting(facilitator, id, { day: inDays(40) });
    expect((await viewMeeting(a, next)).agenda).toMatchObject({ stage: 'WAITING', items: [] });
    const chosen = await proposeItem(a, id, 'Valt', { minutes: 20 });
    const long = await proposeItem(b, id, 'For lang', { minutes: 45 });
    await chooseAgenda(a, meeting, [chosen]);
    await later(server, meeting, '4 days 12 hours');
    await proposeItem(c, id, 'For sein', { minutes: 10 });
    expect(
      (await viewMeeting(c, meeting)).agenda.items.map(({ title, hasTime, forLater }) => [title, hasTime, forLater]),
    ).toEqual([
      ['Valt', true, false],
      ['For lang', false, false],
      ['For sein', null, true],
    ]);
    await later(server, meeting, '1 day');
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
    await cancel(facilitator, meeting);
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
    await later(server, meeting, '4 days 12 hours');
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
