import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { faultsInEveryTheme, overflows } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let aud: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  aud = await openVisitor(browser, server, { viewport: { width: 320, height: 640 } });
  await signInAsDemo(aud, 'Aud Bjørgheim');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const shots = async ({ page }: Visitor, name: string) => {
  if (!process.env.KRETS_SHOTS) return;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 768, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${process.env.KRETS_SHOTS}/${name}-${width}-${colorScheme}.png` });
    }
  await page.setViewportSize({ width: 320, height: 640 });
};

describe('the search, on a phone and by the keyboard alone', () => {
  it('finds what was written in the other form, and leads to the very place', async () => {
    const { page } = aud;
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
    await page.locator('.divided-list h3 a').first().waitFor();
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox', { name: 'Kva leitar du etter?' });
    await field.waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/rooms\/[0-9a-f-]{36}\/search$/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
    await page.keyboard.type('utvikleren ble');
    await page.locator('.found mark').first().waitFor();
    expect(await page.locator('.found mark').first().textContent()).toMatch(/utvikl/i);
    expect(page.url()).not.toContain('utvikl');
    await shots(aud, 'search');
    expect(await overflows(page)).toBe(false);
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.getByRole('link', { name: 'Søk i alle romma mine' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search');
    await page.locator('.search-room h2').first().waitFor();
    expect(await field.inputValue()).toBe('utvikleren ble');
    await page.locator('.found h3 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(challenges|resources|rooms|consultations)\/[0-9a-f-]{36}/);
    await page.goBack();
    await page.locator('.found').first().waitFor();
    expect(await field.inputValue()).toBe('utvikleren ble');
  });

  it('says what was looked for when nothing was found, and what to try', async () => {
    const { page } = aud;
    await page.keyboard.press('Control+k');
    const field = page.getByRole('searchbox', { name: 'Kva leitar du etter?' });
    await field.fill('xylofonkvartett');
    await page.getByText('Fann ingenting om «xylofonkvartett»').waitFor();
    await page.getByLabel('Med fil').check();
    await page.getByRole('button', { name: 'Ta bort avgrensinga' }).click();
    expect(await page.getByLabel('Med fil').isChecked()).toBe(false);
    await field.fill('xylofonkvartett sykefravær');
    await page.getByText('sykefravær, òg skrive sjukefråvær').waitFor();
    await shots(aud, 'search-nothing');
    expect(await overflows(page)).toBe(false);
    expect(await faultsInEveryTheme(page)).toEqual([]);
  });

  it('is narrowed by chips and by words, and offers places where one has been, never what one searched for', async () => {
    const { page } = aud;
    const field = page.getByRole('searchbox', { name: 'Kva leitar du etter?' });
    const hits = () => page.locator('.found').count();
    await field.fill('leiar');
    await page.locator('.found').first().waitFor();
    await page.getByLabel('Kva slags').selectOption({ label: 'Samtalen' });
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    await page.getByRole('button', { name: 'Ta bort vala' }).click();
    await field.fill('leiar frå:Aud før:når');
    await page.getByRole('button', { name: 'Frå: Aud. Ta bort.' }).waitFor();
    await page.getByText('«før:når» er ingen dato, og blir ikkje brukt').waitFor();
    await shots(aud, 'search-chips');
    expect(await overflows(page)).toBe(false);
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.getByRole('button', { name: 'Frå: Aud. Ta bort.' }).click();
    expect(await field.inputValue()).toBe('leiar før:når');
    await field.fill('');
    await page.getByRole('heading', { name: 'Her har du vore nyleg' }).waitFor();
    expect(await hits()).toBe(0);
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).last().waitFor();
    expect(await page.locator('main').textContent()).not.toContain('xylofonkvartett');
    await shots(aud, 'search-empty');
    expect(aud.faults).toEqual([]);
  });

  it('finds a sentence of a PDF by how the other form writes it, and fetches the file, without a hand on the mouse', async () => {
    const { page } = aud;
    const field = page.getByRole('searchbox', { name: 'Kva leitar du etter?' });
    const hit = page.locator('.found', { hasText: 'Vakta ringjer leiaren når noko råkar andre enn oss.' });
    // The words of a file are read by a job.
    await until(async () => {
      await field.fill('');
      await field.fill('vakten ringer lederen andre rammes');
      await page.locator('.search-room[aria-busy=false]').first().waitFor();
      return (await hit.count()) > 0;
    });
    expect(await hit.locator('mark').allTextContents()).toEqual(
      expect.arrayContaining(['Vakta', 'ringjer', 'leiaren']),
    );
    expect(await overflows(page)).toBe(false);
    await tabTo(page, hit.getByRole('link'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vaktordninga vår på éi side' }).waitFor();
    const fetched = page.waitForEvent('download');
    await tabTo(page, page.getByRole('link', { name: /^Last ned vaktordning.pdf/ }));
    await page.keyboard.press('Enter');
    expect((await fetched).suggestedFilename()).toBe('vaktordning.pdf');
  });

  it('finds by who and when what was written in Bokmål, without a hand on the mouse', async () => {
    const { page } = aud;
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('ei halv side frå:Renate');
    const hit = page.locator('.found', { hasText: 'Vi lagde en halv side med tre ting' });
    await hit.waitFor();
    const when = page.getByLabel('Når', { exact: true });
    await tabTo(page, when);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await when.inputValue()).toBe('month');
    await hit.waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    expect(await when.inputValue()).toBe('quarter');
    await hit.waitFor();
    await tabTo(page, hit.getByRole('link'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/chat#m-/);
    const message = page.locator(new URL(page.url()).hash);
    await message.waitFor();
    expect(await message.textContent()).toContain('Vi lagde en halv side');
    await page.waitForFunction(() => document.activeElement?.id === window.location.hash.slice(1));
    expect(aud.faults).toEqual([]);
  });
});

/** By the key alone, forwards. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The key does not lead there.');
}
