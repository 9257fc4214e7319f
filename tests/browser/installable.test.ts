import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ ...demoServer, fresh: true }), launchBrowser()]);
  visitor = await openVisitor(browser, server, {
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'allow',
    isMobile: true,
    hasTouch: true,
  });
  page = visitor.page;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Everything the browser has cached, as paths without the hash of a file. */
const cachedPaths = () =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname);
  });
const workerIsInCharge = () =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, { polling: 100 });

describe('the product on a phone', () => {
  it('can be put on the home screen: name, icons of their sizes, a window of its own', async () => {
    await signInAsDemo(visitor, 'Aud Bjørgheim');
    const devTools = await visitor.context.newCDPSession(page);
    const { errors, data } = await devTools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '');
    expect(manifest).toMatchObject({ name: 'Krets', display: 'standalone', start_url: '/', scope: '/' });
    const icons = [...manifest.icons, { src: '/apple-touch-icon.png', sizes: '180x180' }];
    for (const { src, sizes } of icons) {
      const answer = await fetch(`${server.url}${src}`);
      expect(answer.headers.get('content-type')).toBe('image/png');
      const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect(`${width}x${height}`).toBe(sizes);
    }
    expect(await page.locator('link[rel=apple-touch-icon]').getAttribute('href')).toBe('/apple-touch-icon.png');
  });

  it('caches the files of the build and nothing of a room', async () => {
    await workerIsInCharge();
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
    await page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
    await page.locator('.contribution').first().waitFor();
    await page.reload();
    await page.locator('.contribution').first().waitFor();
    await page.waitForLoadState('networkidle');
    const paths = await cachedPaths();
    expect(paths.filter((path) => path.startsWith('/assets/')).length).toBeGreaterThan(3);
    expect(paths.filter((path) => !path.startsWith('/assets/')).sort()).toEqual([
      '/logo.svg',
      '/offline.css',
      '/offline.html',
      '/offline.js',
    ]);
  });

  it('says calmly that there is no connection, and opens where one was when it is back', async () => {
    const path = new URL(page.url()).pathname;
    await server.kill();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Du er utan nett' }).waitFor();
    expect(await page.title()).toBe('Du er utan nett – Krets');
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await server.start();
    await page.getByRole('button', { name: 'Prøv igjen' }).click();
    await page.locator('.contribution').first().waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
  });

  it('leaves nothing in the browser when one signs out', async () => {
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Logg ut', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForURL(/sign-in|\/$/);
    await page.waitForFunction(
      async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0,
      undefined,
      { polling: 100 },
    );
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      // How far pages were scrolled, by random keys.
      session: Object.entries(sessionStorage).filter(([key, value]) =>
        /rooms|challenges|-4[0-9a-f]{3}-/.test(key + value),
      ),
      local: Object.keys(localStorage).filter((key) => !['krets.language', 'krets.scheme'].includes(key)),
    }));
    expect(left).toEqual({ databases: 0, session: [], local: [] });
  });
});
