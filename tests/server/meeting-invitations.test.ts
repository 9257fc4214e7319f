import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invitationStep } from '@krets/server/dist/notices/meeting-invitation.policy.js';
import ICAL from 'ical.js';
import { calendarPrograms } from '../support/calendar-answers.js';
import { classify, describeWithCalendarClients } from '../support/calendar-clients.js';
import { MailServer, type Received } from '../support/mail-server.js';
import { callMeeting, cancelMeeting, chooseCalendar, reviseMeeting } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, createPerson, joinNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let deliverers: TestServer[];
let mailServer: MailServer;
let administrator: Person;
beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  // Two look at the same people.
  deliverers = await Promise.all(
    [1, 2].map(async () => {
      const env = { SMTP_URL: mailServer.url, KRETS_NOTICE_HOURS: 'always' };
      const one = new TestServer(server.database, await freePort(), { env });
      await one.start();
      return one;
    }),
  );
  administrator = await createAdministrator(server);
});
afterAll(async () => {
  for (const one of deliverers) await one.kill();
  await server.stop();
  await mailServer.close();
});

const due = () => server.database.asSuperuser('UPDATE meeting_invitations SET due_at = now() WHERE due_at IS NOT NULL');
const withCalendar = ({ email }: Person) => mailServer.to(email).filter(({ calendar }) => calendar);
async function comes(person: Person, number: number): Promise<Received> {
  await due();
  const mails = await until(() => (withCalendar(person).length >= number ? withCalendar(person) : undefined));
  return mails[number - 1] as Received;
}
/** Nothing waits to be looked at or to be delivered. */
const settled = async () => {
  await due();
  await until(
    async () =>
      (await server.database.asSuperuser('SELECT FROM meeting_invitations WHERE due_at IS NOT NULL')).length === 0 &&
      (await server.database.asSuperuser('SELECT FROM outgoing_mail')).length === 0,
  );
};
/** As Thunderbird writes it. */
const reply = (uid: string, attendee: string) => {
  const lines = calendarPrograms.Thunderbird({
    ...{ from: attendee, to: 'mote@example.org', attendee, uid, sequence: 0, status: 'ACCEPTED', found: [] },
  });
  return lines.slice(lines.indexOf('') + 1).join('\r\n');
};
const lineOf = (mail: Received, name: string) => new RegExp(`^${name}[:;].*$`, 'm').exec(mail.calendar)?.[0].trim();

describeWithCalendarClients('an invitation to the calendar', () => {
  it('is one mail to each member, and libical takes the new, the moved, the cancelled and the late one as what they are', async () => {
    const { id, facilitator, members } = await createNetwork(administrator, 'Løynd nettverk', 2);
    const [a, b] = members as [Person, Person];
    await chooseCalendar(a, true, 'Avtale; æøå');
    const meeting = await callMeeting(facilitator, id, { day: inDays(9), time: '10:00', place: 'Løynd stad' });
    const called = await comes(a, 1);
    const other = await comes(b, 1);
    await comes(facilitator, 1);
    await reviseMeeting(facilitator, meeting, 1, { day: inDays(12), time: '10:00' });
    const moved = await comes(a, 2);
    // Only the place is another: no calendar hears of it.
    await reviseMeeting(facilitator, meeting, 2, { day: inDays(12), time: '10:00', place: 'Ein annan løynd stad' });
    await settled();
    await cancelMeeting(facilitator, meeting);
    const cancelled = await comes(a, 3);
    await settled();
    for (const person of [a, b, facilitator]) expect(withCalendar(person)).toHaveLength(3);

    const user = a.email;
    const organizer = (lineOf(called, 'ORGANIZER') ?? '').split('mailto:')[1] ?? '';
    const classes = await classify([
      { new: called.calendar, user },
      { new: moved.calendar, old: called.calendar, user },
      { new: called.calendar, old: moved.calendar, user },
      { new: cancelled.calendar, old: moved.calendar, user },
      // Sent again, as after a crash: the same number, written later.
      {
        new: moved.calendar.replace(/DTSTAMP:\d{8}/, `DTSTAMP:${inDays(1).replaceAll('-', '')}`),
        old: moved.calendar,
        user,
      },
      // Their answers, to the organizer who has the invitation.
      { new: reply(meeting, user), old: called.calendar, user: organizer },
      { new: reply(meeting, 'nobody-invited@example.org'), old: called.calendar, user: organizer },
    ]);
    expect(classes.map((one) => one.class)).toEqual([
      ...['REQUEST-NEW', 'REQUEST-RESCHEDULE', 'OBSOLETE', 'CANCEL-EVENT', 'REQUEST-UPDATE'],
      ...['REPLY-ACCEPT', 'REPLY-CRASHER-ACCEPT'],
    ]);
    expect([called, moved, cancelled].map((mail) => lineOf(mail, 'SEQUENCE'))).toEqual(
      [0, 1, 2].map((number) => `SEQUENCE:${number}`),
    );
    expect(new Set([called, moved, cancelled, other].map((mail) => lineOf(mail, 'UID')))).toEqual(
      new Set([`UID:${meeting}`]),
    );
    for (const [mail, method] of [
      [called, 'REQUEST'],
      [moved, 'REQUEST'],
      [cancelled, 'CANCEL'],
    ] as const) {
      expect(mail.raw).toMatch(new RegExp(`content-type: text/calendar;[^\\n]*method=${method}`, 'i'));
      expect(mail.calendar).toContain(`METHOD:${method}\r\n`);
      const event = new ICAL.Event(new ICAL.Component(ICAL.parse(mail.calendar)).getAllSubcomponents('vevent')[0]);
      expect(event.summary).toBe('Avtale; æøå');
      expect(event.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([`mailto:${user}`]);
      expect(mail.raw + mail.text + mail.calendar).not.toMatch(/løynd/i);
      expect(mail.calendar).not.toMatch(/VALARM|RRULE|VTIMEZONE/);
    }
    expect(other.calendar).not.toContain('Avtale');
    // A mail program shows them together, and nobody sees that two people have the same meeting.
    const above = (mail: Received) => /^References: <([\w-]{22})@/m.exec(mail.raw)?.[1] ?? mail.raw;
    expect(new Set([called, moved, cancelled].map(above)).size).toBe(1);
    expect(above(other)).toHaveLength(22);
    expect(above(other)).not.toBe(above(called));
  });

  it('comes to who is new, is taken back from who leaves, and never to who fetches their meetings or wants none', async () => {
    const network = await createNetwork(administrator, 'Ut og inn', 3);
    const { id, facilitator } = network;
    const [leaves, fetches, wantsNone] = network.members as [Person, Person, Person];
    await fetches.ask('mutation { makeCalendarFeed(input: { label: "Møte" }) }');
    await chooseCalendar(wantsNone, false);
    await callMeeting(facilitator, id, { day: inDays(9) });
    const called = await comes(leaves, 1);
    const late = await createPerson(server);
    await joinNetwork(network, late);
    expect(lineOf(await comes(late, 1), 'UID')).toBe(lineOf(called, 'UID'));
    await leaves.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: false) }', { id });
    const gone = await comes(leaves, 2);
    expect(gone.calendar).toContain('METHOD:CANCEL');
    expect(lineOf(gone, 'UID')).toBe(lineOf(called, 'UID'));
    await settled();
    expect([withCalendar(fetches), withCalendar(wantsNone)]).toEqual([[], []]);
    await chooseCalendar(wantsNone, true);
    await comes(wantsNone, 1);
    await settled();
    expect(withCalendar(late)).toHaveLength(1);
  });
});

