import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compose } from '@krets/server/dist/platform/email/compose.js';
import { type EmailMessage, type MailKind, mailKinds } from '@krets/server/dist/platform/email/kinds.js';
import en from '@krets/server/dist/platform/email/locales/en.json' with { type: 'json' };
import nb from '@krets/server/dist/platform/email/locales/nb.json' with { type: 'json' };
import nn from '@krets/server/dist/platform/email/locales/nn.json' with { type: 'json' };
import { type Language, languages } from '@krets/shared/kinds';
import { admit, agencies, apply, decline, list, revise } from '../support/applications.js';
import { createConsultation } from '../support/consultation.js';
import { deliverTo } from '../support/incoming-mail.js';
import { MailServer, type Received } from '../support/mail-server.js';
import { callMeeting, cancelMeeting, reviseMeeting } from '../support/meetings.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  foundNetwork,
  invite,
  joinNetwork,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

/** Is in every name, title, charter, answer and reason of these rooms, and must be in no mail. */
const canary = 'Kanari';
const texts: Record<Language, Record<string, string>> = { nn, nb, en };
const kinds = Object.keys(mailKinds) as MailKind[];

/** The kind and the language whose unchanging words are all in this mail; of two, those that have more of them. */
function known({ subject, text }: Received): { kind: MailKind; language: Language } | undefined {
  const words = (kind: MailKind, language: Language) =>
    (texts[language][`email.${kind}.text`] ?? '').split(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/);
  return languages
    .flatMap((language) => kinds.map((kind) => ({ kind, language, parts: words(kind, language) })))
    .filter(
      ({ kind, language, parts }) =>
        subject === texts[language][`email.${kind}.subject`] && parts.every((part) => text.includes(part.trim())),
    )
    .sort((a, b) => b.parts.join('').length - a.parts.join('').length)[0];
}
const kindOf = (mail: Received) => known(mail)?.kind;

/** Signs people in and takes their requests; the other server delivers the emails. */
let server: TestServer;
let deliverer: TestServer;
let mailServer: MailServer;
let incomingPort: number;
let administrator: Person;
let room: TestNetwork;

beforeAll(async () => {
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  incomingPort = await freePort();
  const mailIn = { MAIL_IN_DOMAIN: 'svar.localhost', MAIL_IN_PORT: String(incomingPort) };
  deliverer = new TestServer(server.database, await freePort(), {
    env: { SMTP_URL: mailServer.url, KRETS_LOG: 'info', KRETS_NOTICE_HOURS: 'always', ...mailIn },
  });
  await deliverer.start();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, `${canary}fagforeininga`, 4);
  for (const person of [room.facilitator, ...room.members])
    await person.saveProfile(`${canary} Dømesen`, `${canary}sjef`, agencies[3] ?? '');
  // One who reads each language.
  for (const [index, language] of languages.entries())
    await server.database.asSuperuser(
      `WITH me AS MATERIALIZED (SELECT set_config('app.person_id', $1, true) AS id)
       UPDATE accounts SET language = $2 FROM me WHERE person_id = me.id::uuid`,
      [room.members[index]?.id, language],
    );
  const text = `${canary} står i avtalen`;
  await revise(room, { purpose: text, seatsFor: text, expectations: text, place: text, absence: text });
  await list(server, room.id, 'TRADE_UNION');
  await server.database.asSuperuser(`UPDATE networks SET organiser_name = '${canary}forbundet' WHERE id = $1`, [
    room.id,
  ]);
});
afterAll(async () => {
  await deliverer.kill();
  await server.stop();
  await mailServer.close();
});

const comes = (kind: MailKind, to: { email: string }) =>
  until(() => mailServer.to(to.email).find((mail) => kindOf(mail) === kind));

const aCanary = () => createPerson(server, `${canary} Namnesen`);
const asking = { reason: `${canary} er grunngjevinga`, answers: [] };

