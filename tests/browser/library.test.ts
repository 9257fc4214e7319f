import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { makePdf, makePhoto, makePng } from '../support/file-contents.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let torleiv: Visitor;
let ingunn: Visitor;
let aud: Visitor;
/** Where the file of the story lies, and the page of the room. */
let address = '';
let room = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [torleiv, ingunn, aud] = (await Promise.all([1, 2, 3].map(() => openVisitor(browser, server)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  await signInAsDemo(torleiv, 'Torleiv Myklebust');
  await signInAsDemo(ingunn, 'Ingunn Hestad');
  await signInAsDemo(aud, 'Aud Bjørgheim');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const toLibrary = async ({ page }: Visitor) => {
  await page.getByRole('link', { name: 'Romma mine' }).first().click();
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Ressursar', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Ressursar' }).waitFor();
};
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const inForm = (page: Page) => page.locator('main form');
/** As a mouse would, from the desktop, or the keyboard from the clipboard. */
const bring = (page: Page, how: 'drop' | 'paste', name: string, content: Buffer) =>
  page.evaluate(
    ([event, called, base64]) => {
      const bytes = Uint8Array.from(atob(base64 as string), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], called as string));
      const target = document.querySelector('.drop-target') ?? document.body;
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: data })
          : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      );
    },
    [how, name, content.toString('base64')] as const,
  );

