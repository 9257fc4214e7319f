import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '@krets/server/dist/platform/config/config.js';
import { describeWithDkimpy, verifies } from '../support/dkim.js';
import { MailServer } from '../support/mail-server.js';
import { enqueueMails } from '../support/outgoing-mail.js';
import { until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'krets-dkim-'));
const keyFile = join(folder, 'dkim.pem');
const pem = { type: 'pkcs8', format: 'pem' } as const;
const signing = { MAIL_FROM: 'Krets <varsel@krets.example.org>', MAIL_DKIM_KEY: keyFile, MAIL_DKIM_SELECTOR: 'haust' };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const publicPart = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

let server: TestServer;
let deliverer: TestServer;
let mailServer: MailServer;
beforeAll(async () => {
  writeFileSync(keyFile, privateKey.export(pem));
  mailServer = await (await MailServer.prepare()).open();
  server = await startServer({ jobs: false });
  deliverer = new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url, ...signing } });
  await deliverer.start();
});
afterAll(async () => {
  await deliverer.kill();
  await server.stop();
  await mailServer.close();
  await rm(folder, { recursive: true });
});

const none = '0';
const counts = { mentions: none, consultations: none, meetings: none, decisions: none, threads: none, posts: none };
const waitingMail = (to: string) => ({
  ...{ kind: 'WAITING' as const, to, language: 'nn' as const },
  variables: { ...counts, answers: '2', others: none, stopToken: randomBytes(48).toString('base64url') },
});

describeWithDkimpy('the signature of a mail', () => {
  it('is believed by a stranger, also about how to stop such mail and that a machine has written it', async () => {
    await enqueueMails(server.database, [waitingMail('lesar@example.org')]);
    const { raw } = await until(() => mailServer.to('lesar@example.org')[0]);
    const changed = [
      raw,
      raw.replace('Auto-Submitted: auto-generated', 'Auto-Submitted: no'),
      raw.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Clicks'),
      raw.replace(/(List-Unsubscribe:\s*<[^>]*)unsubscribe/, '$1anything'),
      raw.replace(/^From: Krets/m, 'From: Banken'),
      raw.replace('lesar', 'annan'),
      `${raw}Meir.\r\n`,
    ];
    expect(new Set(changed).size).toBe(changed.length);
    const record = `v=DKIM1; k=rsa; p=${publicPart}`;
    const believed = await verifies(changed, 'haust._domainkey.krets.example.org', record);
    expect(believed).toEqual([true, ...changed.slice(1).map(() => false)]);
    expect(raw.replaceAll(/\r\n[ \t]+/g, ' ')).toMatch(/^DKIM-Signature: .* d=krets\.example\.org; .* s=haust; /m);
  });
});

it('does not start with a key that could not sign', () => {
  const faultOf = (settings: Record<string, string | undefined>) => {
    try {
      readConfig({ ...signing, ...settings });
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return { MAIL_DKIM_KEY: join(folder, name) };
  };
  expect(faultOf({})).toBeNull();
  expect(faultOf({ MAIL_DKIM_KEY: join(folder, 'missing.pem') })).toMatch(/^MAIL_DKIM_KEY must be a file/);
  for (const key of [
    'no key',
    generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export(pem).toString(),
    generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
    createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  ])
    expect(faultOf(written('bad.pem', key))).toMatch(/^MAIL_DKIM_KEY must be a file with an RSA key in PEM/);
  expect(faultOf({ MAIL_DKIM_SELECTOR: undefined })).toMatch(/belong together/);
  expect(faultOf({ MAIL_DKIM_SELECTOR: 'a; b' })).toMatch(/^MAIL_DKIM_SELECTOR/);
  expect(faultOf({ MAIL_FROM: undefined })).toMatch(/needs MAIL_FROM/);
});
