import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { answerMeeting, callMeeting, chooseAgenda, comes, meetingInput, proposeItem } from '../support/meetings.js';
import { type Person, until } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let people: [Person, Person, Person, Person];
beforeAll(async () => {
  server = await startServer();
  people = (await manyPeople(server, 4)) as typeof people;
});
afterAll(() => server.stop());

/** A room with four items whose order is made, and a member's picks that others do not see. */
async function ordered(picks: (items: readonly string[]) => string[][]) {
  const [facilitator, a, b, c] = people;
  const id = await insertRoom(
    server,
    people.map((person, n) => ({ person, role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const) })),
    8,
  );
  const meeting = await callMeeting(facilitator, id);
  const items: string[] = [];
  for (const [person, title] of [
    [a, 'Ein'],
    [b, 'To'],
    [c, 'Tre'],
    [a, 'Fire'],
  ] as const)
    items.push(await proposeItem(person, id, title));
  for (const [n, chosen] of picks(items).entries()) await chooseAgenda([a, b, c][n] as Person, meeting, chosen);
  return { id, meeting, items };
}
const stored = (id: string) =>
  server.database.asSuperuser(
    'SELECT id, minutes, withdrawn_at, meeting_id, place, title, owner_id FROM agenda_items WHERE network_id = $1 ORDER BY id',
    [id],
  );

it('is given to no facilitator: nothing that they ask for changes the order, the time or the place of an item', async () => {
  const [facilitator] = people;
  const { id, meeting, items } = await ordered(([one = '', two = '', three = '']) => [[two], [three, one], [two]]);
  await comes(server, meeting, "starts_at - interval '12 hours'");
  const order = async () =>
    (
      await facilitator.ask<{ meeting: { agenda: { items: unknown[] } } }>(
        'query ($id: ID!) { meeting(id: $id) { agenda { items { id minutes hasTime forLater reason } } } }',
        { id: meeting },
      )
    ).meeting.agenda.items;
  const before = { order: await order(), stored: await stored(id) };
  let state = 11;
  const random = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)] as T;
  };
  const version = () => random([0, 1, 2, 3]);
  const acts: [string, () => Record<string, unknown>][] = [
    ['withdrawAgendaItem(id: $id) { id }', () => ({ id: random(items) })],
    [
      'chooseAgenda(input: $input) { id }',
      () => ({ input: { meetingId: meeting, itemIds: [random(items), random(items)] } }),
    ],
    ['moveMeetingOn(input: $input) { id }', () => ({ input: { id: meeting, version: version() } })],
    [
      'consentToAgenda(input: $input) { id }',
      () => ({ input: { id: meeting, version: version(), holds: random([true, false]) } }),
    ],
    ['voteOnTime(input: $input) { id }', () => ({ input: { id: meeting, version: version(), more: true } })],
    ['joinMeeting(id: $id) { id }', () => ({ id: meeting })],
    ['startMeeting(id: $id) { id }', () => ({ id: meeting })],
    ['endMeeting(id: $id) { id }', () => ({ id: meeting })],
    ['handOverMeeting(input: $input) { id }', () => ({ input: { id: meeting, seatId: null } })],
    ['leaveWord(input: $input) { id }', () => ({ input: { itemId: random(items), body: 'Noko' } })],
    ['answerMeeting(input: $input) { id }', () => ({ input: { id: meeting, answer: random(['YES', 'NO']) } })],
    [
      'saveMinutes(input: $input) { id }',
      () => ({ input: { meetingId: meeting, itemId: random(items), learned: 'x', takeaways: '', replaces: 0 } }),
    ],
    [
      'takeNextStep(input: $input) { id }',
      () => ({ input: { meetingId: meeting, itemId: random(items), body: 'Eg' } }),
    ],
    [
      'callMeeting(input: $input) { id }',
      () => ({ input: { networkId: id, clientId: randomUUID(), meeting: meetingInput({ day: '2020-01-01' }) } }),
    ],
  ];
  const kinds: Record<string, string> = {
    chooseAgenda: 'ChooseAgendaInput',
    moveMeetingOn: 'MoveMeetingOnInput',
    consentToAgenda: 'ConsentToAgendaInput',
    voteOnTime: 'VoteOnTimeInput',
    handOverMeeting: 'HandOverMeetingInput',
    leaveWord: 'LeaveWordInput',
    answerMeeting: 'AnswerMeetingInput',
    saveMinutes: 'SaveMinutesInput',
    takeNextStep: 'TakeNextStepInput',
    callMeeting: 'CallMeetingInput',
  };
  for (let round = 0; round < rounds(100, 2_000); round++) {
    const [act, variablesOf] = random(acts);
    const kind = kinds[act.split('(')[0] ?? ''];
    const head = kind ? `($input: ${kind}!)` : '($id: ID!)';
    await facilitator.ask(`mutation ${head} { ${act} }`, variablesOf()).catch(() => undefined);
  }
  expect({ order: await order(), stored: await stored(id) }).toEqual(before);
});

it('tells nobody what others choose until choosing is over, byte for byte', async () => {
  const [facilitator] = people;
  const seen = async (id: string, meeting: string, items: readonly string[]) => {
    const { text: body } = await facilitator.send({
      query: `query ($id: ID!, $network: ID!) { meeting(id: $id) { stage version answers { answer } viewerMay { choose }
          agenda { stage choices minutes items { id title waited chosenByMe hasTime reason forLater } } }
        network(id: $network) { journalSeq waiting { meetings } } }`,
      variables: { id: meeting, network: id },
    });
    return items.reduce((text, item, n) => text.replaceAll(item, `item ${n}`), body);
  };
  const both: string[] = [];
  for (const picks of [
    ([one = '', two = '', three = '']: readonly string[]) => [[two], [three, one], [two]],
    ([one = '', , three = '', four = '']: readonly string[]) => [[three], [four], [one, four]],
  ]) {
    const { id, meeting, items } = await ordered(() => []);
    const line = await facilitator.listen();
    const frames: string[] = [];
    line.socket.io.engine.on('packet', ({ type, data }) => type === 'message' && frames.push(String(data)));
    await line.enter(id);
    for (const [n, chosen] of picks(items).entries())
      await chooseAgenda([people[1], people[2], people[3]][n] as Person, meeting, chosen);
    await answerMeeting(facilitator, meeting, 'YES');
    await until(() => line.entries.length > 0);
    const text = frames.join('\n');
    for (const word of ['Ein', 'To', 'Tre', 'Fire', ...items, ...people.map((person) => person.id)])
      expect(text).not.toContain(word);
    both.push(
      `${await seen(id, meeting, items)}\n${text
        .replaceAll(id, 'room')
        .replaceAll(meeting, 'meeting')
        .replaceAll(/"sid":"[^"]*"/g, '')}`,
    );
    line.socket.disconnect();
  }
  expect(both[0]).toContain('"meeting"');
  expect(both[0]).toBe(both[1]);
});
