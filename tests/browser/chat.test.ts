import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let aud: Visitor;
let torleiv: Visitor;
let hege: Visitor;
let address: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [aud, torleiv, hege] = await Promise.all([
    openVisitor(browser, server),
    openVisitor(browser, server),
    openVisitor(browser, server),
  ]);
  await signInAsDemo(aud, 'Aud Bjørgheim');
  await signInAsDemo(torleiv, 'Torleiv Myklebust');
  await signInAsDemo(hege, 'Hege Nordal Lunde');
  for (const { page } of [aud, torleiv, hege]) {
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
    await page.getByRole('link', { name: /^Samtale/ }).click();
    await message(page, 'Neste møte er torsdag').waitFor();
  }
  address = new URL(aud.page.url()).pathname;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const log = (page: Page) => page.getByRole('log');
const message = (page: Page, words: string) => log(page).locator('.message').filter({ hasText: words });
const box = (page: Page) => page.getByRole('textbox', { name: 'Di melding' });
async function say({ page }: Visitor, words: string): Promise<void> {
  await box(page).fill(words);
  await page.getByRole('button', { name: /^Send til/ }).click();
}
async function choose(page: Page, words: string, verb: string): Promise<void> {
  await message(page, words)
    .getByRole('button', { name: /^Meir om meldinga/ })
    .click();
  await message(page, words).getByRole('button', { name: verb }).click();
}
/** The messages since the demo, from top to bottom. */
const since = (page: Page) =>
  log(page)
    .locator('.message .markdown')
    .evaluateAll((all) => all.map((one) => one.textContent?.trim() ?? ''))
    .then((all) => all.slice(all.findIndex((words) => words.startsWith('Godt gjort')) + 1));
const scrollTop = (page: Page) => log(page).evaluate((element) => element.scrollTop);
const topOf = (page: Page, words: string) =>
  message(page, words).evaluate((element) => Math.round(element.getBoundingClientRect().top));

