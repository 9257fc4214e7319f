import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let facilitator: Visitor;
let member: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [facilitator, member] = await Promise.all([openVisitor(browser, server), openVisitor(browser, server)]);
  await signInAsDemo(facilitator, 'Aud Bjørgheim');
  await signInAsDemo(member, 'Torleiv Myklebust');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const note = ({ page }: Visitor) => page.getByText('To administratorar av plattforma har naudtilgang');

it('a facilitator ends emergency access where the room is told of it, and the others see it at once', async () => {
  await server.database.asSuperuser(
    `INSERT INTO emergency_accesses (id, network_id, reason, hours, requested_by, requested_at, approved_by, approved_at, expires_at)
     SELECT $1, n.id, 'Pålegg frå domstolen', 1, a.id, now(), b.id, now(), now() + interval '1 hour'
     FROM networks n, people a, people b WHERE n.name = 'IT-leiarar i Vestland' AND a.name = 'Aud Bjørgheim' AND b.name = 'Torleiv Myklebust'`,
    [randomUUID()],
  );
  for (const { page } of [facilitator, member]) {
    await page.getByRole('link', { name: 'Romma mine' }).first().click();
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
    await page.getByText('Pålegg frå domstolen').waitFor();
  }
  await member.page.getByRole('link', { name: 'Samtale' }).first().click();
  await member.page.waitForURL('**/chat');
  await note(member).waitFor();
  const end = 'Avslutt naudtilgangen';
  expect(await member.page.getByRole('button', { name: end }).count()).toBe(0);

  await facilitator.page.getByRole('button', { name: end }).click();
  await facilitator.page.getByRole('dialog').getByRole('button', { name: end }).click();
  for (const visitor of [facilitator, member]) await note(visitor).waitFor({ state: 'detached' });
  await member.page.goto(member.page.url().replace('/chat', '/log'));
  await member.page.getByText(/Aud Bjørgheim avslutta naudtilgangen/).waitFor();
  expect([...facilitator.faults, ...member.faults]).toEqual([]);
});

it('a Nynorsk page in an American browser has no English date and no English list', async () => {
  const saved = { origin: server.url, localStorage: [{ name: 'krets.language', value: 'nn' }] };
  const visitor = await openVisitor(browser, server, {
    locale: 'en-US',
    storageState: { cookies: [], origins: [saved] },
  });
  const { page } = visitor;
  await signInAsDemo(visitor, 'Aud Bjørgheim');
  await page.goto('/rooms');
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Vaktordninga slit ut dei flinkaste' }).waitFor();
  const room = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Vaktordninga slit ut dei flinkaste' }).click();
  await page.locator('.contribution').first().waitFor();
  const thread = new URL(page.url()).pathname;
  const found: string[] = [];
  for (const path of [
    '/',
    '/rooms',
    room,
    thread,
    `${room}/chat`,
    `${room}/resources`,
    `${room}/log`,
    `${room}/charter`,
  ]) {
    await page.goto(path);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    found.push(...(await nynorskTexts(page)));
  }
  const english =
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[AP]M|and)\b/;
  expect(found.filter((text) => english.test(text))).toEqual([]);
  expect(found.some((text) => /\d\. \p{L}+ 20\d\d kl\. \d\d\.\d\d$/u.test(text))).toBe(true);
  expect(found.some((text) => /\p{L}, \p{L}+ og \p{L}/u.test(text))).toBe(true);
  await visitor.context.close();
});

/** What the page itself says, without what people wrote in another language: texts, titles and labels. */
const nynorskTexts = (page: Page) =>
  page.evaluate(() => {
    const isNynorsk = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === 'nn';
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (nodes.nextNode())
      if (isNynorsk(nodes.currentNode.parentElement)) texts.push(nodes.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('[title], [aria-label]'))
      if (isNynorsk(element)) texts.push(element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? '');
    return texts;
  });
