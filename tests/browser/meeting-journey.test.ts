import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { launchBrowser, openVisitor, type Visitor } from '../support/browser-pages.js';
import { later } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let room: TestNetwork;
const visitors: Visitor[] = [];
/** Who facilitates, who has a small phone, who uses the keyboard alone, and three more. */
let six: [Page, Page, Page, Page, Page, Page];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  room = await createNetwork(await createAdministrator(server), 'Seks leiarar', 5);
  const owner = room.members[0] as Person;
  await owner.postChallenge(room.id, { title: 'Kven seier eg nei til først?' });
  const open = async (person: Person, n: number) => {
    const visitor = await openVisitor(browser, server, { viewport: { width: n === 1 ? 320 : 1024, height: 800 } });
    const [name = '', value = ''] = person.cookie.split('=');
    await visitor.context.addCookies([{ name, value, url: server.url }]);
    visitors.push(visitor);
    await visitor.page.goto(`/rooms/${room.id}/meetings`);
    await visitor.page.getByRole('heading', { level: 2, name: 'Møte', exact: true }).waitFor();
    return visitor.page;
  };
  six = (await Promise.all([room.facilitator, ...room.members].map(open))) as typeof six;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const timesOf = (page: Page) => page.locator('.date-slots > li');
const answer = (page: Page, n: number, name: string) => timesOf(page).nth(n).getByRole('button', { name, exact: true });
async function answers(page: Page, ...names: string[]) {
  for (const [n, name] of names.entries()) await answer(page, n, name).click();
}
/** To the control and no further, as with Tab, and Enter or Space. */
async function byKeyboard(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter') {
  await control.waitFor();
  for (let tabs = 0; !(await control.evaluate((element) => element === document.activeElement)); tabs++) {
    if (tabs > 80) throw new Error('Tab does not reach it.');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press(key);
}
const noWider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
let meeting = '';

it('finds a date in three taps each, by keyboard too, and calls the meeting when the last one has answered', async () => {
  const [facilitator, phone, keyboard, fourth, fifth, sixth] = six;
  await facilitator.getByRole('button', { name: 'La medlemene seie kva tid som passar' }).click();
  for (const [n, days] of [20, 21, 22].entries())
    await facilitator
      .getByRole('group', { name: `Tid ${n + 1}` })
      .getByLabel('Dag')
      .fill(inDays(days));
  await facilitator.getByLabel('Kor mange minutt').fill('90');
  await facilitator.getByLabel('Stad', { exact: true }).fill('På skjerm');
  expect(await faultsInEveryTheme(facilitator)).toEqual([]);
  await facilitator.getByRole('button', { name: 'Send til medlemene' }).click();

  await phone.goto('/');
  await phone.getByRole('link', { name: 'Svar på kva som passar' }).click();
  await answers(phone, 'Ja', 'Om det trengst', 'Nei');
  await phone.getByText('Svara dine er lagra.').waitFor();
  expect(await noWider(phone)).toBe(0);
  expect(await faultsInEveryTheme(phone)).toEqual([]);
  await keyboard.getByText('Du ser svara til dei andre når du har svart på alle tidene.').waitFor();
  expect(await keyboard.locator('.date-replies').count()).toBe(0);
  for (const n of [0, 1, 2]) await byKeyboard(keyboard, answer(keyboard, n, n === 2 ? 'Nei' : 'Ja'));
  await keyboard.locator('.date-replies').first().waitFor();
  for (const page of [fourth, fifth, sixth]) await answers(page, 'Nei', 'Ja', 'Ja');
  await answers(facilitator, 'Ja', 'Ja', 'Nei');
  // The second time: it suits five well, the first one three.
  await phone.locator('main .divided-list h3 a').first().waitFor();
  for (const page of six) {
    const link = page.locator('main .divided-list h3 a').first();
    if (page === keyboard) await byKeyboard(page, link);
    else await link.click();
    await page.getByRole('heading', { name: 'Kjem du?' }).waitFor();
  }
  meeting = idOf(phone);
  const [row] = await server.database.asSuperuser<{ day: string }>('SELECT day::text FROM meetings WHERE id = $1', [
    meeting,
  ]);
  expect(row?.day).toBe(inDays(21));
});

it('gets its agenda from the members', async () => {
  const [, phone, keyboard, fourth] = six;
  await phone.getByRole('button', { name: 'Meld inn noko til dagsorden' }).click();
  await phone.getByLabel('Kva vil du ta opp?').fill('Kven seier eg nei til først?');
  await phone.getByLabel('Kva slag').selectOption({ label: 'Kollegarettleiing' });
  await phone.getByLabel('Gjeld utfordringa').selectOption({ label: 'Kven seier eg nei til først?' });
  await phone.getByRole('button', { name: 'Meld inn', exact: true }).click();
  await fourth.getByRole('button', { name: 'Meld inn noko til dagsorden' }).click();
  await fourth.getByLabel('Kva vil du ta opp?').fill('Ein mal de kan låne');
  await fourth.getByRole('button', { name: 'Meld inn', exact: true }).click();
  await phone.getByText('Ein mal de kan låne').waitFor();
  await later(server, meeting, '16 days');
  await keyboard.reload();
  await byKeyboard(keyboard, keyboard.getByRole('button', { name: 'Ja', exact: true }));
  await byKeyboard(keyboard, keyboard.getByRole('checkbox', { name: /Kven seier eg nei/ }), 'Space');
  await keyboard.getByText('Du har valt 1 av 1.').waitFor();
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
});
