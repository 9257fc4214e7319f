import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo } from '../support/browser-pages.js';
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

describe('the open overview', () => {
  it('is found, searched and read without JavaScript', async () => {
    const { context, page } = await openVisitor(browser, server, { javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: 'Finn eit nettverk eller ein møteplass' }).click();
    await page.getByLabel('Fylke').selectOption('56');
    await page.getByLabel('Nivå').selectOption('TOP');
    await page.getByLabel('Slag').selectOption('NETWORK');
    await page.getByRole('button', { name: 'Vis' }).click();
    // What is for the whole country is for Finnmark, too; of its own it has nothing here.
    await page.getByRole('heading', { name: 'Finst andre stader' }).waitFor();
    await page.getByRole('link', { name: 'Kvar det manglar' }).click();
    await page.getByText('Finnmark – Finnmárku – Finmarkku: ingenting for').first().waitFor();
    await page.goto('/oversyn');
    await page.getByRole('searchbox').fill('it-ledere virksomhet');
    await page.getByRole('button', { name: 'Vis' }).click();
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
    await page.getByText('it-leiarar@example.org').waitFor();
    await context.close();
  });

  it('leads a leader who looks for a network to its application', async () => {
    const inger = await openVisitor(browser, server);
    await signInAsDemo(inger, 'Inger Tomine Eira');
    const { page } = inger;
    await page.getByRole('link', { name: 'Oversyn over nettverk og møteplassar' }).first().click();
    await page.getByRole('link', { name: 'Seksjonssjefer i nord' }).click();
    await page.getByRole('link', { name: 'Søk plass' }).click();
    await page.getByRole('heading', { level: 1, name: 'Seksjonssjefer i nord' }).waitFor();
    expect(inger.faults).toEqual([]);
    await inger.context.close();
  });

  it('is sound for everybody, narrow and wide, light and dark', async () => {
    const { context, page, faults } = await openVisitor(browser, server);
    await page.goto('/oversyn');
    const entry = await page.locator('.open-entry a').first().getAttribute('href');
    for (const path of ['/', '/oversyn', '/oversyn/dekning', entry ?? '', '/oversyn/nothing']) {
      await page.goto(path);
      expect({ path, faults: await faultsInEveryTheme(page) }).toEqual({ path, faults: [] });
      expect(await page.locator('h1').count()).toBe(1);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('weighs at most 100 kB at first sight, and is painted without waiting for another file', async () => {
    const extraHTTPHeaders = { 'accept-encoding': 'gzip' };
    const { context, page } = await openVisitor(browser, server, { extraHTTPHeaders });
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto('/oversyn');
    await page.waitForLoadState('networkidle');
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(100_000);
    const blocking = await page.evaluate(() => {
      type Fetched = PerformanceResourceTiming & { renderBlockingStatus: 'blocking' | 'non-blocking' };
      const fetched = performance.getEntriesByType('resource') as Fetched[];
      return fetched.filter((one) => one.renderBlockingStatus !== 'non-blocking').map(({ name }) => name);
    });
    expect(blocking).toEqual([]);
    await context.close();
  });
});
