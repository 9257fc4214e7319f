import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSenderProven } from '@krets/server/dist/meetings/calendar-answer.policy.js';
import { type Answering, calendarPrograms } from '../support/calendar-answers.js';
import { deliverTo } from '../support/incoming-mail.js';
import { MailServer } from '../support/mail-server.js';
import { callMeeting, reviseMeeting } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let receiver: TestServer;
let mailServer: MailServer;
let administrator: Person;
let port: number;
beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  port = await freePort();
  const mailIn = {
    MAIL_IN_DOMAIN: 'svar.example.org',
    MAIL_IN_PORT: String(port),
    MAIL_IN_CHECKED_BY: 'mx.example.org',
  };
  const env = { SMTP_URL: mailServer.url, KRETS_NOTICE_HOURS: 'always', ...mailIn };
  receiver = new TestServer(server.database, await freePort(), { env });
  await receiver.start();
  administrator = await createAdministrator(server);
});
afterAll(async () => {
  await receiver.kill();
  await server.stop();
  await mailServer.close();
});

type Stated = { answers: { answer: string; seat: { person: { id: string } } }[]; calendarRefusal: string | null };
const statedIn = async (person: Person, id: string) => {
  const { meeting } = await person.ask<{ meeting: Stated }>(
    'query ($id: ID!) { meeting(id: $id) { calendarRefusal answers { answer seat { person { id } } } } }',
    { id },
  );
  const answers = Object.fromEntries(meeting.answers.map(({ answer, seat }) => [seat.person.id, answer]));
  return { answers, refusal: meeting.calendarRefusal };
};
const due = () => server.database.asSuperuser('UPDATE meeting_invitations SET due_at = now() WHERE due_at IS NOT NULL');
async function organizerIn(person: Person, number = 1): Promise<string> {
  await due();
  const { calendar } = await until(() => mailServer.to(person.email).filter((mail) => mail.calendar)[number - 1]);
  return /ORGANIZER[^:]*:mailto:(\S+)/i.exec(calendar.replaceAll(/\r\n[ \t]/g, ''))?.[1] ?? '';
}
const passed = ({ email }: Person) =>
  `mx.example.org; dkim=pass header.d=x; dmarc=pass header.from=${email.split('@')[1]}`;

