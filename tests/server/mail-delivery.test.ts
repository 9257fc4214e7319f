import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { agencies } from '../support/applications.js';
import { greylisting, MailServer } from '../support/mail-server.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { enqueueMails, someMails, waitForMails, waiting } from '../support/outgoing-mail.js';
import { type Person, until } from '../support/person.js';
import { freePort, secret, startServer, TestServer } from '../support/server.js';

const addresses = ['ein', 'to', 'tre', 'fire', 'fem'].map((name) => `${name}@example.org`);
const quick = Array(100).fill('0.2').join();
const send = 'mutation ($input: InviteInput!) { invite(input: $input) { link } }';
const late = '{ undeliveredMail { kind attempts createdAt nextAttemptAt endedAt failure } }';
type Late = { undeliveredMail: { kind: string; attempts: number; nextAttemptAt: string | null; failure: string }[] };

/** Where everybody signs in and acts; it delivers nothing but the codes, and prints those. */
let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let mailServer: MailServer;
let others: TestServer[];

beforeAll(async () => {
  server = await startServer({ jobs: false });
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Løynd namn', 1);
});
afterAll(() => server.stop());
beforeEach(async () => {
  mailServer = await MailServer.prepare();
  others = [];
});
afterEach(async () => {
  for (const one of others) await one.kill();
  await mailServer.close();
  await server.database.asSuperuser('DELETE FROM outgoing_mail');
});

/** A process that delivers what the first has written. */
async function aDeliverer(retries = quick, env: Record<string, string> = {}): Promise<TestServer> {
  const settings = {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Krets <varsel@krets.example.org>',
    KRETS_MAIL_RETRIES: retries,
  };
  const deliverer = new TestServer(server.database, await freePort(), { env: { ...settings, ...env } });
  others.push(deliverer);
  await deliverer.start();
  return deliverer;
}

const inviteByMail = (email: string) =>
  room.facilitator.ask<{ invite: { link: string } }>(send, { input: { networkId: room.id, role: 'MEMBER', email } });

