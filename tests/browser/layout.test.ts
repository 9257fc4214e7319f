import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { operations } from '../support/earlier-build.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let aud: Visitor;
let page: Page;
let room = '';
let challenge = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  aud = await openVisitor(browser, server);
  page = aud.page;
  await signInAsDemo(aud, 'Aud Bjørgheim');
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
  await page.locator('.divided-list h3 a').first().waitFor();
  room = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
  await page.locator('.contribution').first().waitFor();
  challenge = new URL(page.url()).pathname;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('a long link pasted into every field', () => {
  const link = `https://dokument.example.org/${'a1B2-'.repeat(45)}`;
  const textFields = [
    'textarea',
    'input:not([type])',
    ...['text', 'email', 'url'].map((type) => `input[type=${type}]`),
  ];

  /** How many pixels the page is wider than the window, and the narrowest text box. */
  const measured = () =>
    page.evaluate(() => ({
      over: document.documentElement.scrollWidth - window.innerWidth,
      narrowest: Math.min(...[...document.querySelectorAll('main textarea')].map((box) => box.clientWidth)),
    }));

  async function noWider(path: string, open: () => Promise<void> = async () => {}): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await open();
    const fields = page.locator('main').locator(`:is(${textFields.join()}):visible:enabled`);
    expect(await fields.count()).toBeGreaterThan(0);
    for (const field of await fields.all()) await field.fill(link);
    for (const width of [1280, 768, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const { over, narrowest } = await measured();
      expect({ path, width, over }).toEqual({ path, width, over: 0 });
      expect(narrowest).toBeGreaterThan(200);
    }
  }

  it('makes no page wider', async () => {
    await noWider(challenge, async () => {
      await page.locator('.contribution').first().getByRole('button', { name: 'Svar' }).click();
      await page.locator('.thread form.composer').waitFor();
    });
    await noWider(`${room}/chat`);
    await noWider(`${room}/challenges/new`);
    await noWider(`${room}/resources/new`, () => page.getByText('Eit notat eg skriv her').click());
    await noWider(`${room}/charter/revise`);
    await noWider(`${room}/welcome`);
    await noWider(`${room}/seats`);
    await noWider(`${room}/about`);
    await noWider('/networks/new');
    await noWider('/profile');
  }, 300_000);
});

describe('without a line', () => {
  const notice = () => page.locator('.connection-notice > p');

  it('appears in a row of its own, under the header and above the page', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/', { waitUntil: 'networkidle' });
    await aud.context.setOffline(true);
    await notice().waitFor();
    const [line, header, main] = await Promise.all(
      [notice(), page.locator('.site-header'), page.locator('main')].map((one) => one.boundingBox()),
    );
    expect(line?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
    expect(main?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
  });

  it('opens a page that was fetched ahead, and shows what it needs as soon as there is a line', async () => {
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
    await page.getByText('Vi prøver igjen av oss sjølve').waitFor();
    await aud.context.setOffline(false);
    await page.getByRole('heading', { level: 2, name: 'Utfordringar' }).waitFor();
    await until(async () => (await notice().count()) === 0);
  });

  it('says so instead of blaming the page, and opens the page when there is a line', async () => {
    await page.getByRole('link', { name: 'Romma mine' }).first().click();
    const another = page.getByRole('link', { name: 'Finn eit nettverk' });
    await another.waitFor();
    await aud.context.setOffline(true);
    await notice().waitFor();
    await another.click();
    await page.getByRole('heading', { level: 1, name: 'Du er utan nett' }).waitFor();
    expect(await page.getByText('Krets er fornya').count()).toBe(0);
    await aud.context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Finn eit nettverk' }).waitFor();
    expect(aud.faults.filter((fault) => !/dynamically imported|page was not loaded/.test(fault))).toEqual([]);
  });
});

/** The upper edge of the first, in pixels from the top of the window. */
const topOf = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Math.round(element.getBoundingClientRect().top));

