import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

/** What a page may cost when nothing of it is in the browser yet. */
const most = { requests: 30, bytes: 304_000 };

let server: TestServer;
let browser: Browser;
/** Signed in; its pages begin with an empty cache and no settings. */
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
let room = '';
let challenge = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  const aud = await openVisitor(browser, server);
  await signInAsDemo(aud, 'Aud Bjørgheim');
  await aud.page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
  await aud.page.locator('.divided-list h3 a').first().waitFor();
  room = new URL(aud.page.url()).pathname;
  await aud.page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
  await aud.page.locator('.contribution').first().waitFor();
  challenge = new URL(aud.page.url()).pathname;
  cookies = await aud.context.cookies();
  await aud.context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens a page for the first time in a browser that asks for English, and waits until nothing more is fetched. */
async function openCold(path: string, shows: string) {
  // A public server has HTTPS, and there a browser takes Brotli without being told to.
  const extraHTTPHeaders = { 'accept-encoding': 'gzip, deflate, br' };
  const { context, page, faults } = await openVisitor(browser, server, { locale: 'en-US', extraHTTPHeaders });
  await context.addCookies(cookies);
  // Nothing is fetched ahead for other pages, which on a slow machine begins before this one is all there.
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const requests: string[] = [];
  const operations: string[] = [];
  let bytes = 0;
  network.on('Network.requestWillBeSent', ({ request }) => {
    requests.push(new URL(request.url).pathname);
    if (request.url.endsWith('/graphql')) operations.push(String(JSON.parse(request.postData ?? '{}').operationName));
  });
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(path);
  await page.locator(shows).first().waitFor();
  await page.waitForLoadState('networkidle');
  // Once more after what the realtime connection may have caused.
  await page.waitForTimeout(1_000);
  await page.waitForLoadState('networkidle');
  expect(faults).toEqual([]);
  await context.close();
  return { requests, operations, bytes };
}

const pages = [
  { name: 'thread', path: () => challenge, shows: '.contribution', asks: ['ChallengePage'] },
  { name: 'room', path: () => room, shows: '.divided-list h3', asks: ['RoomPage'] },
  { name: 'front', path: () => '/', shows: 'h1', asks: ['FrontPage'] },
  { name: 'chat', path: () => `${room}/chat`, shows: '.message', asks: ['ChatPage'] },
];

describe.each(pages)('the $name page, for the first time', ({ name, path, shows, asks }) => {
  it('costs little, and asks for nothing twice', async () => {
    const isOfPage = (operation: string) => !/^(Mark|Draft|UnreadNotices)/.test(operation);
    let opened = await openCold(path(), shows);
    // What others do in the room meanwhile, as the demo's deadlines, is fetched too; but not again and again.
    for (let again = 0; again < 2 && opened.operations.filter(isOfPage).length > asks.length + 1; again++)
      opened = await openCold(path(), shows);
    const { requests, operations, bytes } = opened;
    if (process.env.KRETS_SHOW) console.log(name, requests.length, bytes, operations, requests);
    const queries = operations.filter(isOfPage).sort();
    expect(queries).toEqual([...asks, 'Session'].sort());
    expect(operations.filter((operation, place) => operations.indexOf(operation) !== place)).toEqual([]);
    expect(requests.filter((file) => /\/(nn|nb|en)-[\w-]+\.js$/.test(file))).toHaveLength(1);
    expect(requests.length).toBeLessThanOrEqual(most.requests);
    expect(bytes).toBeLessThanOrEqual(most.bytes);
  });
});

it('an answer of more than a kilobyte is compressed, and one that changes something is not', async () => {
  const { context, page } = await openVisitor(browser, server);
  await context.addCookies(cookies);
  const coded: Record<string, string | undefined> = {};
  page.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return;
    const { operationName } = response.request().postDataJSON();
    coded[operationName] = response.headers()['content-encoding'];
  });
  await page.goto(`${room}/chat`, { waitUntil: 'networkidle' });
  const box = page.getByRole('textbox', { name: 'Di melding' });
  await box.fill('Lange ord. '.repeat(200));
  await page.getByRole('button', { name: /^Send til/ }).click();
  await page.locator('.message').last().getByText('Lange ord.').waitFor();
  await page.waitForLoadState('networkidle');
  expect(coded.ChatPage).toMatch(/br|gzip/);
  expect(coded.PostMessage).toBeUndefined();
  await context.close();
});