describe('the answer of a calendar', () => {
  let room: TestNetwork;
  let meeting: string;
  let a: Person;
  let b: Person;
  let to: string;
  const answering = (changes: Partial<Answering> = {}): Answering => ({
    ...{ from: a.email, to, attendee: a.email, uid: meeting, sequence: 0, status: 'ACCEPTED', found: [passed(a)] },
    ...changes,
  });
  const send = (program: keyof typeof calendarPrograms, changes: Partial<Answering> = {}, address = to) =>
    deliverTo(port, { from: a.email, to: address, lines: calendarPrograms[program](answering(changes)) });

  beforeAll(async () => {
    room = await createNetwork(administrator, 'Løynd nettverk', 2);
    [a, b] = room.members as [Person, Person];
    meeting = await callMeeting(room.facilitator, room.id, { day: inDays(9) });
    to = await organizerIn(a);
  });

  it('comes to an address of its own for each member and meeting', async () => {
    expect(to).toMatch(/^mote-[a-z2-7]{26}@svar\.example\.org$/);
    expect(await organizerIn(b)).not.toBe(to);
  });

  it.each([
    ['Outlook', 'ACCEPTED', 'YES'],
    ['Gmail', 'DECLINED', 'NO'],
    ['Apple', 'TENTATIVE', 'MAYBE'],
    ['Thunderbird', 'ACCEPTED', 'YES'],
  ] as const)('is taken from %s, and changes only what that person has answered', async (program, status, answer) => {
    expect(await send(program, { status })).toBe(250);
    expect(await statedIn(a, meeting)).toEqual({ answers: { [a.id]: answer }, refusal: null });
    const everything = await server.database.asSuperuser<{ rows: string }>(
      `SELECT (SELECT string_agg(m::text, '') FROM meeting_invitations m) || (SELECT string_agg(x::text, '') FROM meeting_answers x) AS rows`,
    );
    expect(everything[0]?.rows).not.toMatch(/kommentar/i);
  });

  it.each([
    ['a wrong address', {}, null],
    [
      'somebody else',
      { from: 'annan@example.org', attendee: 'annan@example.org', found: ['mx.example.org; dmarc=pass'] },
      null,
    ],
    ['another meeting', { uid: '01234567-89ab-cdef-0123-456789abcdef' }, null],
    [
      'an unproven sender',
      { found: ['mx.example.org; dmarc=fail header.from=x', 'mx.example.org; dmarc=pass'] },
      'UNSURE',
    ],
    ['what is no plain answer', { status: 'DELEGATED' }, 'UNSURE'],
  ] as const)('is not taken from %s', async (what, changes, refusal) => {
    const before = await statedIn(a, meeting);
    const last = to[5] === 'a' ? 'b' : 'a';
    const address = what === 'a wrong address' ? `mote-${last}${to.slice(6)}` : to;
    expect(
      await send(
        'Gmail',
        { status: 'DECLINED', ...changes, found: [...('found' in changes ? changes.found : [passed(a)])] },
        address,
      ),
    ).toBe(250);
    expect((await statedIn(a, meeting)).answers).toEqual(before.answers);
    expect((await statedIn(a, meeting)).refusal).toBe(refusal ?? before.refusal);
    // It is nobody else's to know.
    expect((await statedIn(b, meeting)).refusal).toBeNull();
  });

  it('is not taken when the meeting has been moved since, and is again to the new time, at the same address', async () => {
    await reviseMeeting(room.facilitator, meeting, 1, { day: inDays(12) });
    expect(await send('Outlook')).toBe(250);
    expect(await statedIn(a, meeting)).toEqual({ answers: {}, refusal: 'OUTDATED' });
    expect(await organizerIn(a, 2)).toBe(to);
    expect(await statedIn(a, meeting)).toEqual({ answers: {}, refusal: null });
    expect(await send('Apple', { sequence: 0 })).toBe(250);
    expect((await statedIn(a, meeting)).refusal).toBe('OUTDATED');
    expect(await send('Apple', { sequence: 1 })).toBe(250);
    expect(await statedIn(a, meeting)).toEqual({ answers: { [a.id]: 'YES' }, refusal: null });
  });

  it('is nothing any more when the person has left', async () => {
    await a.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id, vacant: false) }', { id: room.id });
    expect(await send('Thunderbird', { sequence: 1, status: 'DECLINED' })).toBe(250);
    expect((await statedIn(b, meeting)).answers).toEqual({});
    expect(receiver.output).not.toContain(a.email);
    expect(receiver.output).not.toContain(to.split('@')[0] ?? '');
  });
});

describe('what a mail server has found', () => {
  it.each([
    ['mx.example.org; dmarc=pass header.from=etat.no', true],
    ['MX.example.org 1; spf=fail; dmarc=pass (p=reject dis=none) header.from=etat.no', true],
    ['mx.example.org; dmarc=fail header.from=etat.no', false],
    ['mx.example.org; dmarc=none', false],
    ['mx.example.org; dmarc=pass header.from=annan.no', false],
    ['mx.example.org; spf=pass smtp.mailfrom="x; dmarc=pass"', false],
    ['mx.example.org; spf=pass (x; dmarc=pass)', false],
    ['mx.example.org; dmarc=pass; dmarc=fail', false],
    ['mx.example.org.evil.no; dmarc=pass', false],
    ['', false],
  ])('%s', (found, expected) => {
    expect(isSenderProven([found, 'mx.example.org; dmarc=pass'], 'mx.example.org', 'kari@etat.no')).toBe(expected);
    expect(isSenderProven([found], undefined, 'kari@etat.no')).toBe(false);
  });
});