describe('on a phone', () => {
  it('what one came for begins within the first 220 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    const begins = async (path: string, selector: string) => {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.locator(selector).first().waitFor();
      return topOf(selector);
    };
    const tops = {
      thread: await begins(challenge, 'h1'),
      room: await begins(room, '.divided-list > li'),
      chat: await begins(`${room}/chat`, '.chat-log'),
      library: await begins(`${room}/resources`, '.library-group'),
    };
    expect(Object.entries(tops).filter(([, top]) => top > 220)).toEqual([]);
  });

  it('has one row at the top', async () => {
    await page.goto(room, { waitUntil: 'networkidle' });
    const rows: unknown[] = [];
    for (const width of [320, 360, 375, 430, 480]) {
      await page.setViewportSize({ width, height: 640 });
      const { height = 0 } = (await page.locator('.site-header-row').boundingBox()) ?? {};
      rows.push([width, height <= 52]);
    }
    expect(rows).toEqual([320, 360, 375, 430, 480].map((width) => [width, true]));
    await page.setViewportSize({ width: 320, height: 640 });
  });

  it('the tab one is at is whole within the screen', async () => {
    for (const path of [room, `${room}/about`]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const { x, width } = (await page.locator('.tabs [aria-current]').boundingBox()) ?? { x: -1, width: 0 };
      expect([path, x >= 0, x + width <= 320]).toEqual([path, true, true]);
    }
  });

  it('tells who can read when one asks', async () => {
    await page.goto(room, { waitUntil: 'networkidle' });
    const note = page.locator('.room-header .readers-note');
    expect(await note.isVisible()).toBe(false);
    await page.getByRole('button', { name: '10 kan lese' }).click();
    await note.getByText('heller ikkje ein administrator').waitFor();
  });
});

describe('the chat', () => {
  const sizes = [
    { width: 1280, height: 800 },
    { width: 768, height: 1024 },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
    // 1280 x 800 enlarged to 200 %
    { width: 640, height: 400 },
  ];

  it.each(sizes)('has the newest message and the box to write in within $width x $height', async (viewport) => {
    await page.setViewportSize(viewport);
    await page.goto(`${room}/chat`, { waitUntil: 'networkidle' });
    const last = page.locator('.message').last();
    await last.waitFor();
    const bottom = (box: { y: number; height: number } | null) => (box ? box.y + box.height : Number.NaN);
    const box = page.getByRole('textbox', { name: 'Di melding' });
    // The draft of a test before.
    await box.fill('');
    const field = await box.boundingBox();
    const send = await page.getByRole('button', { name: /^Send til/ }).boundingBox();
    expect(bottom(field)).toBeLessThanOrEqual(viewport.height);
    expect(bottom(send)).toBeLessThanOrEqual(viewport.height);
    const log = await page.locator('.chat-log').boundingBox();
    const shown = Math.min(bottom(log), field?.y ?? 0) - (log?.y ?? 0);
    expect(shown).toBeGreaterThan(viewport.height * (viewport.height > 500 ? 0.33 : 0.2));
  });
});

describe('a thread', () => {
  it('tells once who can read it', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const path of [challenge, room, `${room}/chat`]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await page.locator('.readers-note').count()).toBe(1);
    }
  });

  it('covers no button with what can be undone', async () => {
    await page.goto(challenge, { waitUntil: 'networkidle' });
    const form = page.locator('form.composer').last();
    await form.getByText('Perspektiv', { exact: true }).click();
    await form.getByRole('textbox').fill('Noko eg angrar på');
    await form.getByRole('button', { name: /personar/ }).click();
    const own = page.locator('.contribution').filter({ hasText: 'Noko eg angrar på' });
    await own.getByRole('button', { name: 'Trekk tilbake' }).click();
    const toast = page.locator('.undo-toast:has(button)');
    await toast.waitFor();
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 768, height: 1024 },
      { width: 320, height: 640 },
    ]) {
      await page.setViewportSize(viewport);
      const button = form.getByRole('button', { name: /personar/ });
      await button.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      const [over, under] = [await toast.boundingBox(), await button.boundingBox()];
      expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThan(under?.y ?? 0);
    }
    await toast.getByRole('button', { name: 'Lukk' }).click();
  });

  it('is printed whole, and without what one presses', async () => {
    for (let i = 1; i <= 25; i++) {
      const input = { challengeId: challenge.split('/').at(-1), clientId: crypto.randomUUID(), parentId: null };
      const [hash] = Object.entries(operations).find(([, text]) => text.includes('mutation PostContribution')) ?? [];
      const answer = await page.request.post('/graphql', {
        data: {
          operationName: 'PostContribution',
          extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
          variables: { input: { ...input, kind: 'PERSPECTIVE', body: `Svar nummer ${i}`, link: null, lang: 'nn' } },
        },
        headers: { origin: server.url },
      });
      expect(await answer.text()).not.toContain('errors');
    }
    await page.goto(challenge, { waitUntil: 'networkidle' });
    expect(await page.getByText('Svar nummer 25').count()).toBe(0);
    const printed = page.evaluate(
      () =>
        new Promise<void>((done) => {
          window.print = () => done();
        }),
    );
    await page.keyboard.press('Control+p');
    await printed;
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Svar nummer 25').isVisible()).toBe(true);
    expect(await page.locator('button:visible, textarea:visible, .site-header:visible, .footer:visible').count()).toBe(
      0,
    );
    expect(await page.locator('.print-only:visible').count()).toBe(0);
    await page.emulateMedia({ media: null });
    expect(aud.faults.filter((fault) => !/dynamically imported|page was not loaded/.test(fault))).toEqual([]);
  });
});
