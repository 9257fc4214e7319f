import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { afterReturn, type ReturnedMail } from '@krets/server/dist/notices/returned-mail.policy.js';
import { readConfig } from '@krets/server/dist/platform/config/config.js';
import { ReturnAddresses } from '@krets/server/dist/platform/email/return-addresses.js';
import { deliverTo, deliveryReport } from '../support/incoming-mail.js';
import { MailServer } from '../support/mail-server.js';
import { createPerson } from '../support/networks.js';
import { enqueueMails } from '../support/outgoing-mail.js';
import { Person, until } from '../support/person.js';
import { type Device, PushServer } from '../support/push-server.js';
import { freePort, secret, startServer, TestServer } from '../support/server.js';

const own = 'varsel@krets.example.org';
const none = '0';
const counts = { mentions: none, consultations: none, meetings: none, decisions: none, threads: none, posts: none };
const waitingMail = (to: string) => ({
  ...{ kind: 'WAITING' as const, to, language: 'nn' as const },
  variables: { ...counts, answers: '2', others: none, stopToken: 's'.repeat(64) },
});

let server: TestServer;
let deliverer: TestServer;
let mailServer: MailServer;
let port: number;
let pushServer: PushServer;
beforeAll(async () => {
  pushServer = await PushServer.open();
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  port = await freePort();
  const mailIn = { MAIL_IN_DOMAIN: 'svar.example.org', MAIL_IN_PORT: String(port) };
  const push = { KRETS_PUSH_SERVERS: pushServer.origin, KRETS_CONTACT: 'hjelp@example.org' };
  const env = { SMTP_URL: mailServer.url, MAIL_FROM: `Krets <${own}>`, KRETS_RATE_FACTOR: '1', ...mailIn, ...push };
  deliverer = new TestServer(server.database, await freePort(), { env: { ...env, KRETS_LOG: 'info' } });
  await deliverer.start();
});
afterAll(async () => {
  await deliverer.kill();
  await server.stop();
  await mailServer.close();
  await pushServer.close();
});

const gotMail = async (person: Person, many = 1) => {
  await enqueueMails(server.database, [waitingMail(person.email)]);
  return until(() => mailServer.to(person.email)[many - 1]);
};
async function subscribe({ email, cookie }: Person): Promise<Device> {
  const person = new Person(deliverer, email, cookie);
  const { pushChoices } = await person.ask<{ pushChoices: { serverKey: string } }>('{ pushChoices { serverKey } }');
  pushServer.serverKey = pushChoices.serverKey;
  const device = pushServer.device();
  await person.ask('mutation ($input: ReceivePushesInput!) { receivePushes(input: $input) { serverKey } }', {
    input: device.subscription(pushServer.serverKey),
  });
  return device;
}
const isStopped = async (person: Person) =>
  (await person.ask<{ me: { mailStopped: boolean } }>('{ me { mailStopped } }')).me.mailStopped;
/** Only the person themselves can change it, otherwise. */
const setAccount = ({ id }: Person, changes: string) =>
  server.database.asSuperuser(
    `SET session_replication_role = replica; UPDATE accounts SET ${changes} WHERE person_id = '${id}'`,
  );
const earlier = (person: Person, hours: number) =>
  setAccount(
    person,
    `mail_refused_at = mail_refused_at - interval '${hours} hours', mail_delayed_at = mail_delayed_at - interval '${hours} hours'`,
  );
const report = (to: string, status: string, action?: string) =>
  deliverTo(port, { from: '', to, lines: deliveryReport(to, status, action) });

