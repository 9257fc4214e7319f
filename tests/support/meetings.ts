import { randomUUID } from 'node:crypto';
import { inDays } from './network-lifecycle.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

/** So near that its agenda is being chosen. */
export const meetingInput = (changes: Record<string, unknown> = {}) => ({
  day: inDays(5),
  time: '10:00',
  minutes: 120,
  place: 'Akersgata 1',
  link: null,
  protocol: null,
  preparation: '',
  facilitatorSeatId: null,
  ...changes,
});

export async function callMeeting(person: Person, networkId: string, changes: Record<string, unknown> = {}) {
  const answer = await person.ask<{ callMeeting: { id: string } }>(
    'mutation ($input: CallMeetingInput!) { callMeeting(input: $input) { id } }',
    { input: { networkId, clientId: randomUUID(), meeting: meetingInput(changes) } },
  );
  return answer.callMeeting.id;
}

export const reviseMeeting = (person: Person, id: string, replaces: number, changes: Record<string, unknown> = {}) =>
  person.ask('mutation ($input: ReviseMeetingInput!) { reviseMeeting(input: $input) { id } }', {
    input: { id, replaces, meeting: meetingInput(changes) },
  });

export const cancelMeeting = (person: Person, id: string, reason = 'Sjukdom') =>
  person.ask('mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { id } }', {
    input: { id, reason },
  });

/** Begins when two who are there have asked for it. */
export const startMeeting = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { startMeeting(id: $id) { id } }', { id });

/** Three times, so far ahead that there are five working days to answer. */
export const datesInput = (networkId: string, changes: Record<string, unknown> = {}) => {
  const { day: _day, time: _time, ...meeting } = meetingInput();
  return {
    networkId,
    clientId: randomUUID(),
    meeting,
    slots: [20, 21, 22].map((days) => ({ day: inDays(days), time: '10:00' })),
    ...changes,
  };
};

export const proposeDates = (person: Person, networkId: string, changes: Record<string, unknown> = {}) =>
  person.ask('mutation ($input: ProposeDatesInput!) { proposeDates(input: $input) { id } }', {
    input: datesInput(networkId, changes),
  });

export type SeenPoll = {
  id: string;
  stage: string;
  closesAt: string;
  slots: { id: string; startsAt: string; mine: string | null; replies: { answer: string; seat: { id: string } }[] }[];
  viewerMay: { answer: boolean; withdraw: boolean };
};

export const datePollFields =
  'datePoll { id stage closesAt slots { id startsAt mine replies { answer seat { id } } } viewerMay { answer withdraw } }';

export async function viewDates(person: Person, networkId: string): Promise<SeenPoll | null> {
  const { network } = await person.ask<{ network: { datePoll: SeenPoll | null } }>(
    `query ($id: ID!) { network(id: $id) { ${datePollFields} } }`,
    { id: networkId },
  );
  return network.datePoll;
}

/** One answer for each time, in their order: y, m (if need be) or n. */
export const answerDates = (person: Person, poll: Pick<SeenPoll, 'id' | 'slots'>, answers: string) =>
  person.ask('mutation ($input: AnswerDatesInput!) { answerDates(input: $input) { id } }', {
    input: {
      id: poll.id,
      answers: poll.slots.map(({ id }, n) => ({
        slotId: id,
        answer: ({ y: 'YES', m: 'IF_NEEDED', n: 'NO' } as Record<string, string>)[answers[n] ?? ''],
      })),
    },
  });

export const withdrawDates = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { withdrawDates(id: $id) { id } }', { id });

export const chooseCalendar = (person: Person, invitations: boolean, label = 'Krets-møte') =>
  person.ask('mutation ($input: ChooseCalendarInput!) { chooseCalendar(input: $input) { way } }', {
    input: { invitations, label },
  });

export const itemInput = (networkId: string, changes: Record<string, unknown> = {}) => ({
  networkId,
  clientId: randomUUID(),
  kind: 'OTHER',
  title: 'Noko å ta opp',
  challengeId: null,
  minutes: 20,
  decideBy: null,
  ...changes,
});

