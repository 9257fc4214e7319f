import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
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

/** Sound in each theme, and no wider than a small phone. */
async function isSound(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname;
  await page.setViewportSize({ width: 320, height: 720 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect({ path, width, faults: await faultsInEveryTheme(page) }).toEqual({ path, width: 320, faults: [] });
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('a meeting place', () => {
  it('shows what comes there to anybody, without JavaScript', async () => {
    const { context, page } = await openVisitor(browser, server, { javaScriptEnabled: false });
    await page.goto('/oversyn');
    await page.getByRole('link', { name: 'Samlingar', exact: true }).click();
    await page.getByLabel('Fylke').selectOption('18');
    await page.getByRole('button', { name: 'Vis' }).click();
    await page.getByRole('link', { name: 'Bodø lederforum' }).click();
    await page.getByText('fullt no').waitFor();
    await page.getByText('Stormen bibliotek, Bodø, Nordland').waitFor();
    await page.getByRole('link', { name: 'Set deg på venteliste' }).click();
    await page.getByRole('heading', { name: 'Logg inn først' }).waitFor();
    await context.close();
  });

  it('lets twelve meet in Alta, and four of them make a network', async () => {
    const inger = await openVisitor(browser, server);
    await signInAsDemo(inger, 'Inger Tomine Eira');
    const { page } = inger;
    // The next time: Inger shows a name to those who come.
    await page.goto('/oversyn/samlingar?county=56');
    await isSound(page);
    await page.getByRole('link', { name: 'Statlige ledere i Alta' }).click();
    await isSound(page);
    await page.getByRole('link', { name: 'Meld deg på' }).click();
    for (const tick of await page.getByRole('group', { name: 'Kva skal dei andre' }).getByRole('checkbox').all())
      expect(await tick.isChecked()).toBe(false);
    await page.getByLabel('Namnet mitt: Inger Tomine Eira').check();
    await page.getByLabel('Eg vil gjerne snakke med nokon om').fill('å leie små einingar');
    await isSound(page);
    await page.getByRole('button', { name: 'Meld deg på' }).click();
    await page.getByText('Du er påmeld.').waitFor();
    await page.getByText('Jovna Ánde Somby, Kontorsjef').waitFor();
    await page.getByText('Vil gjerne snakke med nokon om å leie små einingar').waitFor();
    await isSound(page);

    // Last time they were twelve. Three of them want to go on together.
    await page.getByRole('link', { name: 'Statlige ledere i Alta' }).click();
    await page.getByRole('link', { name: 'Statlige ledere i Alta' }).first().click();
    await page.getByText('Samlingar som har vore').click();
    await page.locator('details .open-entry a').first().click();
    const held = page.url().split('/').pop() ?? '';
    const [came] = await server.database.asSuperuser<{ n: number }>(
      `SELECT count(*)::integer AS n FROM signups WHERE occurrence_id = $1 AND state = 'SIGNED'`,
      [held],
    );
    expect(came?.n).toBe(12);
    await page.goto(`/oversyn/samling/${held}/pamelding`);
    await page.getByRole('heading', { name: 'Du vart sett saman til kaffi med' }).waitFor();
    await page.getByLabel('Ja, eg vil vere med og lage eit nettverk').check();
    await page.getByLabel('Kva treng du det til?').fill('Andre som leier få folk langt unna.');
    await page.getByRole('button', { name: 'Sei det' }).click();
    await page.getByText('De er 4 som vil dette:').waitFor();
    await page.getByText('Nokon å spørje når eg er åleine').waitFor();
    await isSound(page);
    await page.getByLabel('Kva skal nettverket heite?').fill('Kontorsjefar i Finnmark');
    await page.getByLabel('Kva skal de bruke det til?').fill('Å leie få folk langt unna, og lære av kvarandre.');
    await page.getByRole('button', { name: 'Lag nettverket og inviter dei andre' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kontorsjefar i Finnmark' }).waitFor();
    const invited = await server.database.asSuperuser<{ email: string }>(
      `SELECT i.email FROM invitations i JOIN networks n ON n.id = i.network_id WHERE n.name = 'Kontorsjefar i Finnmark' AND n.stage = 'FORMING' ORDER BY 1`,
    );
    expect(invited.map(({ email }) => email.split('@')[0])).toEqual(['jovna', 'marit', 'odd']);
    expect(inger.faults).toEqual([]);
    await inger.context.close();
  });

  it('is looked after by its organiser', async () => {
    const aile = await openVisitor(browser, server);
    await signInAsDemo(aile, 'Áile Biret Guttorm');
    const { page } = aile;
    await page.goto('/oversyn/mine');
    await page.getByRole('link', { name: 'Samlingar', exact: true }).last().click();
    await isSound(page);
    await page.getByRole('link', { name: 'Deltakarar' }).last().click();
    await page.getByText('12 påmelde, 0 på venteliste').waitFor();
    await isSound(page);
    await page.goBack();
    await page.getByRole('link', { name: 'Endre eller flytt samlinga' }).first().click();
    await isSound(page);
    await page.getByLabel('Stad').fill('Alta kulturhus');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Alta kulturhus').waitFor();
    await page.getByText('flytta', { exact: true }).waitFor();
    expect(aile.faults).toEqual([]);
    await aile.context.close();
  });
});