describe('mail that comes back', () => {
  it('stops notices by mail when it is refused twice a day apart, and only that person is told, who turns it on again', async () => {
    const [person, other] = [await createPerson(server), await createPerson(server)];
    const [device, foreign] = await Promise.all([person, other].map(subscribe));
    const { sender, raw } = await gotMail(person);
    expect(sender).toMatch(/^retur-[a-z2-7]{53}@svar\.example\.org$/);
    expect(raw).toMatch(/^From: Krets <varsel@krets\.example\.org>\r$/m);
    // Some mail servers write addresses in capitals.
    expect(await report(sender.toUpperCase(), '5.1.1')).toBe(250);
    expect(await report(sender, '5.1.1')).toBe(250);
    expect(await isStopped(person)).toBe(false);
    await earlier(person, 25);
    expect(await report(sender, '5.7.1')).toBe(250);
    expect(await isStopped(person)).toBe(false);
    expect(await report(sender, '5.2.2')).toBe(250);
    expect(await isStopped(person)).toBe(true);
    expect(await isStopped(other)).toBe(false);
    // Mail cannot tell it.
    await until(() => device?.received.length === 1);
    expect(foreign?.received).toEqual([]);
    await person.ask('mutation { resumeMail }');
    expect(await isStopped(person)).toBe(false);
    await report(sender, '5.1.1');
    expect(await isStopped(person)).toBe(false);
    // They are told in the app; their code is sent all the same.
    await setAccount(person, 'mail_stopped_at = now()');
    await new Person(deliverer, person.email).ask(
      'mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }',
      { email: person.email },
    );
    await until(() => mailServer.to(person.email).find(({ subject }) => subject.includes('Koden')));
    expect(deliverer.output).not.toContain(person.email);
  });

  it('counts when it is delayed for five days, and when the mail server itself refuses the address', async () => {
    const [delayed, refused] = [await createPerson(server), await createPerson(server)];
    const { sender } = await gotMail(delayed);
    await report(sender, '4.2.2', 'delayed');
    await report(sender, '4.2.2');
    await earlier(delayed, 119);
    await report(sender, '4.4.7');
    expect(await isStopped(delayed)).toBe(false);
    await earlier(delayed, 2);
    await report(sender, '4.4.7');
    expect(await isStopped(delayed)).toBe(true);

    mailServer.behaviour = { recipient: (address) => (address === refused.email ? 550 : undefined) };
    const isRefused = async (times: number) => {
      await enqueueMails(server.database, [waitingMail(refused.email)]);
      await until(async () => {
        const rows = await server.database.asSuperuser(`SELECT FROM outgoing_mail WHERE state = 'UNDELIVERABLE'`);
        return rows.length === times;
      });
    };
    await isRefused(1);
    expect(await isStopped(refused)).toBe(false);
    await earlier(refused, 25);
    await isRefused(2);
    expect(await isStopped(refused)).toBe(true);
    mailServer.behaviour = {};
  });

  it('is believed only at an address that was made here, and nothing else comes in', async () => {
    const person = await createPerson(server);
    const { sender } = await gotMail(person);
    const [localPart = ''] = sender.split('@');
    const forged = `${localPart.slice(0, 20)}${localPart[20] === 'a' ? 'b' : 'a'}${localPart.slice(21)}`;
    await setAccount(person, `mail_refused_at = now() - interval '25 hours'`);
    expect(await report(`${forged}@svar.example.org`, '5.1.1')).toBe(250);
    const vacation = ['From: borte@example.org', `To: ${sender}`, 'Subject: Borte', 'Auto-Submitted: auto-replied'];
    expect(await deliverTo(port, { from: '', to: sender, lines: [...vacation, '', 'Status: 5.1.1'] })).toBe(250);
    expect(await isStopped(person)).toBe(false);
    const lines = ['From: a@example.org', 'Subject: x', '', 'x'];
    for (const to of [`retur-${'a'.repeat(20)}@svar.example.org`, 'ein@svar.example.org', `${localPart}@example.org`])
      expect(await deliverTo(port, { from: 'a@example.org', to, lines })).toBe(550);
    const big = [...lines, ...Array.from({ length: 12_000 }, () => 'x'.repeat(98))];
    expect(await deliverTo(port, { from: 'a@example.org', to: own, lines: big })).toBe(552);
  });

  it('comes by LMTP and over TLS as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'krets-mail-in-'));
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const subject = ['-subj', '/CN=svar.example.org', '-keyout', key, '-out', cert];
    await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject]);
    const lmtpPort = await freePort();
    const env = {
      ...{ MAIL_IN_DOMAIN: 'svar.example.org', MAIL_IN_PORT: String(lmtpPort), MAIL_IN_PROTOCOL: 'lmtp' },
      ...{ MAIL_IN_CERT: cert, MAIL_IN_KEY: key },
    };
    const receiver = new TestServer(server.database, await freePort(), { env, jobs: false });
    await receiver.start();
    const person = await createPerson(server);
    const { sender } = await gotMail(person);
    await setAccount(person, `mail_refused_at = now() - interval '25 hours'`);
    const lines = deliveryReport(sender, '5.1.1');
    expect(await deliverTo(lmtpPort, { from: '', to: sender, lines, tls: true, lmtp: true })).toBe(250);
    expect(await isStopped(person)).toBe(true);
    await receiver.kill();
    await rm(folder, { recursive: true });
  });

  it('is off unless its settings are right', () => {
    const faultsOf = (env: Record<string, string>) => {
      try {
        return readConfig(env).mailIn?.port ?? 'off';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(faultsOf({})).toBe('off');
    expect(faultsOf({ MAIL_IN_DOMAIN: 'svar.no' })).toBe('off');
    expect(faultsOf({ MAIL_IN_DOMAIN: 'svar.no', MAIL_IN_PORT: '2525' })).toBe(2525);
    expect(faultsOf({ MAIL_IN_PORT: '2525' })).toMatch(/^MAIL_IN_DOMAIN/);
    const rest = { MAIL_IN_DOMAIN: 'svar.no', MAIL_IN_PORT: '0', MAIL_IN_PROTOCOL: 'pop', MAIL_IN_CERT: '/none' };
    expect(faultsOf(rest)).toMatch(/MAIL_IN_PORT must.*MAIL_IN_PROTOCOL must.*belong together.*MAIL_IN_CERT must/s);
  });

  it('says nothing of the person in its address, which is another one for another kind', () => {
    const [first, second] = [
      new ReturnAddresses(['new '.repeat(8), secret], 'a.no'),
      new ReturnAddresses([secret], 'a.no'),
    ];
    const people = Array.from({ length: 200 }, () => randomUUID());
    for (const personId of people) {
      const made = second.make(personId, 'WAITING') ?? '';
      const [localPart = ''] = made.split('@');
      expect(localPart.length).toBeLessThanOrEqual(64);
      expect(first.read(localPart)).toEqual({ personId, group: 'WAITING' });
      expect(second.make(personId, 'DIGEST')?.slice(6, 20)).not.toBe(made.slice(6, 20));
      expect(second.read(first.make(personId, 'WAITING')?.split('@')[0] ?? '')).toBeNull();
    }
    expect(new Set(people.map((id) => second.make(id, 'WAITING'))).size).toBe(people.length);
  });
});

