import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedNumbersService } from '@krets/server/dist/overview/needs/need-numbers.service.js';
import { ReviewNumbersService } from '@krets/server/dist/overview/reviews/review-numbers.service.js';
import { OpenDatabase } from '@krets/server/dist/platform/database/open-database.js';
import { StatisticsDatabase } from '@krets/server/dist/platform/database/statistics-database.js';
import type { Browser } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let inger: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('a leader in Finnmark', () => {
  it('finds nothing, and says what they need', async () => {
    inger = await openVisitor(browser, server);
    await signInAsDemo(inger, 'Inger Tomine Eira');
    const { page } = inger;
    await page.goto('/oversyn');
    await page.getByRole('searchbox').fill('omorganisering på kysten');
    await page.getByLabel('Fylke').selectOption('56');
    await page.getByRole('button', { name: 'Vis' }).click();
    await page.getByRole('heading', { name: 'Ingenting her enno' }).waitFor();
    await page.getByRole('link', { name: 'Sei kva du treng', exact: true }).click();
    await page.getByLabel('Omstilling og endring').check();
    await page.getByLabel('Rolla di').selectOption('SECTION_HEAD');
    await page.getByLabel('Nivå').selectOption('SECTION');
    await page.getByLabel('Fylke').selectOption('56');
    await page.getByLabel('Med dine ord').fill('Kontoret blir flytta, og eg er åleine om det.');
    await page.getByRole('button', { name: 'Sei det' }).click();
    await page.getByText('Kontoret blir flytta').waitFor();
  });

  it('is asked a quarter later by somebody who does not know of them, and joins', async () => {
    const open = new OpenDatabase(server.database.openUrl);
    const quarterLater = new Date(Date.now() + 92 * 86_400_000);
    await new NeedNumbersService(
      new StatisticsDatabase(server.database.jobsUrl),
      open,
      new ReviewNumbersService(open),
    ).publish(quarterLater);
    await open.onModuleDestroy();

    const solveig = await openVisitor(browser, server);
    await signInAsDemo(solveig, 'Solveig');
    await solveig.page.goto('/oversyn/behov');
    await solveig.page.getByRole('link', { name: 'Lag eit nettverk: Omstilling og endring', exact: true }).click();
    await solveig.page.getByLabel('Nettverket det gjeld').selectOption({ label: 'Nye avdelingsdirektører' });
    await solveig.page.getByRole('button', { name: 'Spør dei' }).click();
    await solveig.page.getByRole('heading', { name: 'Spørsmålet er sendt' }).waitFor();
    expect(await solveig.page.content()).not.toContain('Eira');

    const { page } = inger;
    await page.goto('/');
    await page.getByText('Eit nettverk blir laga av det du treng').waitFor();
    await page.getByRole('link', { name: 'Svar ja eller nei' }).click();
    await page.getByRole('heading', { level: 1, name: 'Det eg treng' }).waitFor();
    await page.getByRole('heading', { name: 'Nye avdelingsdirektører' }).waitFor();
    await page.getByRole('button', { name: 'Ja, vis meg invitasjonen' }).click();
    await page.getByRole('heading', { name: 'Ein plass i Nye avdelingsdirektører' }).waitFor();
    await page.getByRole('button', { name: 'Ta plassen – eg godtek nettverksavtalen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nye avdelingsdirektører' }).waitFor();
    expect([...inger.faults, ...solveig.faults]).toEqual([]);
    await solveig.context.close();
  });
});

describe('the forms of the overview', () => {
  it('are sound for everybody, narrow and wide, light and dark', async () => {
    const { page } = inger;
    await page.goto('/oversyn');
    const entry = await page.locator('.open-entry a').first().getAttribute('href');
    for (const path of [
      '/oversyn/behov',
      '/oversyn/behov/mitt',
      '/oversyn/behov/spor?counted=THEME&code=&theme=CHANGE',
      '/oversyn/ny',
      '/oversyn/mine',
      '/oversyn/importer',
      `${entry}/feil`,
    ]) {
      await page.goto(path);
      expect({ path, faults: await faultsInEveryTheme(page) }).toEqual({ path, faults: [] });
      expect(await page.locator('h1').count()).toBe(1);
    }
    // Faults are told, too.
    await page.goto('/oversyn/ny');
    await page.getByRole('button', { name: 'Publiser' }).click();
    expect(await faultsInEveryTheme(page)).toEqual([]);
  });

  it('show what leaders need without JavaScript', async () => {
    const { context, page } = await openVisitor(browser, server, { javaScriptEnabled: false });
    await page.goto('/oversyn/behov');
    await page.getByText('minst 10').first().waitFor();
    await context.close();
  });
});