describe('mail', () => {
  it('of all kinds arrives once and in order for each person, though the mail server is down and then greylists', async () => {
    const { mails, marks } = someMails(20, addresses);
    await aDeliverer();
    await enqueueMails(server.database, mails);
    await until(async () => (await waiting(server.database)).some(({ attempts }) => attempts > 1));
    mailServer.behaviour = { recipient: greylisting() };
    await mailServer.open();
    await waitForMails(mailServer, mails, marks);
    await until(async () => (await waiting(server.database)).length === 0);
    expect(mailServer.received).toHaveLength(20);
    expect(new Set(mailServer.received.map(({ id }) => id)).size).toBe(20);
  });

  it('is delivered by two processes at once, each letter once', async () => {
    const { mails, marks } = someMails(40, addresses);
    mailServer.behaviour = { taken: () => new Promise((resolve) => setTimeout(resolve, 20)) };
    await mailServer.open();
    await Promise.all([aDeliverer(), aDeliverer()]);
    await enqueueMails(server.database, mails);
    await waitForMails(mailServer, mails, marks);
    expect(mailServer.received).toHaveLength(40);
  });

  it('lies in the database sealed, is read by nobody there, and is gone when it has been delivered', async () => {
    const { invite } = await inviteByMail('forsegla@example.org');
    const key = invite.link.split('#')[1] ?? '';
    const [row] = await server.database.asSuperuser<{ whole: string }>('SELECT m::text AS whole FROM outgoing_mail m');
    const bytes = Buffer.from(/\\x([0-9a-f]+)/.exec(row?.whole ?? '')?.[1] ?? '', 'hex').toString('latin1');
    for (const hidden of [key, 'forsegla', 'example.org', room.id, 'Løynd'])
      expect(`${row?.whole} ${bytes}`).not.toContain(hidden);
    const client = new pg.Client({ connectionString: server.database.appUrl });
    await client.connect();
    await client.query(`SELECT set_config('app.person_id', $1, false)`, [administrator.id]);
    await expect(client.query('SELECT payload FROM outgoing_mail')).rejects.toMatchObject({ code: '42501' });
    await client.query(`SELECT set_config('app.person_id', $1, false)`, [room.facilitator.id]);
    expect((await client.query('SELECT kind FROM outgoing_mail')).rows).toEqual([]);
    await client.end();
    await mailServer.open();
    await aDeliverer();
    expect((await until(() => mailServer.to('forsegla@example.org')[0])).text).toContain(invite.link.split('/').pop());
    await until(async () => (await server.database.asSuperuser('SELECT 1 FROM outgoing_mail')).length === 0);
  });

  it('is opened with the secret before this one while the secret is changed, and waits for it when it is missing', async () => {
    const { mails, marks } = someMails(3, ['bytte@example.org']);
    await enqueueMails(server.database, mails);
    await mailServer.open();
    const newer = 'quite another secret that nobody knows yet';
    const without = await aDeliverer(quick, { KRETS_SECRET: newer });
    await until(async () => (await waiting(server.database)).some(({ attempts }) => attempts > 0));
    await without.kill();
    expect(mailServer.received).toEqual([]);
    await aDeliverer(quick, { KRETS_SECRET: `${newer},${secret}` });
    await waitForMails(mailServer, mails, marks);
  });

  it('is for machines to know as sent by a machine, and has one recipient, no foreign link and no picture', async () => {
    await inviteByMail('hovud@example.org');
    await mailServer.open();
    await aDeliverer();
    const { raw, id, html, text } = await until(() => mailServer.to('hovud@example.org')[0]);
    expect(raw).toMatch(/^From: Krets <varsel@krets\.example\.org>\r$/m);
    expect(raw.match(/^To: .*$/gm)).toEqual(['To: hovud@example.org']);
    expect(id).toMatch(/^<[0-9a-f-]{36}@krets\.example\.org>$/);
    for (const header of [
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: OOF, AutoReply',
      'Content-Language: nn',
    ])
      expect(`\r\n${raw}`).toContain(`\r\n${header}\r\n`);
    expect(raw).not.toMatch(/^(Cc|Bcc|List-|Precedence|Feedback|X-Mailer|Disposition)/im);
    const [link = ''] = text.match(/https?:\S+/g) ?? [];
    expect(html.match(/https?:[^"<]+/g)).toEqual([link, link]);
    expect(html).not.toMatch(/<(img|script|link|style|iframe|form)|src=|url\(/i);
    expect(text).toContain('Han seier lite med vilje');
  });

  it('is in the language of whoever gets it, where that is known', async () => {
    const reader = await createPerson(server);
    await reader.saveProfile('Reader', 'Seksjonssjef', agencies[0] ?? '', 'en');
    await inviteByMail(reader.email);
    await mailServer.open();
    await aDeliverer();
    const mail = await until(() => mailServer.to(reader.email)[0]);
    expect(mail.subject).toBe('You are invited to Krets');
    expect(mail.raw).toContain('\r\nContent-Language: en\r\n');
  });
});

describe('mail that cannot be delivered', () => {
  it('is listed for the administrator by kind and time, when refused for good or tried to the end; nobody else sees it', async () => {
    const { mails } = someMails(2, ['ukjend@example.org', 'full@example.org']);
    const refused = { 'ukjend@example.org': 550, 'full@example.org': 452 } as Record<string, number>;
    mailServer.behaviour = { recipient: (address) => refused[address] };
    await mailServer.open();
    const deliverer = await aDeliverer('0.2,0.2');
    await enqueueMails(server.database, mails);
    await until(async () => (await waiting(server.database)).length === 0);
    const { undeliveredMail } = await administrator.ask<Late>(late);
    expect(undeliveredMail).toHaveLength(2);
    expect(undeliveredMail).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'INVITATION', attempts: 1, failure: '550', nextAttemptAt: null }),
        expect.objectContaining({ kind: 'APPLICATION_RECEIVED', attempts: 3, failure: '452', nextAttemptAt: null }),
      ]),
    );
    await expect(room.facilitator.ask(late)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = await server.database.asSuperuser('SELECT payload, recipient FROM outgoing_mail');
    expect(rows).toEqual([
      { payload: null, recipient: null },
      { payload: null, recipient: null },
    ]);
    // Kind and id, so that it can be found; not the address, nor the words of the mail server, which repeat it.
    expect(deliverer.output).toMatch(/"kind":"INVITATION"/);
    expect(deliverer.output).not.toMatch(/ukjend|full@|is refused here/);
  });

  it('is not sent when it calls to what came more than two days ago: the digest tells of it', async () => {
    const to = 'seint@example.org';
    const counts = { mentions: '1', answers: '0', consultations: '0', meetings: '0', decisions: '0' };
    const variables = { ...counts, threads: '0', posts: '0', others: '0', stopToken: 't'.repeat(96) };
    const { mails, marks } = someMails(1, [to]);
    await enqueueMails(server.database, [{ kind: 'WAITING', to, language: 'nn', variables }, ...mails]);
    await server.database.asSuperuser("UPDATE outgoing_mail SET created_at = now() - interval '49 hours'");
    await mailServer.open();
    await aDeliverer();
    await waitForMails(mailServer, mails, marks);
    // What has been delivered is removed a moment after it came.
    await until(async () => (await waiting(server.database)).length === 0);
    expect(mailServer.received).toHaveLength(1);
    const { undeliveredMail } = await administrator.ask<Late>(late);
    expect(undeliveredMail).toMatchObject([{ kind: 'WAITING', failure: 'LATE' }]);
  });

  it('holds up no other mail, and is shown as late while it is tried', async () => {
    mailServer.behaviour = { recipient: (address) => (address.startsWith('treg') ? 451 : undefined) };
    await mailServer.open();
    const { mails, marks } = someMails(6, ['treg@example.org', 'rask@example.org']);
    await aDeliverer('3600');
    await enqueueMails(server.database, mails);
    const others = mails.filter(({ to }) => to.startsWith('rask'));
    await waitForMails(
      mailServer,
      others,
      marks.filter((_, n) => mails[n]?.to.startsWith('rask')),
    );
    await until(async () => (await waiting(server.database)).some(({ attempts }) => attempts === 1));
    const { undeliveredMail } = await administrator.ask<Late>(late);
    // The two behind it have not failed; in which order they were written is not undone.
    expect(undeliveredMail).toMatchObject([{ attempts: 1, failure: '451', nextAttemptAt: expect.any(String) }]);
    expect(await waiting(server.database)).toHaveLength(3);
  });
});

