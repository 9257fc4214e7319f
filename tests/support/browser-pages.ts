import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { TestServer } from './server.js';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Compiling ahead takes processor time from other tests.
  '--js-flags=--single-threaded',
];

/** A real browser; `npm test` says which. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.KRETS_BROWSER;
  if (!executablePath) throw new Error('No browser: run the tests with `npm test`.');
  return chromium.launch({ executablePath, args: flags });
}

export { demoServer } from './demo-template.js';

export type Visitor = { context: BrowserContext; page: Page; faults: string[] };

/** A person with their own browser, in Nynorsk. Errors of the page are collected. */
export async function openVisitor(
  browser: Browser,
  server: TestServer,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'nn-NO',
    baseURL: server.url,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-write'],
    // It would answer for files that a test withholds.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A closed connection is no error of the page.
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
      faults.push(message.text());
  });
  return { context, page, faults };
}

/** Follows a link inside the web, as a press on it does: the page is not loaded again. Pages are told apart by their titles. */
export async function goInside(page: Page, path: string): Promise<void> {
  const here = new URL(page.url());
  if (path === here.pathname + here.hash) return;
  let waiting = 0;
  let last = performance.now();
  const count = (by: number) => () => {
    waiting += by;
    last = performance.now();
  };
  const [more, fewer] = [count(1), count(-1)];
  page.on('request', more).on('requestfinished', fewer).on('requestfailed', fewer);
  await page.evaluate((to) => {
    const { title } = document;
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    return new Promise<void>((resolve) => {
      const look = () => (document.title === title ? setTimeout(look, 20) : resolve());
      look();
    });
  }, path);
  while (waiting > 0 || performance.now() - last < 500) await page.waitForTimeout(50);
  page.off('request', more).off('requestfinished', fewer).off('requestfailed', fewer);
}

/** The sign-in page with all of the demo people in view. */
export async function openDemoPeople(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('.demo-others > summary').click();
}

/** Signs in as one of the demo people on the sign-in page. */
export async function signInAsDemo({ page }: Visitor, name: string): Promise<void> {
  await openDemoPeople(page);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name: /^Hei,/ }).waitFor();
}

export const thread = (page: Page) => page.getByRole('region', { name: 'Tråden' });

/** The texts of the thread from top to bottom. */
export const wordsIn = (page: Page) =>
  page
    .locator('.thread .contribution-body')
    .evaluateAll((bodies) =>
      bodies.map((body) => body.querySelector('.markdown, .contribution-removed')?.textContent?.trim() ?? ''),
    );