describe('three people in one conversation', () => {
  it('see each other’s messages at once, and who can read them', async () => {
    await aud.page.locator('.room-header').getByText('Kan lesast av 10 leiarar frå 10 verksemder').waitFor();
    await say(aud, 'Kven har **nøkkelen** til møterommet?');
    for (const { page } of [torleiv, hege]) await message(page, 'Kven har nøkkelen').waitFor();
    await choose(torleiv.page, 'Kven har nøkkelen', 'Svar på denne');
    // Escape drops what one answers; Ctrl+Enter sends.
    await torleiv.page.keyboard.press('Escape');
    await torleiv.page.locator('.quoting').waitFor({ state: 'detached' });
    await choose(torleiv.page, 'Kven har nøkkelen', 'Svar på denne');
    await torleiv.page.keyboard.type('Eg tek han med');
    await torleiv.page.keyboard.press('ControlOrMeta+Enter');
    const answer = message(hege.page, 'Eg tek han med');
    await answer.locator('.quoted').getByText('nøkkelen').waitFor();
  });

  it('lose the connection, go on writing, and find everything once and in order', async () => {
    await torleiv.context.setOffline(true);
    await torleiv.page.getByText('Du er utan nett').waitFor();
    await say(torleiv, 'Skrive i tunnelen');
    await torleiv.page.getByText('Ventar på nett').waitFor();
    await say(aud, 'Medan Torleiv er i tunnelen');
    await say(hege, 'Han kjem ut att ved Dale');
    await message(hege.page, 'Medan Torleiv er i tunnelen').waitFor();
    await torleiv.context.setOffline(false);
    const wanted = [
      'Kven har nøkkelen til møterommet?',
      'Eg tek han med',
      'Medan Torleiv er i tunnelen',
      'Han kjem ut att ved Dale',
      'Skrive i tunnelen',
    ];
    for (const { page } of [torleiv, aud, hege]) {
      await until(
        async () =>
          (await since(page)).length === wanted.length && (await page.getByText('Ventar på nett').count()) === 0,
      );
      expect((await since(page)).slice().sort()).toEqual([...wanted].sort());
    }
    expect(await since(torleiv.page)).toEqual(await since(aud.page));
    expect(await since(hege.page)).toEqual(await since(aud.page));
  });

  it('do not lose what could not be sent, and can try again, after a reload too', async () => {
    await server.kill();
    await say(hege, 'Sendt til ein død tenar');
    await hege.page.getByText(/Ventar på nett|Blir sendt/).waitFor();
    await server.start();
    await hege.page.reload();
    await until(
      async () => (await since(hege.page)).filter((words) => words === 'Sendt til ein død tenar').length === 1,
    );
    await message(aud.page, 'Sendt til ein død tenar').waitFor();
    await until(async () => (await hege.page.getByText('Blir sendt').count()) === 0);
  });

  it('send again by hand what was refused, after a reload too', async () => {
    const { page } = hege;
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"operationName":"PostMessage"')
        ? route.fulfill({
            contentType: 'application/json',
            body: '{"errors":[{"message":"No","extensions":{"code":"NOT_FOUND"}}]}',
          })
        : route.continue(),
    );
    await say(hege, 'Avvist og sendt på nytt');
    await page.getByText('Meldinga vart ikkje sendt.').waitFor();
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByText('Meldinga vart ikkje sendt.').waitFor();
    expect(await message(aud.page, 'Avvist og sendt på nytt').count()).toBe(0);
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await message(aud.page, 'Avvist og sendt på nytt').waitFor();
    expect(await page.getByText('Meldinga vart ikkje sendt.').count()).toBe(0);
  });

  it('send from another page what waited here, and take a refused message back into the box', async () => {
    const { page, context } = hege;
    await context.setOffline(true);
    await page.getByText('Du er utan nett').waitFor();
    await say(hege, 'Send denne når eg er framme');
    await page.getByText('1 ventar på å bli sendt').waitFor();
    await page.getByRole('link', { name: 'Utfordringar' }).click();
    await page.getByText('1 ventar på å bli sendt').waitFor();
    await context.setOffline(false);
    await message(aud.page, 'Send denne når eg er framme').waitFor();
    await page.goBack();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"operationName":"PostMessage"')
        ? route.fulfill({
            contentType: 'application/json',
            body: '{"errors":[{"message":"No","extensions":{"code":"BAD_INPUT","fields":[]}}]}',
          })
        : route.continue(),
    );
    await say(hege, 'Avvist og retta');
    await page.getByText('Meldinga vart ikkje sendt.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Rett teksten' }).click();
    expect(await page.getByLabel('Di melding').inputValue()).toBe('Avvist og retta');
    expect(await page.getByText('Meldinga vart ikkje sendt.').count()).toBe(0);
    await page.getByRole('button', { name: /^Send til/ }).click();
    await message(aud.page, 'Avvist og retta').waitFor();
  });

  it('react to a message, and see on request who reacted', async () => {
    await choose(hege.page, 'Eg tek han med', 'Takk');
    await message(torleiv.page, 'Eg tek han med').locator('.reactions summary').getByText('Takk').click();
    await message(torleiv.page, 'Eg tek han med').getByText('Hege Nordal Lunde').waitFor();
    const reactions = await message(torleiv.page, 'Eg tek han med').locator('.reactions summary').textContent();
    expect(reactions).not.toMatch(/\d/);
  });

  it('name a seat by keyboard alone', async () => {
    const { page } = aud;
    await box(page).focus();
    await page.keyboard.type('Kan du sjå på det, @tor');
    await page.getByRole('option', { name: /Torleiv Myklebust/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('før helga?');
    expect(await box(page).inputValue()).toBe('Kan du sjå på det, @Torleiv Myklebust før helga?');
    await page.keyboard.press('Enter');
    await message(torleiv.page, 'før helga?').getByText('Nemner deg').waitFor();
    expect(await message(hege.page, 'før helga?').getByText('Nemner deg').count()).toBe(0);
  });

  it('name somebody else after an edit', async () => {
    const { page } = aud;
    await choose(page, 'før helga?', 'Endre');
    const edited = page.getByLabel('Endre meldinga');
    await edited.fill('Kan du sjå på det før helga?');
    await edited.press('End');
    await page.keyboard.type(' @heg');
    await page.getByRole('option', { name: /Hege Nordal Lunde/ }).click();
    await page.getByRole('button', { name: 'Lagre' }).click();
    await message(hege.page, 'før helga?').getByText('Nemner deg').waitFor();
    await message(torleiv.page, '@Hege Nordal Lunde').waitFor();
    expect(await message(torleiv.page, 'før helga?').getByText('Nemner deg').count()).toBe(0);
  });

  it('are told of new messages instead of losing their place', async () => {
    const { page } = torleiv;
    const gone = page.getByRole('button', { name: /nye? melding|Til dei nyaste/ });
    await log(page).evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await until(async () => (await gone.count()) === 0);
    await log(page).evaluate((element) => {
      element.scrollTop = 0;
    });
    await until(async () => (await scrollTop(page)) < 5);
    const place = await topOf(page, 'Då er samtalen open');
    for (const words of ['Ei', 'To', 'Tre nye']) await say(aud, words);
    const jump = page.getByRole('button', { name: '3 nye meldingar' });
    await jump.waitFor();
    expect(await topOf(page, 'Då er samtalen open')).toBe(place);
    await jump.click();
    await until(() => message(page, 'Tre nye').isVisible());
    await until(async () => (await gone.count()) === 0);
  });

  it('come back to where they left off', async () => {
    await hege.page.waitForTimeout(1_000);
    await hege.page.goto('/');
    await say(aud, 'Skrive medan Hege var borte');
    await hege.page.goto(address);
    await log(hege.page).getByText('Nytt sidan sist').waitFor();
    await message(hege.page, 'Skrive medan Hege var borte').waitFor();
  });

  it('link to one message', async () => {
    const id = await message(aud.page, 'Då er samtalen open').getAttribute('id');
    await hege.page.goto('/');
    await hege.page.goto(`${address}#${id}`);
    await until(() => hege.page.evaluate((wanted) => document.activeElement?.id === wanted, id));
    await hege.page.goto('/');
    await hege.page.goto(`${address}#m-00000000-0000-4000-8000-000000000000`);
    await hege.page.getByText('Meldinga du leitar etter, finst ikkje her').waitFor();
  });

  it('withdraw a message and restore it', async () => {
    await choose(aud.page, 'Kven har nøkkelen', 'Trekk tilbake');
    await message(torleiv.page, 'Meldinga er trekt tilbake.').first().waitFor();
    await until(async () => (await message(torleiv.page, 'nøkkelen til').count()) === 0);
    await aud.page.getByRole('button', { name: 'Angre' }).click();
    await message(torleiv.page, 'Kven har nøkkelen').first().waitFor();
  });

  it('hear what is new read aloud when they ask for it, and never the history', async () => {
    const { page } = hege;
    await page.goto(address);
    await message(page, 'Tre nye').waitFor();
    await page.locator('.chat-choices summary').click();
    await page.getByRole('switch', { name: /Les nye meldingar høgt/ }).check();
    await say(aud, 'Høyrest dette?');
    const heard = page.locator('.chat > [role=status].visually-hidden');
    await until(async () => (await heard.textContent())?.includes('Aud Bjørgheim: Høyrest dette?'));
    expect(await heard.textContent()).not.toContain('Tre nye');
    expect(await log(page).getAttribute('aria-live')).toBe('off');
  });

  it('without a complaint from the page', () => {
    expect([...aud.faults, ...torleiv.faults, ...hege.faults]).toEqual([]);
  });
});
