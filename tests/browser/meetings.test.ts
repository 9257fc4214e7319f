import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function inRoom(name: string, width = 1280): Promise<Page> {
  const visitor = await openVisitor(browser, server, { viewport: { width, height: 800 } });
  visitors.push(visitor);
  await signInAsDemo(visitor, name);
  await visitor.page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
  await visitor.page.getByRole('link', { name: /^Møte/ }).first().click();
  await visitor.page.getByRole('heading', { level: 2, name: 'Møte', exact: true }).waitFor();
  return visitor.page;
}

it('is answered, and its agenda chosen, on a small phone; the others see the answer and no choice', async () => {
  const hege = await inRoom('Hege Nordal Lunde', 320);
  const aud = await inRoom('Aud Bjørgheim');
  await aud.locator('main .divided-list h3 a').first().click();
  await hege.locator('main .divided-list h3 a').first().click();
  await hege.getByRole('button', { name: 'Nei', exact: true }).click();
  await hege.getByRole('button', { name: 'Nei', pressed: true }).waitFor();
  await aud.locator('.meeting-facts > div', { hasText: 'Kjem ikkje' }).getByText('Hege').waitFor();

  const boxes = hege.getByRole('checkbox');
  await boxes.first().click();
  await hege.getByText('Du har valt 1 av 3.').waitFor();
  await boxes.nth(2).focus();
  await hege.keyboard.press('Space');
  await hege.getByText('Du har valt 2 av 3.').waitFor();
  await hege.reload();
  await hege.getByText('Du har valt 2 av 3.').waitFor();
  await aud.getByText('Du har valt 0 av 3.').waitFor();
  expect(await faultsInEveryTheme(hege)).toEqual([]);
});

it('takes what a member wants to take up, and lets them withdraw it', async () => {
  const page = await inRoom('Ingunn Hestad');
  await page.locator('main .divided-list h3 a').first().click();
  await page.getByRole('button', { name: 'Meld inn noko til dagsorden' }).click();
  await page.getByLabel('Kva vil du ta opp?').fill('Korleis seier de nei til eit godt prosjekt?');
  await page.getByRole('button', { name: 'Meld inn', exact: true }).click();
  const item = page.locator('li', { hasText: 'Korleis seier de nei' });
  await item.waitFor();
  expect(await faultsInEveryTheme(page)).toEqual([]);
  await item.getByRole('button', { name: 'Trekk' }).click();
  await item.waitFor({ state: 'detached' });
});

it('is called, moved and cancelled by a facilitator', async () => {
  const page = await inRoom('Aud Bjørgheim');
  await page.getByRole('button', { name: 'Kall inn til ei anna tid' }).click();
  await page.getByLabel('Dag', { exact: true }).fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('Klokkeslett').fill('10:15');
  expect(await faultsInEveryTheme(page)).toEqual([]);
  await page.getByRole('button', { name: 'Kall inn møtet' }).click();
  await page.getByRole('alert').getByText('Fyll ut stad, videoadresse eller begge.').waitFor();
  await page.getByLabel('Stad').fill('Strømgaten 10');
  await page.getByRole('button', { name: 'Kall inn møtet' }).click();
  const line = page.locator('main .divided-list li', { hasText: 'Strømgaten 10' });
  await line.getByRole('link').click();
  await page.getByRole('button', { name: 'Endre eller flytt møtet' }).click();
  await page.getByLabel('Klokkeslett').fill('11:45');
  await page.getByRole('button', { name: 'Lagre endringane' }).click();
  await page.getByText('kl. 11.45').first().waitFor();
  await page.getByRole('button', { name: 'Avlys møtet' }).click();
  await page.getByLabel('Grunn').fill('Styret møtest same dag.');
  await page.getByRole('dialog').getByRole('button', { name: 'Avlys møtet' }).click();
  await page.getByText('Styret møtest same dag.').waitFor();
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
});
