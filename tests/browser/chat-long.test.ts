import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openVisitor } from '../support/browser-pages.js';
import { insertMessages, postMessage } from '../support/chat.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { until } from '../support/person.js';
import { startServer, TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let room: TestNetwork;
let reader: Person;
let writer: Person;
let page: Page;
const total = 10_000;

beforeAll(async () => {
  const open = await startServer();
  browser = await launchBrowser();
  room = await createNetwork(await createAdministrator(open), 'Rommet', 2);
  [reader, writer] = room.members as [Person, Person];
  await postMessage(writer, room.id, 'Melding 0');
  // Years of messages, written as superuser; the journal's counter is moved too.
  server = new TestServer(open.database, open.port, { env: { KRETS_API: 'web' } });
  await open.kill();
  await server.start();
  await server.database.asSuperuser(
    `WITH first AS (SELECT * FROM messages LIMIT 1)
     INSERT INTO messages (id, network_id, seq, author_id, seat_id, client_id, body, lang, mentions, retention_days, created_at)
     SELECT gen_random_uuid(), network_id, seq + n, author_id, seat_id, gen_random_uuid(),
       'Melding ' || n || repeat(' med fleire ord i', n % 23), 'nn', '{}', retention_days, created_at + n * interval '1 millisecond'
     FROM first, generate_series(1, ${total - 1}) n`,
  );
  await server.database.asSuperuser(
    `UPDATE network_counters SET journal_seq = journal_seq + ${total - 1} WHERE network_id = $1`,
    [room.id],
  );
  const visitor = await openVisitor(browser, server);
  page = visitor.page;
  const [name, value] = reader.cookie.split('=') as [string, string];
  await visitor.context.addCookies([{ name, value, url: server.url }]);
  await page.goto(`/rooms/${room.id}/chat`);
  await message(total - 1).waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const documents = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../web/dist/.persisted-documents.json', import.meta.url)), 'utf8'),
) as Record<string, string>;
/** The server accepts the web's own operations only, as the browser needs it. */
async function sayByTheWeb(body: string): Promise<void> {
  const sha256Hash = Object.keys(documents).find((hash) => documents[hash]?.includes('mutation PostMessage'));
  const { text } = await writer.send({
    operationName: 'PostMessage',
    extensions: { persistedQuery: { version: 1, sha256Hash } },
    variables: { input: { networkId: room.id, clientId: randomUUID(), body, lang: 'nn' } },
  });
  expect(text).toContain(body);
}

const log = () => page.getByRole('log');
const message = (n: number) => log().getByText(new RegExp(`^Melding ${n}( |$)`));
const count = () => log().locator('.message').count();
/** The first fully visible message and its position, after scrolling to a place when one is given. */
const inView = (scrollTop?: number) =>
  log().evaluate((box, to) => {
    if (to !== undefined) box.scrollTop = to;
    const top = box.getBoundingClientRect().top;
    const first = [...box.querySelectorAll('[data-anchor]')].find((one) => one.getBoundingClientRect().top >= top);
    return { id: first?.getAttribute('data-anchor'), top: Math.round((first?.getBoundingClientRect().top ?? 0) - top) };
  }, scrollTop);
const oldest = () =>
  log()
    .locator('.message .markdown')
    .first()
    .textContent()
    .then((words) => Number(/\d+/.exec(words ?? '')?.[0]));

describe('a conversation of ten thousand messages', () => {
  it('renders few messages while one scrolls up, and the view does not move when older messages load', async () => {
    let before = await oldest();
    for (let i = 0; i < 12; i++) {
      // A page asked for while scrolling has landed.
      await page.waitForTimeout(150);
      before = await oldest();
      const place = await inView(260);
      await until(async () => (await oldest()) < before);
      const after = await inView();
      expect(after.id).toBe(place.id);
      expect(Math.abs(after.top - place.top)).toBeLessThanOrEqual(2);
      before = await oldest();
      expect(await count()).toBeLessThanOrEqual(160);
    }
    expect(before).toBeLessThan(total - 500);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(5_000);
  });

  it('does not move when a new message arrives, and goes to the end in one step', async () => {
    const place = await inView();
    for (let i = 0; i < 3; i++) await sayByTheWeb(`Ny ${i}`);
    await page.getByRole('button', { name: '3 nye meldingar' }).waitFor();
    expect(await inView()).toEqual(place);
    await page.getByRole('button', { name: '3 nye meldingar' }).click();
    await log().getByText('Ny 2').waitFor();
    await until(async () => (await page.getByRole('button', { name: /Til dei nyaste|nye meldingar/ }).count()) === 0);
    expect(await count()).toBeLessThanOrEqual(160);
  });

  it('is read by keyboard: the log scrolls, and each message is met in order', async () => {
    await log().focus();
    const before = await log().evaluate((element) => element.scrollTop);
    await page.keyboard.press('PageUp');
    await until(async () => (await log().evaluate((element) => element.scrollTop)) < before);
    await page.keyboard.press('End');
    const choices = log().getByRole('button', { name: /^Meir om meldinga/ });
    await choices.last().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Takk');
    await page.keyboard.press('Enter');
    await log().locator('.reactions summary').getByText('Takk').waitFor();
    await page.keyboard.press('Escape');
    expect(await log().locator('.message-menu').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Meir');
  });

  it('follows the newest for one who comes to the end and opens a menu there in the same breath', async () => {
    await log().evaluate((box) => {
      box.scrollTop -= box.clientHeight;
    });
    await page.getByRole('button', { name: 'Til dei nyaste' }).waitFor();
    await log().evaluate((box) => {
      box.scrollTop = box.scrollHeight;
      // Before the frame in which the page is told that it was scrolled.
      const buttons = box.querySelectorAll<HTMLButtonElement>('button[aria-label^="Meir om meldinga"]');
      [...buttons].at(-1)?.click();
    });
    await log().locator('.message-menu').waitFor();
    await log()
      .getByRole('button', { name: /^Meir om meldinga/, expanded: true })
      .click();
    await log().locator('.message-menu').waitFor({ state: 'detached' });
    await sayByTheWeb('Ny i same andedrag');
    await log().getByText('Ny i same andedrag').waitFor();
    await until(async () => (await page.getByRole('button', { name: /Til dei nyaste|nye? melding/ }).count()) === 0);
  });

  it('is caught up with after a thousand missed messages', async () => {
    await page.context().setOffline(true);
    await page.getByText('Du er utan nett').waitFor();
    await insertMessages(server, room.id, 1_000, 'Tunnel');
    await page.context().setOffline(false);
    await log().getByText('Tunnel 1000').waitFor();
    expect(await page.getByText('Du er utan nett').count()).toBe(0);
  });
});