describe('a stop', () => {
  let silent: Server;
  const held: Socket[] = [];
  afterEach(() => {
    for (const socket of held) socket.destroy();
    silent?.close();
  });

  it('does not wait for a mail server that says nothing, and loses no mail', async () => {
    silent = createServer((socket) => held.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(mailServer.port, '127.0.0.1', () => resolve()));
    const { mails, marks } = someMails(6, addresses);
    const deliverer = await aDeliverer();
    await enqueueMails(server.database, mails);
    await until(() => held.length > 0);
    const began = Date.now();
    await deliverer.end();
    expect(Date.now() - began).toBeLessThan(9_000);
    for (const socket of held) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
    await mailServer.open();
    await aDeliverer();
    await waitForMails(mailServer, mails, marks);
    expect(mailServer.received).toHaveLength(6);
  });

  it('waits for what a mail server is taking, so that it does not come again', async () => {
    mailServer.behaviour = { taken: () => new Promise((resolve) => setTimeout(resolve, 700)) };
    await mailServer.open();
    const { mails, marks } = someMails(10, addresses);
    const deliverer = await aDeliverer();
    await enqueueMails(server.database, mails);
    await until(() => mailServer.received.length > 0);
    await deliverer.end();
    await aDeliverer();
    await waitForMails(mailServer, mails, marks);
    await until(async () => (await waiting(server.database)).length === 0);
    expect(mailServer.received).toHaveLength(10);
  });
});
