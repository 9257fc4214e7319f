import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
/** The facilitator, an author and another member. */
let aud: Visitor;
let torleiv: Visitor;
let ingunn: Visitor;

const words = 'Siv i Dømebyen sa det same til meg i går.';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [aud, torleiv, ingunn] = await Promise.all([
    openVisitor(browser, server),
    openVisitor(browser, server),
    openVisitor(browser, server),
  ]);
  await signInAsDemo(aud, 'Aud Bjørgheim');
  await signInAsDemo(torleiv, 'Torleiv Myklebust');
  await signInAsDemo(ingunn, 'Ingunn Hestad');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const toChallenge = async ({ page }: Visitor) => {
  await page.getByRole('link', { name: 'Romma mine' }).first().click();
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
  await page.locator('.contribution').first().waitFor();
};
let contribution = '';
const there = ({ page }: Visitor) => page.locator(`[id="${contribution}"]`);

describe('a facilitator and a member who disagree', () => {
  it('are in the same thread, where one posts too much', async () => {
    for (const visitor of [aud, torleiv, ingunn]) await toChallenge(visitor);
    const form = torleiv.page.locator('form.composer').last();
    await form.getByText('Perspektiv', { exact: true }).click();
    await form.getByRole('textbox').fill(words);
    await form.getByRole('button', { name: /personar/ }).click();
    const posted = aud.page.locator('.contribution').filter({ hasText: words });
    await posted.waitFor();
    contribution = (await posted.getAttribute('id')) ?? '';
    await there(ingunn).waitFor();
  });

  it('hide it with a reason that all can read, while the words are its author’s alone', async () => {
    await there(aud).getByText('Meir', { exact: true }).click();
    await there(aud).getByRole('button', { name: 'Skjul innlegget' }).click();
    const dialog = aud.page.getByRole('dialog');
    await dialog.getByText('Kan lesast av').waitFor();
    await dialog.getByRole('button', { name: 'Skjul innlegget' }).click();
    await dialog.getByText('Fyll ut dette feltet.').waitFor();
    await dialog.getByLabel('Kvifor skjuler du det?').fill('Ein namngjeven person kan kjennast att.');
    await dialog.getByRole('button', { name: 'Skjul innlegget' }).click();
    for (const visitor of [aud, ingunn]) {
      await there(visitor)
        .locator('.quoted-statement', { hasText: 'Ein namngjeven person kan kjennast att.' })
        .waitFor();
      expect(await there(visitor).textContent()).not.toContain(words);
    }
    await there(torleiv).getByText('Berre du ser orda dine no').waitFor();
    expect(await there(torleiv).textContent()).toContain(words);
  });

  it('answer, change the words, and show them again', async () => {
    await there(torleiv).getByRole('button', { name: 'Svar på grunnen' }).click();
    const dialog = torleiv.page.getByRole('dialog');
    await dialog.getByLabel('Kva vil du svare?').fill('Eg er usamd, men skal skrive det om.');
    await dialog.getByRole('button', { name: /^Send svaret – alle i rommet/ }).click();
    await there(ingunn).locator('.quoted-statement', { hasText: 'Eg er usamd, men skal skrive det om.' }).waitFor();
    await there(torleiv).getByRole('button', { name: 'Endre', exact: true }).click();
    await torleiv.page.getByLabel('Endre innlegget').fill('Ein kollega sa det same til meg.');
    await torleiv.page.getByRole('button', { name: 'Lagre endringa' }).click();
    await there(torleiv).getByText('Ein kollega sa det same til meg.').waitFor();
    expect(await there(aud).textContent()).not.toContain('kollega sa det same');
    await there(aud).getByRole('button', { name: 'Vis innlegget igjen' }).click();
    await there(ingunn).getByText('Ein kollega sa det same til meg.').waitFor();
    expect(await there(ingunn).textContent()).not.toContain('Siv');
  });

  it('lock the thread, and it says so where one used to write', async () => {
    await aud.page.locator('.more-menu summary').first().click();
    await aud.page.getByRole('button', { name: 'Lås tråden' }).click();
    for (const { page } of [aud, torleiv, ingunn]) {
      await page.getByText('Tråden er låst av ein fasilitator.').waitFor();
      await page.locator('form.composer').waitFor({ state: 'detached' });
    }
  });

  it('find all of it in the log, newest first, in plain words', async () => {
    const { page } = ingunn;
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
    await page.getByText('Låst', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Om nettverket' }).click();
    await page.getByRole('link', { name: 'Loggen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Loggen' }).waitFor();
    const lines = await page.locator('main ol.divided-list > li').allTextContents();
    for (const [i, told] of [
      /låste tråden/,
      /viste innlegget frå .*Torleiv/,
      /svara på at innlegget er skjult.*Eg er usamd/s,
      /Aud Bjørgheim skjulte eit innlegg frå .*Torleiv.*Ein namngjeven person/s,
    ].entries())
      expect(lines[i]).toMatch(told);
  });

  it('report something in confidence and get an answer', async () => {
    await toChallenge(ingunn);
    await there(ingunn).getByText('Meir', { exact: true }).click();
    await there(ingunn).getByRole('button', { name: 'Meld frå' }).click();
    const dialog = ingunn.page.getByRole('dialog');
    await dialog.getByText('Ingen får vite at det var du').waitFor();
    await dialog.getByLabel('Kva bør dei sjå på').fill('Kan kunden kjennast att?');
    await dialog.getByRole('button', { name: 'Meld frå til fasilitatorane' }).click();
    await ingunn.page.getByText('Du har meldt frå.').waitFor();
    const room = await aud.page.getByRole('link', { name: 'IT-leiarar i Vestland' }).getAttribute('href');
    await aud.page.goto(`${room}/concerns`);
    await aud.page.getByText('Kan kunden kjennast att?').waitFor();
    expect(await aud.page.locator('main').textContent()).not.toContain('Ingunn');
    await aud.page.getByRole('button', { name: 'Svar og avslutt' }).click();
    await aud.page.getByLabel('Kva vil du seie').fill('Eg har spurt eigaren.');
    await aud.page.getByRole('button', { name: 'Send svaret' }).click();
    await ingunn.page.getByRole('link', { name: 'Sjå det du har meldt frå om' }).click();
    await ingunn.page.getByText('Eg har spurt eigaren.').waitFor();
  });

  it('without a complaint from the page', () => {
    expect([...aud.faults, ...torleiv.faults, ...ingunn.faults]).toEqual([]);
  });
});
