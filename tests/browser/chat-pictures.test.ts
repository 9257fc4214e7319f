import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { makePdf, makePhoto } from '../support/file-contents.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let aud: Visitor;
let torleiv: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [aud, torleiv] = await Promise.all([openVisitor(browser, server), openVisitor(browser, server)]);
  await signInAsDemo(aud, 'Aud Bjørgheim');
  await signInAsDemo(torleiv, 'Torleiv Myklebust');
  for (const { page } of [aud, torleiv]) {
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).first().click();
    await page.getByRole('link', { name: /^Samtale/ }).click();
    await message(page, 'Neste møte er torsdag').waitFor();
  }
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const log = (page: Page) => page.getByRole('log');
const message = (page: Page, words: string) => log(page).locator('.message').filter({ hasText: words });
const box = (page: Page) => page.getByRole('textbox', { name: 'Di melding' });
const alt = (page: Page) => page.getByLabel('Kva viser bildet?');
const send = (page: Page) => page.getByRole('button', { name: /^Send til/ }).click();

/** Files as the clipboard or the mouse brings them to what is under it. */
async function bring(page: Page, how: 'paste' | 'drop', name: string, type: string, content: Buffer): Promise<void> {
  await box(page).evaluate(
    (element, { how: event, name: named, type: kind, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], named, { type: kind }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      );
    },
    { how, name, type, base64: content.toString('base64') },
  );
}

describe('a picture in the conversation', () => {
  it('is pasted, gets a description before it is sent, and the others see it small and in full', async () => {
    const { page } = aud;
    await box(page).fill('Slik vart tavla');
    await bring(page, 'paste', 'tavla.jpg', 'image/jpeg', await makePhoto());
    await alt(page).waitFor();
    await send(page);
    await page.getByText('Skriv kva bildet viser').waitFor();
    await alt(page).fill('Tavla etter møtet, med tre kolonnar');
    await send(page);
    await message(page, 'Slik vart tavla').locator('.message-picture img').waitFor();
    expect(await alt(page).count()).toBe(0);

    const there = message(torleiv.page, 'Slik vart tavla');
    const small = there.getByRole('button', { name: 'Sjå heile bildet: Tavla etter møtet, med tre kolonnar' });
    await small.waitFor();
    await until(() => small.locator('img').evaluate((img) => (img as HTMLImageElement).naturalWidth > 0));
    await small.focus();
    await torleiv.page.keyboard.press('Enter');
    const whole = torleiv.page.getByRole('dialog', { name: 'Tavla etter møtet, med tre kolonnar' });
    const image = whole.getByRole('img', { name: 'Tavla etter møtet, med tre kolonnar' });
    await until(() => image.evaluate((img) => (img as HTMLImageElement).naturalWidth >= 800));
    const bytes = await torleiv.context.request.get((await image.getAttribute('src')) ?? '');
    // Where it was taken is nobody's business.
    expect((await sharp(await bytes.body()).metadata()).exif).toBeUndefined();
    await torleiv.page.keyboard.press('Escape');
    await until(() => small.evaluate((element) => element === document.activeElement));
  });

  it('is chosen or dropped, must be an image, and may be sent without text', async () => {
    const { page } = torleiv;
    await bring(page, 'drop', 'plan.pdf', 'application/pdf', makePdf());
    await page.getByText('Dokument legg du i biblioteket').waitFor();
    await bring(page, 'drop', 'ein.jpg', 'image/jpeg', await makePhoto(300, 200));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Legg ved bilde' }).press('Enter'),
    ]);
    await chooser.setFiles([{ name: 'to.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(200, 300) }]);
    await page.getByText('2 av 2 filer er lasta opp.').waitFor();
    await alt(page).nth(0).fill('Den eine');
    await alt(page).nth(1).fill('Den andre');
    await send(page);
    for (const reader of [page, aud.page]) {
      await log(reader).getByRole('button', { name: 'Sjå heile bildet: Den andre' }).waitFor();
      expect(await log(reader).locator('.message').last().locator('.message-picture').count()).toBe(2);
    }
    expect(await log(aud.page).locator('.message').last().locator('.markdown').count()).toBe(0);
  });

  it('is not sent when its upload is cancelled', async () => {
    const { page, context } = aud;
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    const setUploadSpeed = (uploadThroughput: number) =>
      line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    await setUploadSpeed(60_000);
    const noise = Buffer.from(Array.from({ length: 900 * 900 * 3 }, (_, i) => (i * 2_654_435_761) >>> 24));
    const heavy = await sharp(noise, { raw: { width: 900, height: 900, channels: 3 } })
      .png()
      .toBuffer();
    await bring(page, 'paste', 'tung.png', 'image/png', heavy);
    await page.getByRole('progressbar', { name: 'Lastar opp tung.png' }).waitFor();
    await box(page).fill('Utan bilde likevel');
    await send(page);
    await page.getByText('Vent til bilda er lasta opp').waitFor();
    await page.getByRole('button', { name: 'Avbryt: tung.png' }).click();
    await setUploadSpeed(-1);
    await line.detach();
    await send(page);
    await message(torleiv.page, 'Utan bilde likevel').waitFor();
    expect(await message(torleiv.page, 'Utan bilde likevel').locator('.message-picture').count()).toBe(0);
  });

  it('goes with the message, and comes back with it', async () => {
    await message(aud.page, 'Slik vart tavla')
      .getByRole('button', { name: /^Meir om meldinga/ })
      .click();
    await aud.page.getByRole('button', { name: 'Trekk tilbake' }).click();
    const picture = log(torleiv.page).getByRole('button', { name: /Tavla etter møtet/ });
    await until(async () => (await picture.count()) === 0);
    await aud.page.getByRole('button', { name: 'Angre' }).click();
    await picture.waitFor();
  });
});

describe('something of the library in the conversation', () => {
  it('is attached to the message, and links to its page', async () => {
    const { page } = torleiv;
    await page.getByRole('button', { name: 'Legg ved frå biblioteket' }).click();
    await page.getByLabel('Vel frå biblioteket').selectOption('Fire spørsmål før ein vanskeleg samtale');
    await box(page).fill('Denne hjelpte meg');
    await send(page);
    const link = message(aud.page, 'Denne hjelpte meg').getByRole('link', {
      name: 'Fire spørsmål før ein vanskeleg samtale',
    });
    await link.waitFor();
    await until(async () => (await page.getByLabel('Vel frå biblioteket').count()) === 0);
    await link.click();
    await aud.page.getByRole('link', { name: 'Ei melding i samtalen' }).click();
    await message(aud.page, 'Denne hjelpte meg').waitFor();
  });

  it('and everything around it is without faults, narrow and wide', async () => {
    const { page } = torleiv;
    await bring(page, 'paste', 'tavla.jpg', 'image/jpeg', await makePhoto());
    await alt(page).waitFor();
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const { faults } of [aud, torleiv]) expect(faults).toEqual([]);
  });
});
