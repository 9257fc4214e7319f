import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import {
  demoServer,
  goInside,
  launchBrowser,
  openVisitor,
  signInAsDemo,
  type Visitor,
} from '../support/browser-pages.js';
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

describe('every page, at 320 and at 1280 px, light and dark', () => {
  let visitor: Visitor;
  let room = '';
  let challenge = '';
  /** Of the pages of one visit: a tab, the history and a screen reader tell pages apart by their titles. */
  const titles = new Map<string, string>();

  async function isSound(path: string): Promise<void> {
    const { page } = visitor;
    await goInside(page, path);
    await page.locator('h1').waitFor();
    expect({ path, faults: await faultsInEveryTheme(page) }).toEqual({ path, faults: [] });
    expect(await page.locator('h1').count()).toBe(1);
    // Without the count of what is new.
    const title = (await page.title()).replace(/^\(\d+\+?\) /, '');
    expect(title).toMatch(/. – Krets$/);
    expect({ path, shares: titles.get(title) ?? path }).toEqual({ path, shares: path });
    titles.set(title, path);
  }

  beforeAll(async () => {
    visitor = await openVisitor(browser, server);
    await visitor.page.goto('/sign-in');
    await visitor.page.locator('h1').waitFor();
  });
  afterAll(() => visitor.context.close());

  it('is sound before one signs in', async () => {
    await isSound('/sign-in');
  });

  it('is sound for a facilitator', async () => {
    const { page } = visitor;
    await signInAsDemo(visitor, 'Aud Bjørgheim');
    await isSound('/');
    await isSound('/saved');
    await isSound('/rooms');
    await page.locator('main h2 a').first().click();
    await page.locator('.divided-list h3 a').first().waitFor();
    room = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
    await page.locator('.contribution').first().waitFor();
    challenge = new URL(page.url()).pathname;
    await page.locator('.consultation-links a').first().click();
    await page.locator('.phase-posts').first().waitFor();
    await isSound(new URL(page.url()).pathname);
    await isSound(room);
    await isSound(`${room}/about`);
    await isSound(`${room}/admission`);
    await isSound('/networks');
    await isSound(`/apply/${room.split('/').at(-1)}`);
    await isSound(`${room}/form`);
    await isSound('/networks/new');
    await isSound(`${room}/charter`);
    await isSound(`${room}/charter/revise`);
    await isSound(`${room}/seats`);
    await isSound(`${room}/split`);
    await isSound(`${room}/log`);
    await isSound(`${room}/welcome`);
    await isSound(`${room}/concerns`);
    await isSound(`${room}/chat`);
    await isSound(`${room}/chat/quote`);
    await isSound(`${room}/challenges/new`);
    await isSound(challenge);
    await isSound(`${room}/consultations`);
    await isSound(`${room}/meetings`);
    await isSound(`${room}/resources`);
    await isSound(`${room}/resources/new`);
    for (const title of ['Fire spørsmål før', 'Three teams, one queue', 'Vaktordninga vår']) {
      await page.goto(`${room}/resources`);
      await page.getByRole('link', { name: title }).click();
      await page.getByRole('button', { name: 'Lag ein ny versjon' }).waitFor();
      await isSound(new URL(page.url()).pathname);
    }
    await isSound('/profile');
    await isSound('/invitation#unknown');
    await isSound('/nowhere');
  });

  it('is sound with a dialog open, a reply begun and a form refused', async () => {
    const { page } = visitor;
    await page.goto(challenge);
    await page.locator('.contribution').first().getByRole('button', { name: 'Svar' }).click();
    await page.locator('.thread form.composer').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    const others = page.locator('.contribution').filter({ hasText: 'Skjul innlegget' }).first();
    await others.getByText('Meir', { exact: true }).click();
    await others.getByRole('button', { name: 'Skjul innlegget' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.goto(`${room}/challenges/new`);
    await page.getByRole('button', { name: /^Del utfordringa/ }).click();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.goto(`${room}/resources/new`);
    await page.getByText('Eit notat eg skriv her').click();
    await page.getByRole('button', { name: /^Del ressursen/ }).click();
    await page.getByText('Fyll ut dette feltet').first().waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.goto(`${room}/resources`);
    await page.getByRole('link', { name: 'Fire spørsmål før' }).click();
    await page.getByRole('button', { name: 'Lag ein ny versjon' }).click();
    await page.getByText('Kva er nytt i denne versjonen?').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    // What is still being fetched of the thread would move the form away under the pointer.
    await page.goto(challenge, { waitUntil: 'networkidle' });
    const form = page.locator('form.composer').last();
    await form.getByText('Ressurs', { exact: true }).click();
    await form.getByText('I ei fil hos meg').click();
    await form.getByRole('button', { name: 'Vel ei fil' }).waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.goto(`${room}/seats`);
    await page.getByRole('button', { name: 'Avslutt plassen' }).first().click();
    await page.getByRole('dialog').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
  });

  it('is sound with a message’s choices open, seats to name, reactions shown and messages being chosen', async () => {
    const { page } = visitor;
    await page.goto(`${room}/chat`);
    await page.locator('.message').first().waitFor();
    await page.locator('.chat-choices summary').click();
    await page.getByRole('button', { name: 'Vel kor lenge' }).click();
    await page.getByRole('button', { name: 'Gjer meldingar' }).click();
    await page
      .getByRole('button', { name: /^Meir om meldinga/ })
      .last()
      .click();
    await page.getByRole('checkbox').last().check();
    await page.locator('.reactions summary').last().click();
    await page.getByRole('textbox', { name: 'Di melding' }).pressSequentially('Hei @a');
    await page.getByRole('listbox').waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
  });

  it('is sound for the administrator, who sees no room', async () => {
    const { page } = visitor;
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Logg ut', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
    await signInAsDemo(visitor, 'Vigdis Haraldseth');
    await isSound('/');
    await isSound('/founding');
    await isSound('/platform');
    await page.goto(room);
    await page.getByRole('heading', { name: 'Her finst det ingenting du kan lese' }).waitFor();
    expect(visitor.faults).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : element?.textContent;
      return label?.trim() ?? '';
    });
  let presses = 0;
  async function press(page: Page, key: string): Promise<void> {
    presses += 1;
    await page.keyboard.press(key);
  }
  async function tabTo(page: Page, words: string): Promise<void> {
    for (let i = 0; i < 150; i++) {
      await press(page, 'Tab');
      if ((await focused(page)).includes(words)) return;
    }
    throw new Error(`The Tab key never reached «${words}»; the focus is on «${await focused(page)}»`);
  }

  it('one comes from the sign-in page to a posted reply in at most 25 presses', async () => {
    const visitor = await openVisitor(browser, server);
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Renate Solvik' }).waitFor();
    await tabTo(page, 'Renate Solvik');
    // The list of invented people is no part of a sign-in.
    presses = 0;
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Hei, Renate' }).waitFor();
    await tabTo(page, 'IT-leiarar i Vestland');
    await press(page, 'Enter');
    await page.locator('.divided-list h3 a').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(page, 'Den beste utviklaren min');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Skriv svar' }).waitFor();
    await tabTo(page, 'Skriv svar');
    await press(page, 'Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('Skrive utan mus.');
    await press(page, 'ControlOrMeta+Enter');
    await page.locator('.thread .contribution').getByText('Skrive utan mus.').waitFor();
    expect(presses).toBeLessThanOrEqual(25);
    expect(visitor.faults).toEqual([]);
  });
});
