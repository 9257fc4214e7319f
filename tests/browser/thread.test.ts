import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  demoServer,
  launchBrowser,
  openVisitor,
  signInAsDemo,
  type Visitor,
  wordsIn,
} from '../support/browser-pages.js';
import { makePng } from '../support/file-contents.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let ingunn: Visitor;
let torleiv: Visitor;

const title = 'Eg veit ikkje om eg skal slå saman to team før sommaren';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [ingunn, torleiv] = await Promise.all([openVisitor(browser, server), openVisitor(browser, server)]);
  await signInAsDemo(ingunn, 'Ingunn Hestad');
  await signInAsDemo(torleiv, 'Torleiv Myklebust');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const toRoom = async ({ page }: Visitor) => {
  await page.getByRole('link', { name: 'Romma mine' }).first().click();
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('heading', { level: 2, name: 'Utfordringar' }).waitFor();
};
const say = async ({ page }: Visitor, kind: string, words: string) => {
  const form = page.locator('form.composer').last();
  await form.getByText(kind, { exact: true }).click();
  await form.getByRole('textbox').fill(words);
  await form.getByRole('button', { name: /personar/ }).click();
};

describe('two people at two browsers', () => {
  it('bring up a challenge: warned on the device, stored as a draft, told who will read it', async () => {
    await toRoom(ingunn);
    await toRoom(torleiv);
    const { page } = ingunn;
    await page.getByText('For leiarar med ansvar for IT').waitFor();
    await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
    await page.getByText('Kan lesast av 10 leiarar frå 10 verksemder').waitFor();
    await page.getByLabel('I éi setning: Kva er vanskeleg?').fill(title);
    await page
      .getByLabel('Kva er situasjonen?')
      .fill('Kari Dømesen (kari@example.org, 22 33 44 55) er sjukmeld frå Havforskningsinstituttet.');
    for (const warning of ['Kari Dømesen', 'kari@example.org', '22 33 44 55', 'sjukmeld', 'Havforskningsinstituttet']) {
      await page.locator('.warnings').getByText(`«${warning}»`).first().waitFor();
    }
    await page.getByText(/Kladd lagra/).waitFor();
    await page.reload();
    await page.getByText(/Kladden din frå .* er henta fram/).waitFor();
    expect(await page.getByLabel('I éi setning: Kva er vanskeleg?').inputValue()).toBe(title);

    await page.getByRole('button', { name: /^Del utfordringa/ }).click();
    await page.getByText('Dette må vere med').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.getByLabel('Kva er situasjonen?').fill('To team lagar nesten det same, og dei veit det.');
    // What was wrong is not shown while it is corrected.
    expect(await page.getByLabel('Kva er rolla di i dette?').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Kva er rolla di i dette?').fill('Eg leier det eine.');
    await until(async () => (await page.getByLabel('Kva er rolla di i dette?').getAttribute('aria-invalid')) === null);
    await page.getByLabel('Spørsmål').check();
    await page.getByLabel('Erfaringar').check();
    await page.getByLabel('Ingen utanfor rommet kan kjennast att').check();
    await page.getByLabel('Ingenting her er gradert').check();
    await page.getByRole('button', { name: 'Del utfordringa med 9 personar' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  it('see it live in the room, answer, and see each other answer', async () => {
    const there = torleiv.page.getByRole('link', { name: title });
    await there.waitFor();
    await there.click();
    await torleiv.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await say(torleiv, 'Spørsmål', 'Kva seier **teama** sjølve?');
    await ingunn.page.locator('.contribution').getByText('Kva seier teama sjølve?').waitFor();
    await ingunn.page.locator('.contribution').getByRole('button', { name: 'Svar' }).click();
    // The box has the focus; Escape closes it and leaves the words, Ctrl+Enter sends them.
    const reply = ingunn.page.locator('.thread form.composer');
    await reply.waitFor();
    expect(await ingunn.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(await reply.getByText('Kva vil du kome med?').isVisible()).toBe(false);
    expect(await reply.getByText('Kan lesast av').count()).toBe(0);
    await ingunn.page.keyboard.type('At dei ventar på meg.');
    await ingunn.page.keyboard.press('Escape');
    await reply.waitFor({ state: 'detached' });
    expect(await ingunn.page.evaluate(() => document.activeElement?.className)).toBe('contribution');
    await ingunn.page.locator('.contribution').getByRole('button', { name: 'Svar' }).click();
    await ingunn.page.getByText(/Kladden din frå .* er henta fram/).waitFor();
    expect(await reply.getByRole('textbox').inputValue()).toBe('At dei ventar på meg.');
    await ingunn.page.keyboard.press('ControlOrMeta+Enter');
    await torleiv.page.locator('.contribution').getByText('At dei ventar på meg.').waitFor();
    await torleiv.page.getByText('Eigaren svarar').waitFor();
  });

  it('lose no draft by choosing a kind before it has come back', async () => {
    const { page } = torleiv;
    const form = page.locator('form.composer').last();
    await form.getByRole('textbox').fill('Halvt tenkt');
    await page.getByText(/Kladd lagra/).waitFor();
    let letThrough = () => {};
    const asked = new Promise<void>((heard) => {
      void page.route('**/graphql', async (route) => {
        if (route.request().postDataJSON().operationName === 'Draft') {
          heard();
          await new Promise<void>((go) => {
            letThrough = go;
          });
        }
        await route.continue();
      });
    });
    await page.reload();
    await asked;
    await form.getByText('Perspektiv', { exact: true }).click();
    letThrough();
    await page.getByText(/Kladden din frå .* er henta fram/).waitFor();
    expect(await form.getByRole('textbox').inputValue()).toBe('Halvt tenkt');
    await page.unroute('**/graphql');
    await form.getByRole('textbox').fill('');
  });

  it('lose the connection, go on writing, and find everything once and in order', async () => {
    await torleiv.context.setOffline(true);
    await torleiv.page.getByText('Du er utan nett').waitFor();
    await say(torleiv, 'Perspektiv', 'Skrive utan samband');
    await torleiv.page.getByText('Ventar på nett').waitFor();
    await say(ingunn, 'Perspektiv', 'Medan du var borte');
    await ingunn.page.locator('.contribution').getByText('Medan du var borte').waitFor();
    await torleiv.context.setOffline(false);
    const wanted = ['Kva seier teama sjølve?', 'At dei ventar på meg.', 'Medan du var borte', 'Skrive utan samband'];
    for (const { page } of [torleiv, ingunn]) {
      await until(
        async () =>
          (await wordsIn(page)).length === wanted.length && (await page.getByText('Ventar på nett').count()) === 0,
      );
      expect(await wordsIn(page)).toEqual(wanted);
    }
  });

  it('store what is being sent while the server is killed, and send it once', async () => {
    await server.kill();
    await say(ingunn, 'Perspektiv', 'Sendt til ein død tenar');
    await ingunn.page.getByText(/Ventar på nett|Blir sendt/).waitFor();
    await ingunn.page.reload().catch(() => {});
    await server.start();
    await until(async () => {
      await ingunn.page.reload().catch(() => {});
      return ingunn.page
        .locator('.contribution')
        .getByText('Sendt til ein død tenar')
        .waitFor({ timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
    });
    await torleiv.page.locator('.contribution').getByText('Sendt til ein død tenar').waitFor();
    await until(async () => (await ingunn.page.getByText('Blir sendt').count()) === 0);
    expect((await wordsIn(torleiv.page)).filter((words) => words === 'Sendt til ein død tenar')).toHaveLength(1);
  });

  it('send what waits from whichever page they are on, and are told that it waits', async () => {
    const { page, context } = torleiv;
    const challenge = new URL(page.url()).pathname;
    await context.setOffline(true);
    await page.getByText('Du er utan nett').waitFor();
    await say(torleiv, 'Perspektiv', 'Skrive før eg gjekk vidare');
    await page.getByText('1 ventar på å bli sendt').waitFor();
    await page.getByRole('link', { name: 'Krets' }).first().click();
    await page.getByText('1 ventar på å bli sendt').waitFor();
    await context.setOffline(false);
    await ingunn.page.locator('.contribution').getByText('Skrive før eg gjekk vidare').waitFor();
    await page.getByText('ventar på å bli sendt').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goto(challenge);
    await page.locator('.contribution').getByText('Skrive før eg gjekk vidare').waitFor();
  });

  it('read why a post was refused, on another page too, and get its words back into the box', async () => {
    const { page } = torleiv;
    const challenge = new URL(page.url()).pathname;
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('"operationName":"PostContribution"')
        ? route.fulfill({
            contentType: 'application/json',
            body: '{"errors":[{"message":"No","extensions":{"code":"BAD_INPUT","fields":[{"field":"input.body","rule":"characters"}]}}]}',
          })
        : route.continue(),
    );
    await say(torleiv, 'Perspektiv', 'Limt inn frå eit lysark');
    await page.getByText('Innlegget vart ikkje sendt. Teksten har teikn som ikkje kan sendast.').waitFor();
    await page.getByRole('link', { name: 'Krets' }).first().click();
    await page.getByText('Noko du skreiv, vart ikkje sendt.').waitFor();
    await page.getByRole('link', { name: 'Sjå det og rett det' }).click();
    await page.getByText('Innlegget vart ikkje sendt.').waitFor();
    await page.unroute('**/graphql');
    const box = page.locator('form.composer').last().getByRole('textbox');
    await box.fill('Alt skrive i feltet');
    await page.getByRole('button', { name: 'Rett teksten' }).click();
    expect(await box.inputValue()).toBe('Limt inn frå eit lysark\n\nAlt skrive i feltet');
    await page.getByText('Innlegget vart ikkje sendt.').waitFor({ state: 'hidden' });
    await say(torleiv, 'Perspektiv', 'Limt inn og retta');
    await ingunn.page.locator('.contribution').getByText('Limt inn og retta').waitFor();
    expect(new URL(page.url()).pathname).toBe(challenge);
  });

  it('find the last words again after the tab was closed at once, at another device too', async () => {
    const { page, context } = torleiv;
    const challenge = page.url();
    const box = page.locator('form.composer').last().getByRole('textbox');
    await box.fill('Siste ord før tunnelen');
    await page.close();
    const elsewhere = await openVisitor(browser, server);
    await signInAsDemo(elsewhere, 'Torleiv Myklebust');
    await until(async () => {
      await elsewhere.page.goto(challenge);
      await elsewhere.page.locator('form.composer').last().waitFor();
      return elsewhere.page
        .getByText(/Kladden din frå .* er henta fram/)
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    }, 20_000);
    expect(await elsewhere.page.locator('form.composer').last().getByRole('textbox').inputValue()).toBe(
      'Siste ord før tunnelen',
    );
    await elsewhere.page.getByRole('button', { name: 'Kast kladden' }).click();
    await elsewhere.context.close();
    torleiv.page = await context.newPage();
    await torleiv.page.goto(challenge);
  });

  it('leave no words in the browser when they sign out, and are asked before something unsent is deleted', async () => {
    const visitor = await openVisitor(browser, server);
    const { page } = visitor;
    await signInAsDemo(visitor, 'Aud Bjørgheim');
    await page.goto(new URL(ingunn.page.url()).pathname);
    await page.route('**/graphql', (route) =>
      /"operationName":"(PostContribution|SaveDraft)"/.test(route.request().postData() ?? '')
        ? route.fulfill({
            contentType: 'application/json',
            body: '{"errors":[{"message":"No","extensions":{"code":"BAD_INPUT","fields":[]}}]}',
          })
        : route.continue(),
    );
    await say(visitor, 'Perspektiv', 'Avvist innlegg');
    await page.getByText('Innlegget vart ikkje sendt.').waitFor();
    await page.locator('form.composer').last().getByRole('textbox').fill('Avvist kladd');
    await page.getByText('Kladden vart ikkje lagra.').waitFor();
    const held = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(await held()).toMatch(/Avvist innlegg.*Avvist kladd|Avvist kladd.*Avvist innlegg/);
    await page.locator('a.me').click();
    await page.getByRole('button', { name: 'Logg ut', exact: true }).click();
    await page.getByRole('heading', { name: 'Noko du skreiv, er ikkje sendt' }).waitFor();
    await page.getByRole('button', { name: 'Logg ut og slett det' }).click();
    await page.getByRole('heading', { level: 1, name: 'Logg inn' }).waitFor();
    expect(await held()).not.toContain('Avvist');
    await visitor.context.close();
  });

  it('mention, quote, show a picture and react, as in the chat', async () => {
    const { page } = ingunn;
    const form = page.locator('form.composer').last();
    const quoted = page.locator('.contribution').filter({ hasText: 'Kva seier teama sjølve?' });
    await quoted.getByRole('button', { name: 'Siter' }).click();
    await form.locator('.quoting').getByText('Kva seier').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('Kva seier du, @tor');
    await page.getByRole('listbox').getByText('Torleiv Myklebust').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('om dette?');
    const picture = { name: 'tavle.png', mimeType: 'image/png', buffer: Buffer.from(await makePng(3)) };
    await form.locator('input[type=file]').setInputFiles(picture);
    await form.getByLabel(/Kva viser/).fill('Ei tavle med to team');
    await form.getByText('1 av 1').waitFor({ state: 'attached' });
    await form.getByText('Perspektiv', { exact: true }).click();
    await page.keyboard.press('ControlOrMeta+Enter');

    const seen = torleiv.page
      .locator('.contribution')
      .filter({ hasText: 'Kva seier du, @Torleiv Myklebust om dette?' });
    await seen.getByText('Nemner deg').waitFor();
    await seen.getByRole('button', { name: 'Sjå heile bildet: Ei tavle med to team' }).waitFor();
    await seen.locator('.quoted').getByRole('button').click();
    await until(() =>
      torleiv.page.evaluate(() => document.activeElement?.textContent?.includes('Kva seier teama sjølve?')),
    );
    await seen.getByText('Meir', { exact: true }).click();
    await seen.getByRole('button', { name: 'Tenkjer vidare på det' }).click();
    const shown = page.locator('.contribution').filter({ hasText: 'om dette?' }).locator('.reactions summary');
    await shown.getByText('Tenkjer vidare på det').waitFor();
    expect(await shown.textContent()).not.toMatch(/\d/);
  });

  it('see how far the owner has come', async () => {
    const { page } = ingunn;
    await page.getByRole('button', { name: 'Merk kor langt du er komen' }).click();
    await page.getByText('Eg har bestemt meg', { exact: true }).click();
    await page.getByLabel('Éi linje om det').fill('Eg ventar til hausten.');
    await page.keyboard.press('ControlOrMeta+Enter');
    for (const visitor of [ingunn, torleiv]) {
      const status = visitor.page.locator('.challenge-status').filter({ hasText: 'Eg ventar til hausten.' });
      await status.getByText('Avgjort').waitFor();
    }
  });

  it('correct a form, and are not told any longer what was wrong', async () => {
    const { page } = await openVisitor(browser, server);
    await signInAsDemo({ page, context: page.context(), faults: [] }, 'Hege Nordal Lunde');
    await page.goto('/profile');
    await page.getByLabel('Namn', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Lagre profilen' }).click();
    await page.getByText('Fyll ut dette feltet.').waitFor();
    await page.getByLabel('Namn', { exact: true }).fill('H');
    await page.getByText('Fyll ut dette feltet.').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('regret, undo, edit with the earlier text to be read, and withdraw', async () => {
    const { page } = ingunn;
    const own = page.locator('.contribution').filter({ hasText: 'Medan du var borte' });
    await own.getByRole('button', { name: 'Trekk tilbake' }).click();
    await torleiv.page.getByText('Innlegget er trekt tilbake').waitFor();
    await page.getByRole('button', { name: 'Angre' }).click();
    await torleiv.page.locator('.contribution').getByText('Medan du var borte').waitFor();
    await own.getByRole('button', { name: 'Endre' }).click();
    await page.getByLabel('Endre innlegget').fill('Medan du var borte, tenkte eg vidare');
    await page.getByRole('button', { name: 'Lagre endringa' }).click();
    const seen = torleiv.page.locator('.contribution').filter({ hasText: 'tenkte eg vidare' });
    await seen.getByText('Endra').click();
    await seen.getByText('Slik stod det før').waitFor();
  });

  it('know where they are: a challenge is among «Romma mine», and the chat spares them what the room is for', async () => {
    const { page } = torleiv;
    const rooms = page.getByRole('link', { name: 'Romma mine' });
    expect(await rooms.getAttribute('aria-current')).toBe('true');
    const challenge = new URL(page.url()).pathname;
    await toRoom(torleiv);
    await page.getByText('For leiarar med ansvar for IT').waitFor();
    await page.getByRole('link', { name: 'Samtale' }).click();
    await page.getByRole('heading', { level: 2, name: 'Samtale' }).waitFor();
    expect(await page.getByText('For leiarar med ansvar for IT').count()).toBe(0);
    await page.getByText('Kan lesast av 10 leiarar frå 10 verksemder').first().waitFor();
    await page.goto(challenge);
    await page.locator('.contribution').getByText('Skrive utan samband').waitFor();
  });

  it('link to one contribution, and mark where one left off', async () => {
    const posted = torleiv.page.locator('.contribution').filter({ hasText: 'Skrive utan samband' });
    const id = await posted.getAttribute('id');
    await posted.getByText('Meir', { exact: true }).click();
    await posted.getByRole('button', { name: 'Kopier lenkje' }).click();
    await torleiv.page.getByText('Lenkja er kopiert').waitFor();
    // Where the browser does not let the page copy, the link is there to be read.
    await torleiv.context.clearPermissions();
    await posted.getByRole('button', { name: 'Kopier lenkje' }).click();
    await torleiv.page.getByText(`${new URL(torleiv.page.url()).pathname}#${id}`).waitFor();
    // The time of a post leads to it.
    await posted.getByRole('link').locator('time').click();
    await torleiv.page.waitForURL((url) => url.hash === `#${id}`);
    const hege = await openVisitor(browser, server);
    await signInAsDemo(hege, 'Hege Nordal Lunde');
    const marked = hege.page.waitForResponse((response) =>
      /MarkRead[\s\S]*"seq":[1-9]|"seq":[1-9][\s\S]*MarkRead/.test(response.request().postData() ?? ''),
    );
    await hege.page.goto(`${new URL(torleiv.page.url()).pathname}#${id}`);
    await until(() => hege.page.evaluate((wanted) => document.activeElement?.id === wanted, id));
    await hege.page.locator('.thread-end').scrollIntoViewIfNeeded();
    await marked;
    await hege.page.goto('/');
    await say(torleiv, 'Spørsmål', 'Nytt etter at Hege las');
    // The button is there before the thread is.
    let letThrough = () => {};
    const pressed = new Promise<void>((go) => {
      letThrough = go;
    });
    await hege.page.route('**/graphql', async (route) => {
      if (route.request().postDataJSON().operationName === 'ThreadPage') await pressed;
      await route.continue();
    });
    await hege.page.goto(new URL(torleiv.page.url()).pathname);
    await hege.page.getByRole('button', { name: /Hopp til/ }).click();
    letThrough();
    await hege.page.getByText('Nytt sidan sist').waitFor();
    await until(() =>
      hege.page.evaluate(() => document.activeElement?.textContent?.includes('Nytt etter at Hege las')),
    );
    expect(hege.faults).toEqual([]);
  });

  it('saved for later by one reader alone, and the title of each of their tabs counts what is new until it is read', async () => {
    const { page, context } = torleiv;
    const posted = page.locator('.contribution').filter({ hasText: 'Skrive utan samband' });
    await posted.locator('details.more-menu').evaluate((menu: HTMLDetailsElement) => {
      menu.open = true;
    });
    await posted.getByRole('button', { name: 'Lagre til seinare' }).click();
    await page.getByText(/^Lagra\. Du finn det under Varsel/).waitFor();
    const tab = await context.newPage();
    await tab.goto('/saved');
    const saved = tab.locator('main li').filter({ hasText: title });
    await saved.getByRole('link', { name: title }).waitFor();
    await posted.getByRole('button', { name: 'Fjern frå lagra' }).click();
    await saved.waitFor({ state: 'detached' });

    const counted = async () =>
      Promise.all([page, tab].map(async (one) => /^\((\d+)\) .* – Krets$/.exec(await one.title())?.[1] ?? '0'));
    await until(async () => new Set(await counted()).size === 1);
    expect(Number((await counted())[0])).toBeGreaterThan(0);
    await tab.goto('/notices');
    await tab.getByRole('button', { name: 'Merk alle som lesne' }).click();
    await until(async () => (await counted()).every((count) => count === '0'));
    await tab.close();
  });

  it('without a complaint from the page', () => {
    expect([...ingunn.faults, ...torleiv.faults]).toEqual([]);
  });
});
