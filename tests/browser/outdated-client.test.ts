import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { actAsEarlierBuild, registerEarlierBuild } from '../support/earlier-build.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let browser: Browser;
let server: TestServer;
let visitor: Visitor;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startServer(demoServer)]);
  visitor = await openVisitor(browser, server);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('a tab of an earlier build goes on; when that build is no longer accepted it says so, and no text is lost', async () => {
  const { page } = visitor;
  await registerEarlierBuild(server, 3);
  await signInAsDemo(visitor, 'Ingunn Hestad');
  const renewed = await actAsEarlierBuild(page);
  await page.getByRole('link', { name: 'Romma mine' }).first().click();
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
  const title = page.getByLabel('I éi setning: Kva er vanskeleg?');
  await title.fill('Skrive i ei fane som stod open');
  await page.getByText(/Kladd lagra/).waitFor();

  await server.database.asSuperuser(`DELETE FROM app.web_builds WHERE started_at < now() - interval '1 day'`);
  await server.kill();
  await server.start();
  await title.fill('Skrive etter at bygget var gløymt');
  const bar = page.locator('.outdated-bar');
  await bar.getByText('Krets er oppdatert').waitFor();
  expect(await title.inputValue()).toBe('Skrive etter at bygget var gløymt');
  expect(await faultsInEveryTheme(page)).toEqual([]);
  await renewed();
  await bar.getByRole('button', { name: 'Last sida på nytt' }).click();
  await page.getByText(/er henta fram|Kladd lagra/).waitFor();
  await until(async () => (await title.inputValue()) === 'Skrive etter at bygget var gløymt');
  expect(await bar.getByText('Krets er oppdatert').count()).toBe(0);
  expect(visitor.faults).toEqual([]);
});