let meeting = '';
const invitationsDue = () =>
  server.database.asSuperuser('UPDATE meeting_invitations SET due_at = now() WHERE due_at IS NOT NULL');

/** For each kind of mail, what makes the server send it. */
const causes: Record<MailKind, () => Promise<unknown>> = {
  SIGN_IN_CODE: async () => {
    const person = new Person(deliverer, 'kode@example.org');
    await person.ask('mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }', {
      email: person.email,
    });
    await comes('SIGN_IN_CODE', person);
  },
  INVITATION: async () => {
    const email = 'invitert@example.org';
    await room.facilitator.ask('mutation ($input: InviteInput!) { invite(input: $input) { link } }', {
      input: { networkId: room.id, role: 'MEMBER', email },
    });
    await comes('INVITATION', { email });
  },
  APPLICATION_RECEIVED: async () => {
    const applicant = await aCanary();
    await apply(applicant, room.id, { ...asking, orgnr: agencies[41] });
    await comes('APPLICATION_RECEIVED', applicant);
  },
  APPLICATION_WAITING: async () => {
    const id = await foundNetwork(administrator, `${canary} er fullt`, 4);
    const facilitator = await aCanary();
    const full: TestNetwork = { id, facilitator, members: [], seatOf: new Map() };
    await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
    for (let n = 0; n < 3; n++) await joinNetwork(full, await aCanary());
    await list(server, id);
    const applicant = await aCanary();
    await admit(facilitator, (await apply(applicant, id, { ...asking, orgnr: agencies[42] })).id);
    await comes('APPLICATION_WAITING', applicant);
  },
  APPLICATION_ADMITTED: async () => {
    const applicant = await aCanary();
    await admit(room.facilitator, (await apply(applicant, room.id, { ...asking, orgnr: agencies[43] })).id);
    await comes('APPLICATION_ADMITTED', applicant);
  },
  APPLICATION_ADMITTED_NEAR: async () => {
    const applicant = await aCanary();
    const near = { ...asking, orgnr: agencies[44], inReportingLine: true };
    await admit(room.facilitator, (await apply(applicant, room.id, near)).id);
    await comes('APPLICATION_ADMITTED_NEAR', applicant);
  },
  APPLICATION_NEARBY: () => comes('APPLICATION_NEARBY', room.facilitator),
  APPLICATION_DECLINED: async () => {
    const applicant = await aCanary();
    const { id } = await apply(applicant, room.id, { ...asking, orgnr: agencies[45] });
    await decline(room.facilitator, id, `${canary} er grunnen til eit nei`);
    await comes('APPLICATION_DECLINED', applicant);
  },
  ROOM_OPENED: async () => {
    const second = await createSecondAdministrator(server);
    const { requestEmergencyAccess } = await administrator.ask<{ requestEmergencyAccess: { id: string } }>(
      'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }',
      { input: { networkId: room.id, reason: `${canary} er grunnen`, hours: 2 } },
    );
    await second.ask('mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }', { id: requestEmergencyAccess.id });
    for (const person of [room.facilitator, ...room.members]) await comes('ROOM_OPENED', person);
  },
  SEAT_ENDED: async () => {
    const member = await aCanary();
    await joinNetwork(room, member);
    room.members.pop();
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: room.seatOf.get(member) });
    await server.database.asSuperuser('UPDATE notices SET mail_at = now() WHERE person_id = $1', [member.id]);
    await comes('SEAT_ENDED', member);
  },
  ACCOUNT_CHANGED: async () => {
    const leaver = await aCanary();
    await leaver.ask('mutation { deleteAccount(words: STAY) }');
    await comes('ACCOUNT_CHANGED', leaver);
  },
  ROOM_COPIED: async () => {
    await room.facilitator.ask('mutation ($id: ID!) { copyRoom(networkId: $id) { id } }', { id: room.id });
    for (const person of [room.facilitator, ...room.members]) await comes('ROOM_COPIED', person);
  },
  MEETING_CALLED: async () => {
    meeting = await callMeeting(room.facilitator, room.id, { place: `${canary} er staden`, preparation: canary });
    await invitationsDue();
    for (const person of [room.facilitator, ...room.members]) await comes('MEETING_CALLED', person);
  },
  MEETING_MOVED: async () => {
    await reviseMeeting(room.facilitator, meeting, 1, { time: '14:00', place: canary });
    await invitationsDue();
    await comes('MEETING_MOVED', room.members[0] as Person);
  },
  MEETING_CANCELLED: async () => {
    await cancelMeeting(room.facilitator, meeting, canary);
    await comes('MEETING_CANCELLED', room.members[0] as Person);
  },
  WAITING: async () => {
    const [, owner, peer] = room.members as [Person, Person, Person];
    const { id } = await owner.postChallenge(room.id, { title: `${canary} i tittelen` });
    await peer.contribute(id, `${canary} i svaret`);
    await createConsultation(
      peer,
      (await peer.postChallenge(room.id, { title: canary, situation: canary })).id,
      [owner, room.facilitator],
      {
        protocol: 'TROIKA',
        mode: 'ASYNC',
      },
    );
    await server.database.asSuperuser(
      'UPDATE notices SET mail_at = now() WHERE person_id = $1 AND seen_at IS NULL AND mail_at IS NOT NULL',
      [owner.id],
    );
    await comes('WAITING', owner);
  },
  DIGEST: async () => {
    const other = new TestServer(server.database, await freePort(), {
      env: { SMTP_URL: mailServer.url, KRETS_NOTICE_HOURS: 'always' },
    });
    await other.start();
    const readers = [room.facilitator, ...room.members];
    const due = `digest_at IS NULL OR digest_at <= now()`;
    // A digest that has never been due is only given its time.
    await until(async () => (await server.database.asSuperuser(`SELECT FROM accounts WHERE ${due}`)).length === 0);
    for (const { id } of readers)
      await server.database.asSuperuser(
        `WITH me AS MATERIALIZED (SELECT set_config('app.person_id', $1, true) AS id)
         UPDATE accounts SET digest_at = now() FROM me WHERE person_id = me.id::uuid`,
        [id],
      );
    for (const reader of readers) await comes('DIGEST', reader);
    await until(
      async () =>
        (await server.database.asSuperuser(`SELECT FROM accounts WHERE ${due}`)).length === 0 &&
        (await server.database.asSuperuser(`SELECT FROM outgoing_mail WHERE kind = 'DIGEST'`)).length === 0,
    );
    await other.kill();
    // Two servers looked, and each reader got one.
    for (const { email } of readers)
      expect(mailServer.to(email).filter((mail) => kindOf(mail) === 'DIGEST')).toHaveLength(1);
  },
  ENTRY_CONFIRM: async () => {
    const editor = await aCanary();
    const values = { title: `${canary} finst`, purpose: canary, kind: 'INFORMAL', national: '1', seen: '1' };
    const entered = await sendForm(editor, '/oversyn/ny', { ...values, contact: 'post@example.org' });
    const faults = await sendForm(null, `${entered.to}/feil`, { body: `${canary} er feil` });
    expect([entered.status, faults.status]).toEqual([303, 200]);
    await server.database.asSuperuser(`UPDATE open.entries SET confirmed_at = now() - interval '181 days'`);
    const other = new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url } });
    await other.start();
    await comes('ENTRY_CONFIRM', { email: 'post@example.org' });
    await comes('ENTRY_FAULT', editor);
    await other.kill();
  },
  NEED_ASKED: async () => {
    const leader = await aCanary();
    const sentence = `${canary} treng dette`;
    const need = { themes: 'CHANGE', role: 'DIRECTOR', level: 'TOP', sentence, mayBeAsked: '1' };
    const stated = await sendForm(leader, '/oversyn/behov/mitt', need);
    const number = { counted: 'THEME', code: '', theme: 'CHANGE' };
    await server.database.asSuperuser(`INSERT INTO open.need_numbers VALUES ('THEME', '', 'CHANGE', 5, '2026-01-01')`);
    const asked = await sendForm(room.facilitator, '/oversyn/behov/spor', { ...number, network: room.id });
    expect([stated.status, asked.status]).toEqual([303, 200]);
    const other = new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url } });
    await other.start();
    await comes('NEED_ASKED', leader);
    await other.kill();
  },
  OCCURRENCE_CHANGED: async () => {
    const host = await aCanary();
    const place = { title: `${canary}plassen`, purpose: canary, kind: 'MEETING_PLACE', national: '1', seen: '1' };
    const { to } = await sendForm(host, '/oversyn/ny', place);
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const occurrence = { startsAt: `${day}T10:00`, endsAt: `${day}T12:00`, place: canary };
    const added = await sendForm(host, `${to}/samlingar`, occurrence);
    const guest = await aCanary();
    await sendForm(guest, `${added.to}/pamelding`, { showName: '1', talk: canary });
    await sendForm(host, `${added.to}/avlys`, {});
    await comes('OCCURRENCE_CHANGED', guest);
  },
  REPLY_NOT_READ: async () => {
    const { email } = room.facilitator;
    const lines = [`From: ${canary} Namnesen <${email}>`, `Subject: ${canary}`, '', `${canary} i svaret`];
    await deliverTo(incomingPort, { from: email, to: 'krets@localhost', lines });
    await comes('REPLY_NOT_READ', room.facilitator);
  },
  ENTRY_FAULT: async () => {
    expect(mailServer.received.map(kindOf)).toContain('ENTRY_FAULT');
  },
};