describe('an answer to a notice', () => {
  const answer = (from: string, headers: string[] = []) =>
    deliverTo(port, {
      from,
      to: own,
      lines: [`From: ${from}`, `To: ${own}`, 'Subject: SV: Noko ventar', ...headers, '', 'Hei!'],
    });

  it('of two vacation robots and ours for an hour is at most two mails, without a sender', async () => {
    const robots = [await createPerson(server), await createPerson(server)];
    // One says that it is a machine, as it should, and one does not. Each answers all that it gets.
    const answers = async () => {
      for (const [i, { email }] of robots.entries())
        expect(await answer(email, i === 0 ? ['Auto-Submitted: auto-replied (vacation)'] : [])).toBe(250);
    };
    for (let notices = 0; notices < 5; notices++) await answers();
    const { raw, sender, subject } = await until(() => mailServer.to(robots[1]?.email ?? '')[0]);
    await answers();
    expect(subject).toBe('Krets les ikkje svar på e-post');
    expect(sender).toBe('');
    expect(raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    await until(
      async () => (await server.database.asSuperuser(`SELECT FROM outgoing_mail WHERE state = 'WAITING'`)).length === 0,
    );
    expect(robots.map(({ email }) => mailServer.to(email).length)).toEqual([0, 1]);
  });

  it.each([
    ['a list', ['List-Id: <x.example.org>']],
    ['bulk', ['Precedence: bulk']],
    ['an autoresponder', ['X-Autoreply: yes']],
    ['two senders', ['From: annan@example.org']],
  ])('of %s gets no answer', async (_, headers) => {
    const person = await createPerson(server);
    expect(await answer(person.email, headers)).toBe(250);
    expect(await answer('ukjend@example.org')).toBe(250);
    await answer((await createPerson(server)).email);
    await until(
      async () => (await server.database.asSuperuser(`SELECT FROM outgoing_mail WHERE state = 'WAITING'`)).length === 0,
    );
    expect([mailServer.to(person.email), mailServer.to('ukjend@example.org')]).toEqual([[], []]);
  });
});

describe('what comes back', () => {
  const now = new Date('2026-12-10T12:00:00Z');
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const known = (changes: Partial<ReturnedMail>) => ({ refusedAt: null, delayedAt: null, stoppedAt: null, ...changes });
  const stops = (changes: Partial<ReturnedMail>, permanent: boolean) =>
    afterReturn(known(changes), { permanent }, now).stoppedAt !== null;

  it.each([
    [null, false],
    [23, false],
    [24, true],
    [720, true],
    [721, false],
  ])('and was refused %s hours ago for the first time', (hours, expected) => {
    expect(stops({ refusedAt: hours === null ? null : ago(hours) }, true)).toBe(expected);
    expect(stops({ refusedAt: hours === null ? null : ago(hours) }, false)).toBe(false);
  });

  it.each([
    [null, false],
    [119, false],
    [120, true],
    [192, true],
    [193, false],
  ])('and was delayed %s hours ago for the first time', (hours, expected) => {
    expect(stops({ delayedAt: hours === null ? null : ago(hours) }, false)).toBe(expected);
    expect(stops({ delayedAt: hours === null ? null : ago(hours) }, true)).toBe(false);
  });
});