export async function proposeItem(person: Person, networkId: string, title: string, changes = {}): Promise<string> {
  await person.ask('mutation ($input: ProposeAgendaItemInput!) { proposeAgendaItem(input: $input) { id } }', {
    input: itemInput(networkId, { title, ...changes }),
  });
  const [row] = await person.server.database.asSuperuser<{ id: string }>(
    'SELECT id FROM agenda_items WHERE network_id = $1 AND owner_id = $2 AND title = $3 ORDER BY created_at DESC',
    [networkId, person.id, title],
  );
  return row?.id ?? '';
}

export const leaveWord = (person: Person, itemId: string, body: string) =>
  person.ask('mutation ($input: LeaveWordInput!) { leaveWord(input: $input) { id } }', { input: { itemId, body } });

export const chooseAgenda = (person: Person, meetingId: string, itemIds: string[]) =>
  person.ask('mutation ($input: ChooseAgendaInput!) { chooseAgenda(input: $input) { id } }', {
    input: { meetingId, itemIds },
  });

export const answerMeeting = (person: Person, id: string, answer: string) =>
  person.ask('mutation ($input: AnswerMeetingInput!) { answerMeeting(input: $input) { id } }', {
    input: { id, answer },
  });

export type SeenItem = {
  id: string;
  title: string;
  waited: number;
  chosenByMe: boolean;
  forLater: boolean;
  hasTime: boolean | null;
  reason: string | null;
  viewerMayWithdraw: boolean;
  words: { body: string }[];
};
export type SeenMeeting = {
  stage: string;
  version: number;
  startsAt: string;
  endsAt: string;
  picksOpenAt: string;
  picksCloseAt: string;
  cancelReason: string | null;
  answers: { answer: string; seat: { person: { id: string } } }[];
  agenda: { stage: string; choices: number; seedHash: string; seed: string | null; items: SeenItem[] };
  viewerMay: { change: boolean; answer: boolean; propose: boolean; choose: boolean };
};

export const meetingFields = `id stage version startsAt endsAt picksOpenAt picksCloseAt cancelReason
  answers { answer seat { person { id } } }
  agenda { stage choices seedHash seed items { id title waited chosenByMe forLater hasTime reason viewerMayWithdraw } }
  viewerMay { change answer propose choose }`;

export async function viewMeeting(person: Person, id: string): Promise<SeenMeeting> {
  const { meeting } = await person.ask<{ meeting: SeenMeeting }>(
    `query ($id: ID!) { meeting(id: $id) { ${meetingFields} agenda { items { words { body } } } } }`,
    { id },
  );
  return meeting;
}

/** As if that much time had passed since everything about this meeting was written. */
export async function later(server: TestServer, id: string, interval: string): Promise<void> {
  await server.database.asSuperuser(
    `UPDATE meetings SET starts_at = starts_at - $2::interval, ends_at = ends_at - $2::interval, day = (starts_at - $2::interval)::date,
       picks_open_at = picks_open_at - $2::interval, picks_close_at = picks_close_at - $2::interval, called_at = called_at - $2::interval,
       reminded_until = reminded_until - $2::interval, told_until = told_until - $2::interval
     WHERE id = $1`,
    [id, interval],
  );
  await server.database.asSuperuser(
    `UPDATE agenda_items SET created_at = created_at - $2::interval WHERE meeting_id IS NULL
       AND network_id = (SELECT network_id FROM meetings WHERE id = $1)`,
    [id, interval],
  );
}

/** As if the moment, in SQL over the columns of the meeting, had just come: the same at every hour of the day. */
export async function comes(server: TestServer, id: string, moment: string): Promise<void> {
  const [row] = await server.database.asSuperuser<{ gap: string }>(
    `SELECT (${moment} - now())::text AS gap FROM meetings WHERE id = $1`,
    [id],
  );
  await later(server, id, row?.gap ?? '');
}