async function sendForm(person: Person | null, path: string, values: Record<string, string>) {
  const headers = { 'accept-language': 'nn', ...(person && { cookie: person.cookie }) };
  const body = new URLSearchParams(values);
  const { status, headers: answered } = await fetch(server.url + path, {
    ...{ method: 'POST', headers, body, redirect: 'manual' },
  });
  return { status, to: answered.get('location') ?? '' };
}

/** A hash of each table. */
async function everyRow(): Promise<Record<string, string>> {
  const tables = await server.database.asSuperuser<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'open', 'app')`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await server.database.asSuperuser<{ hash: string | null }>(
      `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS hash FROM ${name} t`,
    );
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

describe('what a mail may hold', () => {
  it.each(kinds)('%s: no name, title or reason of a trade union’s room, in any part of any mail', async (kind) => {
    await causes[kind]();
    const mails = mailServer.received;
    expect(mails.map(kindOf)).toContain(kind);
    for (const mail of mails) {
      // A mail that is of no known kind has been made in a way that nobody has thought about.
      expect(kindOf(mail)).toBeDefined();
      for (const part of [
        mail.raw,
        mail.subject,
        mail.text,
        mail.html,
        mail.calendar,
        Buffer.from(mail.raw, 'latin1').toString('utf8'),
      ])
        expect(part).not.toMatch(/kanari|dømesen|namnesen|fagforeining|forbundet/i);
    }
  });

  it('is the same for the log of whoever delivers it, where there is no address either', () => {
    expect(deliverer.output).not.toMatch(/kanari|@example/i);
  });

  it('about notices can be stopped by one click and got back, and opening its links changes nothing', async () => {
    const owner = room.members[1] as Person;
    const mail = mailServer.to(owner.email).find((one) => kindOf(one) === 'WAITING');
    const raw = (mail?.raw ?? '').replaceAll(/\r\n[ \t]+/g, ' ');
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(raw).toMatch(/^List-ID: <varsel\.[\w.-]+>\r$/im);
    const { pathname } = new URL(/^List-Unsubscribe: <(.+)>\r$/m.exec(raw)?.[1] ?? '');
    const choice = async () =>
      (await owner.ask<{ noticeChoices: object }>('{ noticeChoices { waitingMail digest } }')).noticeChoices;
    const links = [pathname, '/notices'].flatMap((path) => [path, `${path}/back`]);
    for (const path of [...links, ...links])
      for (const method of ['GET', 'HEAD']) await fetch(server.url + path, { method });
    expect(await choice()).toEqual({ waitingMail: true, digest: 'WEEKLY' });
    const click = (path: string) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    for (let times = 0; times < 2; times++) {
      expect((await click(pathname)).status).toBe(200);
      expect(await choice()).toEqual({ waitingMail: false, digest: 'WEEKLY' });
    }
    expect((await click(`${pathname.slice(0, -2)}xx`)).status).toBe(404);
    expect((await click(`${pathname}/back`)).status).toBe(200);
    expect(await choice()).toEqual({ waitingMail: true, digest: 'WEEKLY' });
    expect(server.output + deliverer.output).not.toContain(pathname.split('/')[2] ?? '');
  });

  it('comes in every language to those who are all told', () => {
    const told = kinds.filter((kind) =>
      languages.every((language) =>
        mailServer.received.map(known).some((one) => one?.kind === kind && one.language === language),
      ),
    );
    expect(told).toEqual(expect.arrayContaining(['ROOM_OPENED', 'ROOM_COPIED', 'MEETING_CALLED', 'DIGEST']));
  });

  it('changes nothing when its links are opened, by GET or by HEAD, once or twice', async () => {
    const links = mailServer.received.flatMap(({ raw, text }) => [
      ...(text.match(/https?:\S+/g) ?? []),
      ...(/^List-Unsubscribe: <(.+)>\r$/m.exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.slice(1) ?? []),
    ]);
    // Some of the servers that sent them have been stopped, and hundreds are alike: three of each page.
    const ofPage = new Map<string, Set<string>>();
    for (const { pathname } of links.map((link) => new URL(link))) {
      const page = pathname.replaceAll(/[\w-]{32,}/g, '*');
      const some = ofPage.get(page) ?? new Set();
      if (some.size < 3) ofPage.set(page, some.add(pathname));
    }
    expect(ofPage.size).toBeGreaterThan(4);
    // The jobs give the last new people the time of their first digest.
    const underWay = 'SELECT FROM outgoing_mail UNION ALL SELECT FROM accounts WHERE digest_at IS NULL';
    await until(async () => (await server.database.asSuperuser(underWay)).length === 0);
    const before = await everyRow();
    for (const path of [...ofPage.values()].flatMap((some) => [...some]))
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        await fetch(server.url + path, { method, redirect: 'manual' }).then((answer) => answer.arrayBuffer());
    expect(await everyRow()).toEqual(before);
  });

  const sample = {
    code: '12345678',
    change: 'CLOSED',
    news: 'SEAT',
    next: '2026-12-01T07:00:00.000Z',
    nextAnswered: 'NO',
    key: 'k'.repeat(32),
    stopToken: 't'.repeat(96),
    answerTo: `mote-${'a'.repeat(26)}@svar.example.org`,
    hours: '2',
    until: '2026-12-01T07:00:00.000Z',
    start: '2026-12-01T07:00:00.000Z',
    end: '2026-12-01T09:00:00.000Z',
    was: '2026-11-30T07:00:00.000Z',
    sequence: '1',
  } as Record<string, string>;
  const numbers = new Set(Object.keys(mailKinds.DIGEST.variables));
  const aLetter = (kind: MailKind, language: Language, changes: Record<string, string> = {}) => {
    const names = Object.keys(mailKinds[kind].variables);
    const id = '01234567-89ab-cdef-0123-456789abcdef';
    const variables = {
      ...Object.fromEntries(names.map((name) => [name, sample[name] ?? (numbers.has(name) ? '2' : id)])),
      ...changes,
    };
    return { kind, to: 'nokon@example.org', language, variables } as EmailMessage;
  };

  it('is one fixed subject for each kind and language, one link and one to stop it at most, and why it says so little', () => {
    for (const kind of kinds) {
      for (const language of languages) {
        const operator = { name: 'Direktoratet', contact: 'hjelp@example.org' };
        const { subject, text, html } = compose(aLetter(kind, language), 'https://krets.example.org', operator);
        expect(subject).toBe(texts[language][`email.${kind}.subject`]);
        expect(subject).not.toMatch(/[{}]|https?:/);
        expect(text).not.toMatch(/[{}<>]/);
        const links = text.match(/https?:\S+/g) ?? [];
        const stops = 'stopToken' in mailKinds[kind].variables;
        expect(links).toHaveLength(mailKinds[kind].page === null ? 0 : stops ? 2 : 1);
        expect(html.match(/<a /g) ?? []).toHaveLength(links.length);
        const foot = (key: string) => texts[language][`email.foot.${key}`];
        expect(text.includes(foot('little') ?? '')).toBe(links.length > 0);
        for (const key of ['what', `why.${mailKinds[kind].why}`]) expect(text).toContain(foot(key));
        for (const who of Object.values(operator)) expect(text).toContain(who);
        expect(compose(aLetter(kind, language), 'https://krets.example.org').text).toContain(foot('askAround'));
      }
    }
  });

  it('tells the day and the Norwegian hour of what closes, also in one that an earlier version stored without them', () => {
    const link = 'https://krets.example.org';
    const text = (kind: MailKind, language: Language, changes = {}) =>
      compose(aLetter(kind, language, changes), link).text;
    const summer = { until: '2026-07-01T06:00:00.000Z' };
    expect(text('WAITING', 'nn', { turns: '1' })).toContain(
      'tur i ei kollegarettleiing (til tysdag 1. desember kl. 08.00 norsk tid).',
    );
    expect(text('WAITING', 'nb', { turns: '1' })).toContain('(til tirsdag 1. desember kl. 08.00 norsk tid)');
    expect(text('INVITATION', 'en', summer)).toContain('(until Wednesday 1 July at 08:00 Norwegian time)');
    expect(text('ROOM_OPENED', 'nn', { until: '2027-12-31T23:30:00.000Z' })).toContain('1. januar 2028 kl. 00.30');
    const stored = aLetter('INVITATION', 'nn') as { variables: Record<string, string> };
    delete stored.variables.until;
    expect(compose(stored as unknown as EmailMessage, link).text).toContain('gjeld i 14 dagar og kan brukast');
  });

  it.each<[string, string, Language, string]>([
    ['ROOM_OPENED', '1', 'nn', 'lese det i éin time ('],
    ['ROOM_OPENED', '2', 'nn', 'lese det i 2 timar ('],
    ['ROOM_OPENED', '1', 'nb', 'lese det i én time ('],
    ['ROOM_OPENED', '1', 'en', 'read it for one hour ('],
    ['ROOM_OPENED', '24', 'en', 'read it for 24 hours ('],
  ])('%s counts %s in %s', (kind, hours, language, expected) => {
    expect(compose(aLetter(kind as MailKind, language, { hours }), 'https://krets.example.org').text).toContain(
      expected,
    );
  });

  it('can hold no word that somebody has written: every variable is an id, a key, a code or a number', () => {
    const words = [`${canary}fagforeininga`, 'Siri Dømesen', 'https://evil.example', '<b>', '', 'a\nb', '1'.repeat(5)];
    for (const kind of kinds)
      for (const name of Object.keys(mailKinds[kind].variables))
        for (const word of words)
          expect(() => compose(aLetter(kind, 'nn', { [name]: word }), 'https://krets.example.org')).toThrow(name);
    expect(() => compose(aLetter('ROOM_COPIED', 'nn', { name: 'Siri' }), 'https://krets.example.org')).toThrow('name');
  });
});