describe('what a calendar is told', () => {
  const now = new Date('2026-12-01T20:00:00Z');
  const at = (day: string) => new Date(`2026-12-${day}T09:00:00Z`);
  const meeting = (day: string, changes = {}) => ({
    ...{ stage: 'CALLED' as const, startsAt: at(day), endsAt: new Date(at(day).getTime() + 3_600_000) },
    ...{ roomStage: 'ACTIVE' as const, ...changes },
  });
  const told = (day: string | null) => ({
    sequence: 0,
    sentStartsAt: day ? at(day) : null,
    sentEndsAt: day ? new Date(at(day).getTime() + 3_600_000) : null,
  });
  const step = (sent: string | null, known: ReturnType<typeof meeting> | undefined, wants = true, level = 'WAITING') =>
    invitationStep(told(sent), known, { wants, level: level as 'WAITING' }, now, 'work');
  const morning = { does: 'hold', until: new Date('2026-12-02T06:00:00Z') };

  it('waits for the morning, unless it is soon', () => {
    expect(step(null, meeting('09'))).toEqual(morning);
    expect(step(null, meeting('02'))).toMatchObject({ does: 'send', mail: { kind: 'MEETING_CALLED' } });
    expect(step('08', meeting('09'))).toEqual(morning);
    expect(step('03', meeting('09'))).toMatchObject({ does: 'send', mail: { kind: 'MEETING_MOVED', was: at('03') } });
    expect(step('03', undefined)).toMatchObject({ does: 'send', mail: { kind: 'MEETING_CANCELLED' } });
  });

  it('is what the person wants, but a calendar that is wrong is put right', () => {
    for (const [wants, level] of [
      [false, 'ALL'],
      [true, 'SILENT'],
      [true, 'DIGEST'],
    ] as const) {
      expect(step(null, meeting('02'), wants, level)).toEqual({ does: 'nothing' });
      expect(step('02', meeting('03'), wants, level)).toMatchObject({ mail: { kind: 'MEETING_MOVED' } });
    }
    expect(step(null, meeting('02', { roomStage: 'PAUSED' }))).toEqual({ does: 'nothing' });
    expect(step(null, undefined)).toEqual({ does: 'nothing' });
    expect(step(null, meeting('02', { stage: 'CANCELLED' }))).toEqual({ does: 'nothing' });
    expect(step('02', meeting('02'))).toEqual({ does: 'nothing' });
    expect(step('02', meeting('02', { stage: 'OVER' }))).toEqual({ does: 'nothing' });
    expect(step('01', undefined)).toEqual({ does: 'nothing' });
  });
});
