import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo } from '../support/browser-pages.js';
import { enqueueMails } from '../support/outgoing-mail.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const none = '0';
const counts = { mentions: none, consultations: none, meetings: none, decisions: none, threads: none, posts: none };
const emailOf = async (name: string) => {
  const [row] = await server.database.asSuperuser<{ email: string }>(
    'SELECT a.email FROM accounts a JOIN people p ON p.id = a.person_id WHERE p.name = $1',
    [name],
  );
  return row?.email ?? '';
};

it('in the demo each reads the mail that would have come to them, and no other’s', async () => {
  const [vigdis, other] = await Promise.all([openVisitor(browser, server), openVisitor(browser, server)]);
  // An administrator has no seat, so that nothing in the demo is told to them.
  await signInAsDemo(vigdis, 'Vigdis Haraldseth');
  const { page } = vigdis;
  await page.goto('/notices');
  await page.getByRole('link', { name: 'E-posten din i demoen' }).click();
  await page.getByRole('heading', { name: 'Ingen e-post enno' }).waitFor();
  const to = await emailOf('Vigdis Haraldseth');
  const variables = { ...counts, answers: '2', others: none, stopToken: 's'.repeat(64) };
  await enqueueMails(server.database, [{ kind: 'WAITING', to, language: 'nn', variables }]);
  await until(() => server.output.includes(`--- Mail to ${to}: Noko ventar`));
  await page.reload();
  await page.getByRole('link', { name: 'Noko ventar på deg i Krets' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByText('Du har fått 2 svar på noko du skreiv eller starta.').waitFor();
  await page.getByText('Rein tekst').click();
  await page.getByText('Det e-postprogrammet les').click();
  await page.getByText('Auto-Submitted: auto-generated').waitFor();
  expect(await faultsInEveryTheme(page)).toEqual([]);

  const address = new URL(page.url()).pathname;
  const framed = await page.request.get(`${address}/html`);
  expect(framed.headers()['content-security-policy']).toContain('sandbox');
  await signInAsDemo(other, 'Torleiv Myklebust');
  for (const path of [address, `${address}/html`]) {
    expect((await other.page.request.get(path)).status()).toBe(404);
    expect((await fetch(server.url + path)).status).toBe(401);
  }
  // The link of the mail leaves its frame.
  await frame.getByRole('link', { name: '/notices' }).click();
  await page.getByRole('heading', { level: 1, name: 'Varsel' }).waitFor();
  expect([...vigdis.faults, ...other.faults]).toEqual([]);
  await Promise.all([vigdis.context.close(), other.context.close()]);
});

it('who gets mail in return is told on every page, and turns it on again', async () => {
  const visitor = await openVisitor(browser, server);
  const name = 'Inger Tomine Eira';
  await signInAsDemo(visitor, name);
  const { page } = visitor;
  await server.database.asSuperuser(
    `SET session_replication_role = replica; UPDATE accounts SET mail_stopped_at = now() WHERE email = '${await emailOf(name)}'`,
  );
  await page.goto('/rooms');
  const bar = page.getByText(/kjem i retur/);
  await bar.waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await faultsInEveryTheme(page)).toEqual([]);
  await page.getByRole('button', { name: 'Eg får e-post igjen – slå på' }).click();
  await bar.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await bar.count()).toBe(0);
  expect(visitor.faults).toEqual([]);
  await visitor.context.close();
});