describe('a file in the library of a room', () => {
  it('comes with others, chosen, dropped and pasted, each with its name and what it shows', async () => {
    await toLibrary(torleiv);
    const { page } = torleiv;
    room = new URL(page.url()).pathname.replace('/resources', '');
    await page.getByRole('link', { name: 'Legg til ein ressurs' }).click();
    await page.getByText('Kan lesast av 10 leiarar frå 10 verksemder').waitFor();
    let sent = 0;
    page.on('request', (request) => (sent += request.url().includes('/files?') ? 1 : 0));
    await page.locator('input[type=file]').setInputFiles([file('møteplan.pdf', makePdf(40_000))]);
    await bring(page, 'drop', 'tavla.jpg', await makePhoto());
    await bring(page, 'paste', 'feil.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await page.getByText('Denne filtypen tek vi ikkje imot').waitFor();
    await page.getByRole('button', { name: 'Ta bort: feil.pdf' }).click();
    await page.getByText('2 av 2 filer er lasta opp.').waitFor();
    expect(sent).toBe(3);
    const titles = page.getByLabel('Kva heiter det?');
    expect(await titles.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
      'møteplan',
      'tavla',
    ]);
    await titles.first().fill('Møteplan som held');
    await page.getByLabel('Kvifor var det nyttig for deg?').fill('Vi slutta å møtast berre for å møtast.');
    await page.getByLabel('Samling').selectOption('Samtalar som kostar');
    await page.getByLabel('Emneord').fill('møte, Samtale');
    await page.getByRole('button', { name: 'Del dei 2 ressursane med 9 personar' }).click();
    await page.getByText('kvart bilde ei skildring').waitFor();
    await page.getByLabel('Kva viser bildet?').fill('Ei tavle med tre kolonnar');
    await page.getByRole('button', { name: 'Del dei 2 ressursane med 9 personar' }).click();
    await page.getByRole('link', { name: 'Møteplan som held' }).waitFor();
    const group = page.getByRole('region', { name: 'Samtalar som kostar' });
    // Recommended resources come before recent ones.
    expect(await group.locator('h4').allTextContents()).toEqual([
      'Fire spørsmål før ein vanskeleg samtale',
      'tavla',
      'Møteplan som held',
      'Arbeidsmiljøportalen om omstilling',
    ]);
  });

  it('is stopped on its way by the one who sends it', async () => {
    const { page } = torleiv;
    await page.getByRole('link', { name: 'Legg til ein ressurs' }).click();
    const line = await torleiv.context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: 100_000,
    });
    await page.locator('input[type=file]').setInputFiles([file('stor.pdf', makePdf(4_000_000))]);
    const bar = page.getByRole('progressbar', { name: 'Lastar opp stor.pdf' });
    await until(async () => Number(await bar.getAttribute('value')) > 50_000);
    await page.getByRole('button', { name: 'Avbryt: stor.pdf' }).click();
    expect(await bar.count()).toBe(0);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await line.detach();
    await page.goBack();
  });

  it('is read by a colleague, who adds a new version and describes the change', async () => {
    await toLibrary(ingunn);
    const { page } = ingunn;
    await page.getByLabel('Vis emneord').selectOption('samtale');
    await page.getByRole('link', { name: 'Møteplan som held' }).click();
    await page.getByRole('heading', { level: 1, name: 'Møteplan som held' }).waitFor();
    const fetched = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Last ned møteplan.pdf \(PDF, 40 kB\)/ }).click();
    expect((await fetched).suggestedFilename()).toBe('møteplan.pdf');
    await torleiv.page.getByRole('link', { name: 'Møteplan som held' }).click();
    await page.getByRole('button', { name: 'Lag ein ny versjon' }).click();
    await page.getByLabel('Kva er nytt i denne versjonen?').fill('Halvparten så mange møte');
    await inForm(page)
      .locator('input[type=file]')
      .setInputFiles([file('møteplan 2.pdf', makePdf(50_000))]);
    await page.getByText('1 av 1 fil er lasta opp.').waitFor();
    await page.getByRole('button', { name: 'Lagre den nye versjonen' }).click();
    await page.getByText('Versjon 2').waitFor();
    // The other one, who has it open, sees it come.
    await torleiv.page.getByText('Halvparten så mange møte').waitFor();
    const link = torleiv.page.getByRole('link', { name: /^Last ned møteplan 2.pdf/ });
    address = (await link.getAttribute('href')) ?? '';
    expect(address).toMatch(/^\/files\/[0-9a-f-]{36}$/);
    expect((await torleiv.page.request.get(address)).status()).toBe(200);
  });

  it('is linked in an answer, from the library and uploaded directly', async () => {
    const { page } = torleiv;
    await page.goto(room);
    await page.getByRole('link', { name: 'Den beste utviklaren min' }).click();
    await page.locator('.contribution').first().waitFor();
    const challenge = new URL(page.url()).pathname;
    const form = page.locator('form.composer').last();
    await form.getByText('Ressurs', { exact: true }).click();
    await form.getByText('I biblioteket vårt').click();
    await form.getByLabel('Vel frå biblioteket').selectOption('Møteplan som held');
    await form.getByRole('textbox').fill('Denne hjelpte oss.');
    await form.getByRole('button', { name: /^Del ressursen/ }).click();
    const posted = page.locator('.contribution').filter({ hasText: 'Denne hjelpte oss.' });
    await posted.getByRole('link', { name: 'Møteplan som held' }).waitFor();
    await posted.getByText('Fil (PDF, 49 kB) · lagt inn av').waitFor();

    await form.getByText('I ei fil hos meg').click();
    await form.locator('input[type=file]').setInputFiles([file('kart.png', await makePng())]);
    await form.getByLabel('Kva viser bildet?').fill('Eit kart');
    await form.getByRole('button', { name: /^Del ressursen/ }).click();
    await form.getByText('Skriv nokre ord om kva fila kan brukast til').waitFor();
    await form.getByLabel('Kva er dette, og kva kan det brukast til?').fill('Kart over kven som gjer kva.');
    await form.getByRole('button', { name: /^Del ressursen/ }).click();
    const second = page.locator('.contribution').filter({ hasText: 'Kart over kven som gjer kva.' });
    await second.getByRole('link', { name: 'kart', exact: true }).waitFor();
    await second.locator('img').waitFor();

    await ingunn.page.goto(challenge);
    await ingunn.page.locator('.contribution').getByRole('link', { name: 'Møteplan som held' }).click();
    await ingunn.page.getByRole('heading', { level: 2, name: 'Brukt i' }).waitFor();
    await ingunn.page.getByRole('link', { name: /^Den beste utviklaren min/ }).waitFor();
  });

  it('is attached to a challenge by its owner', async () => {
    const { page } = ingunn;
    await page.getByRole('link', { name: /^Den beste utviklaren min/ }).click();
    await page.getByText('Legg ved noko frå biblioteket').click();
    await page.getByLabel('Vel frå biblioteket').first().selectOption('Vaktordninga vår på éi side');
    await page.getByRole('button', { name: 'Legg ressursen ved utfordringa' }).click();
    await torleiv.page.locator('.card').getByRole('link', { name: 'Vaktordninga vår på éi side' }).waitFor();
    await page.getByRole('button', { name: 'Ta bort frå utfordringa: Vaktordninga' }).click();
    await until(
      async () => (await torleiv.page.getByRole('link', { name: 'Vaktordninga vår på éi side' }).count()) === 0,
    );
  });

  it('is revised by two at once: the second is told, and neither text is lost', async () => {
    const title = 'Fire spørsmål før ein vanskeleg samtale';
    for (const visitor of [torleiv, ingunn]) {
      await toLibrary(visitor);
      await visitor.page.getByRole('link', { name: title }).click();
      await visitor.page.getByRole('button', { name: 'Lag ein ny versjon' }).click();
      await visitor.page.getByLabel('Kva er nytt i denne versjonen?').fill('Eit spørsmål til');
    }
    const note = ({ page }: Visitor) => inForm(page).locator('textarea').first();
    const save = ({ page }: Visitor) => page.getByRole('button', { name: 'Lagre den nye versjonen' }).click();
    await note(torleiv).fill('Kva vil eg høyre?');
    await note(ingunn).fill('Kva er eg redd for?');
    await save(torleiv);
    await torleiv.page.getByText('Versjon 2').waitFor();
    await save(ingunn);
    await ingunn.page.getByText('Dette vart endra medan du skreiv').waitFor();
    await ingunn.page.getByText('Kva vil eg høyre?').waitFor();
    expect(await note(ingunn).inputValue()).toBe('Kva er eg redd for?');
    await note(ingunn).fill('Kva vil eg høyre? Kva er eg redd for?');
    await save(ingunn);
    await torleiv.page.getByText('Kva vil eg høyre? Kva er eg redd for?').waitFor();
  });

  it('has a title of as many characters as the server counts, and nothing pasted is cut', async () => {
    const { page } = torleiv;
    await toLibrary(torleiv);
    await page.getByRole('link', { name: 'Legg til ein ressurs' }).click();
    await page.getByRole('radio', { name: 'Notat' }).check();
    const title = page.getByLabel('Kva heiter det?');
    // Each of these is two units in JavaScript and one character to a reader.
    const long = '🙂'.repeat(limits.title + 1);
    await title.fill(long);
    await page.getByText(`Høgst ${limits.title} teikn. Du har skrive ${limits.title + 1}.`).waitFor();
    await inForm(page).locator('button[type=submit]').click();
    expect(await title.inputValue()).toBe(long);
    expect(new URL(page.url()).pathname).toBe(`${room}/resources/new`);
    await title.fill('🙂'.repeat(limits.title));
    await page.getByText(`${limits.title} av ${limits.title} teikn.`).waitFor();
    await title.fill('');
  });

  it('is not found for a member whose seat has ended', async () => {
    const { page } = torleiv;
    expect((await page.request.get(address)).status()).toBe(200);
    await aud.page.goto(`${room}/seats`);
    const seat = aud.page.locator('.seat-item').filter({ hasText: 'Torleiv Myklebust' });
    await seat.getByRole('button', { name: 'Avslutt plassen' }).click();
    await aud.page
      .getByRole('dialog', { name: /Torleiv/ })
      .getByRole('button', { name: 'Avslutt plassen' })
      .click();
    await until(async () => (await page.request.get(address)).status() === 404);
    const unknown = await page.request.get('/files/00000000-0000-4000-8000-000000000000');
    expect(await (await page.request.get(address)).text()).toBe(await unknown.text());
    await page.goto(`${room}/resources`);
    await page.getByRole('heading', { name: 'Her finst det ingenting du kan lese' }).waitFor();
    expect((await ingunn.page.request.get(address)).status()).toBe(200);
  });

  it('without a complaint from the page', () => {
    expect([torleiv, ingunn, aud].flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  it('one comes from the library to a file that is shared', async () => {
    const hege = await openVisitor(browser, server);
    const { page } = hege;
    await signInAsDemo(hege, 'Hege Nordal Lunde');
    await page.goto(`${room}/resources`);
    await page.getByRole('heading', { level: 2, name: 'Ressursar' }).waitFor();
    const tabTo = async (words: string) => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const element = document.activeElement?.matches('a, button, input, textarea, select')
            ? document.activeElement
            : null;
          const label = element && 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : '';
          return `${label ?? ''} ${element?.textContent ?? ''}`;
        });
        if (at.includes(words)) return;
      }
      throw new Error(`The Tab key never reached «${words}»`);
    };
    await tabTo('Legg til ein ressurs');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Legg til ein ressurs' }).waitFor();
    // Asked for early: told too late, the browser opens a window of its own that nobody sees.
    const chooser = page.waitForEvent('filechooser');
    await tabTo('Vel filer');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([file('rutine.pdf', makePdf())]);
    await page.getByText('1 av 1 fil er lasta opp.').waitFor();
    await tabTo('Kvifor var det nyttig for deg?');
    await page.keyboard.type('Skrive utan mus.');
    await tabTo('Del ressursen');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'rutine' }).waitFor();
    expect(hege.faults).toEqual([]);
  });
});
