import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  demoServer,
  launchBrowser,
  openDemoPeople,
  openVisitor,
  signInAsDemo,
  type Visitor,
} from '../support/browser-pages.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let renate: Visitor;
let magne: Visitor;
let samir: Visitor;
let bystander: Visitor;
let chat: string;
let challenge: string;

const title = 'Eg seier ja til å stille ressursar, og så sit eg der';
const magnes = 'Eg seier ja til målet';
const samirs = 'We ask for it in writing';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [renate, magne, samir, bystander] = await Promise.all(
    Array.from({ length: 4 }, () => openVisitor(browser, server)) as [
      Promise<Visitor>,
      Promise<Visitor>,
      Promise<Visitor>,
      Promise<Visitor>,
    ],
  );
  await signInAsDemo(renate, 'Renate Solvik');
  await signInAsDemo(magne, 'Magne Ådland');
  // Samir reads English.
  await openDemoPeople(samir.page);
  await samir.page.getByRole('button', { name: 'Samir Haddad' }).click();
  await samir.page.getByRole('heading', { level: 1, name: /Samir$/ }).waitFor();
  await signInAsDemo(bystander, 'Hege Nordal Lunde');
  const { page } = renate;
  await page.goto('/rooms');
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
  await page.getByRole('link', { name: /^Samtale/ }).click();
  await page.locator('.message').first().waitFor();
  chat = new URL(page.url()).pathname;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const quotes = (page: Page, name = 'Frå samtalen') => page.getByRole('region', { name });
const choose = (page: Page, words: string) =>
  page.locator('.message').filter({ hasText: words }).first().getByRole('checkbox').check();

describe('messages quoted from the chat in a challenge', () => {
  it('are chosen in the chat, and the challenge is written in its usual form', async () => {
    const { page } = renate;
    // Renate reads Bokmål.
    await page.locator('.chat-choices summary').click();
    await page.getByRole('button', { name: 'Gjør meldinger til en utfordring' }).click();
    await choose(page, 'Noen som har en god måte');
    await choose(page, magnes);
    await choose(page, samirs);
    await page.getByText('3 meldinger er valgt.').waitFor();
    await page.getByRole('link', { name: 'Skriv utfordringen' }).click();
    await quotes(page, 'Fra samtalen').getByText(magnes).waitFor();
    await page.getByLabel('I én setning: Hva er vanskelig?').fill(title);
    await page.getByLabel('Hva er situasjonen?').fill('Andre eier prosjektet. Folkene er mine.');
    await page.getByLabel('Hva er din rolle i dette?').fill('Jeg har personalansvaret.');
    await page.getByLabel('Erfaringer').check();
    await page.getByLabel('Ingen utenfor rommet kan kjennes igjen').check();
    await page.getByLabel('Ingenting her er gradert').check();
    await page.getByRole('button', { name: /^Del utfordringen med 9 personer og spør/ }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    challenge = new URL(page.url()).pathname;
  });

  it('are left out until their authors have agreed', async () => {
    await quotes(renate.page, 'Fra samtalen').getByText('Noen som har en god måte').waitFor();
    expect(await quotes(renate.page, 'Fra samtalen').getByText('har ikke svart ennå').count()).toBe(2);
    await bystander.page.goto(challenge);
    await quotes(bystander.page).getByText('Noen som har en god måte').waitFor();
    const seen = await quotes(bystander.page).textContent();
    expect(seen).not.toMatch(/Magne|Samir|Eg seier ja til målet|in writing/);
  });

  it('come when one says yes, and stay out when one says no', async () => {
    await magne.page.goto(challenge);
    await magne.page.getByText('Nokon har spurt om å ta med noko du skreiv').waitFor();
    await magne.page.getByRole('link', { name: 'Svar i samtalen' }).click();
    await magne.page.getByText('Kan orda dine vere med?').waitFor();
    await magne.page.locator('.quoted-messages').getByText(magnes).waitFor();
    await magne.page.getByRole('button', { name: 'Ja, ta dei med' }).click();
    await until(async () => (await magne.page.getByText('Kan orda dine vere med?').count()) === 0);
    // The others see it come without doing anything.
    await quotes(bystander.page).getByText(magnes).waitFor();
    await quotes(renate.page, 'Fra samtalen').getByText(magnes).waitFor();

    await samir.page.goto(chat);
    await samir.page.getByText('May your words be included?').waitFor();
    await samir.page.getByRole('button', { name: 'No, leave them out' }).click();
    await until(async () => (await samir.page.getByText('May your words be included?').count()) === 0);
    await quotes(renate.page, 'Fra samtalen').getByText('ville ikke ha ordene sine med').waitFor();
    await bystander.page.reload();
    await quotes(bystander.page).getByText(magnes).waitFor();
    expect(await quotes(bystander.page).textContent()).not.toMatch(/Samir|in writing/);
  });

  it('leave again when the yes is taken back', async () => {
    await magne.page.goto(challenge);
    await magne.page.getByRole('button', { name: 'Ta ut orda mine' }).click();
    await until(async () => !(await quotes(bystander.page).textContent())?.includes(magnes));
    for (const { faults } of [renate, magne, samir, bystander]) expect(faults).toEqual([]);
  });
});
