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
  const facilitator = page.getByLabel('Fasiliterer møtet');
  await facilitator.selectOption({ index: 1 });
  const chosen = await facilitator.inputValue();
  await page.getByRole('button', { name: 'Kall inn møtet' }).click();
  const line = page.locator('main .divided-list li', { hasText: 'Strømgaten 10' });
  await line.getByRole('link').click();
  await page.getByRole('button', { name: 'Endre eller flytt møtet' }).click();
  await page.getByLabel('Klokkeslett').fill('11:45');
  await page.getByRole('button', { name: 'Lagre endringane' }).click();
  await page.getByText('kl. 11.45').first().waitFor();
  // A change that is sent while the choices are still being fetched takes none of them away.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    if (/"MeetingChoices"/.test(route.request().postData() ?? '')) await held;
    // A form that is gone asks no longer.
    await route.continue().catch(() => {});
  });
  await page.reload();
  await page.getByRole('button', { name: 'Endre eller flytt møtet' }).click();
  await page.getByLabel('Klokkeslett').fill('12:30');
  await page.getByRole('button', { name: 'Lagre endringane' }).click();
  await page.getByText('kl. 12.30').first().waitFor();
  release();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Endre eller flytt møtet' }).click();
  await page.locator('select[name=facilitator]').waitFor();
  expect(await page.locator('select[name=facilitator]').inputValue()).toBe(chosen);
  await page.getByRole('button', { name: 'Avbryt', exact: true }).click();
  await page.getByRole('button', { name: 'Avlys møtet' }).click();
  await page.getByLabel('Grunn').fill('Styret møtest same dag.');
  await page.getByRole('dialog').getByRole('button', { name: 'Avlys møtet' }).click();
  await page.getByText('Styret møtest same dag.').waitFor();
});

it('is held together, handed over in the middle, and its minutes are written by all', async () => {
  const aud = await inRoom('Aud Bjørgheim');
  const hege = await inRoom('Hege Nordal Lunde', 320);
  const soon = new Date(Date.now() + 20 * 60_000);
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' },
  })
    .format(soon)
    .split(' ');
  const begin = async (place: string) => {
    await aud.getByRole('button', { name: 'Kall inn til ei anna tid' }).click();
    await aud.getByLabel('Dag', { exact: true }).fill(day);
    await aud.getByLabel('Klokkeslett').fill(time);
    await aud.getByLabel('Stad').fill(place);
    await aud.getByRole('button', { name: 'Kall inn møtet' }).click();
    for (const page of [aud, hege])
      await page.locator('main .divided-list li', { hasText: place }).getByRole('link').click();
    await hege.getByRole('button', { name: 'Eg er med' }).click();
    await aud.getByRole('button', { name: 'Start møtet' }).click();
  };
  await begin('Rundt ein mobil');
  await hege.getByText('Møtet er i gang').waitFor();
  await hege.getByRole('heading', { name: 'Korleis har vi det?' }).waitFor();
  expect(await hege.getByRole('button', { name: 'Ferdig, gå vidare' }).count()).toBe(0);
  expect(await faultsInEveryTheme(hege)).toEqual([]);

  await aud.getByRole('button', { name: 'Gi over til ein annan' }).click();
  await aud
    .getByLabel('Kven tek over?')
    .selectOption({ label: 'Avdelingsleiar, Statsforvaltarens fellestjenester (Hege Nordal Lunde)' });
  await aud.getByRole('button', { name: 'Gi over til ein annan' }).click();
  // A line that is lost and found again shows where the others are.
  await aud.context().setOffline(true);
  const next = hege.getByRole('button', { name: 'Ferdig, gå vidare' });
  await next.click();
  await hege.getByRole('heading', { name: 'Kva vart det av stega frå sist?' }).waitFor();
  await hege.getByText('Ingen tok eit steg sist.').waitFor();
  await next.click();
  await hege.getByRole('heading', { name: 'Held de på rekkjefølgja?' }).waitFor();
  expect(await faultsInEveryTheme(hege)).toEqual([]);
  expect(await hege.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await hege.getByRole('button', { name: 'Vi held på ho' }).click();
  await next.click();
  await hege.getByRole('heading', { name: 'Referat' }).waitFor();
  await aud.context().setOffline(false);
  await aud.getByRole('heading', { name: 'Referat' }).waitFor();

  await hege.getByRole('button', { name: 'Skriv', exact: true }).click();
  await hege.getByLabel('Det vi lærte').fill('Å spørje før ein gir råd.');
  await aud.getByRole('button', { name: 'Skriv', exact: true }).click();
  await aud.getByLabel('Det vi lærte').fill('Å lytte ferdig.');
  await hege.getByRole('button', { name: 'Lagre' }).click();
  await hege.getByText('Å spørje før ein gir råd.').waitFor();
  await aud.getByRole('button', { name: 'Lagre' }).click();
  // Nothing is replaced unseen: both texts are there.
  await aud.getByRole('alert').getByText('Å spørje før ein gir råd.').waitFor();
  await aud.getByLabel('Det vi lærte').fill('Å spørje før ein gir råd. Å lytte ferdig.');
  await aud.getByRole('button', { name: 'Lagre' }).click();
  await hege.getByText('Å spørje før ein gir råd. Å lytte ferdig.').waitFor();
  await hege.getByRole('button', { name: 'Eg tek eit steg' }).click();
  await hege.getByLabel('Kva vil du gjere?').fill('Eg ringjer tillitsvald.');
  await hege.getByRole('button', { name: 'Lagre' }).click();
  await aud.getByText('«Eg ringjer tillitsvald.»').waitFor();
  expect(await faultsInEveryTheme(aud)).toEqual([]);

  await hege.getByRole('button', { name: 'Avslutt møtet' }).click();
  await hege.getByRole('dialog').getByRole('button', { name: 'Avslutt møtet' }).click();
  await aud.getByText('Dette stod på dagsorden.').waitFor();
  await aud.getByText('«Eg ringjer tillitsvald.»').waitFor();

  // The next meeting asks how it went.
  for (const page of [aud, hege]) await page.getByRole('link', { name: 'Alle møta i rommet' }).click();
  await begin('Ein gong til');
  await aud.getByRole('button', { name: 'Ferdig, gå vidare' }).click();
  await hege.getByRole('heading', { name: 'Kva vart det av stega frå sist?' }).waitFor();
  await hege.getByText('«Eg ringjer tillitsvald.»').waitFor();
  expect(await faultsInEveryTheme(hege)).toEqual([]);
  expect(await hege.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
});
