import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryTheme, overflows } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
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
    if (process.env.KRETS_SHOTS)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 768, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({ path: `${process.env.KRETS_SHOTS}/search-${width}-${colorScheme}.png` });
        }
    await page.setViewportSize({ width: 320, height: 640 });
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
    expect(aud.faults).toEqual([]);
  });
});
