import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { faultsInEveryLook } from '../support/axe.js';
import { asEarlierBuild, noteEarlierBuild } from '../support/earlier-build.js';
import { aBrowser, aVisitor, demoServer, enterAs, type Visitor } from '../support/pages.js';
import { until } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';

let browser: Browser;
let server: TestServer;
let visitor: Visitor;
beforeAll(async () => {
  [browser, server] = await Promise.all([aBrowser(), aServer(demoServer)]);
  visitor = await aVisitor(browser, server);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('a tab of an earlier build goes on; when that build is forgotten it says so, and no word is lost', async () => {
  const { page } = visitor;
  await noteEarlierBuild(server, 3);
  await enterAs(visitor, 'Ingunn Hestad');
  const renewed = await asEarlierBuild(page);
  await page.getByRole('link', { name: 'Romma mine' }).first().click();
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
  const title = page.getByLabel('I éi setning: Kva er vanskeleg?');
  await title.fill('Skrive i ei fane som stod open');
  await page.getByText(/Kladd lagra/).waitFor();

  await server.database.behind(`DELETE FROM app.web_builds WHERE started_at < now() - interval '1 day'`);
  await server.kill();
  await server.start();
  await title.fill('Skrive etter at bygget var gløymt');
  const bar = page.locator('.renewed-bar');
  await bar.getByText('Krets er fornya').waitFor();
  expect(await title.inputValue()).toBe('Skrive etter at bygget var gløymt');
  expect(await faultsInEveryLook(page)).toEqual([]);
  await renewed();
  await bar.getByRole('button', { name: 'Last sida på nytt' }).click();
  await page.getByText(/er henta fram|Kladd lagra/).waitFor();
  await until(async () => (await title.inputValue()) === 'Skrive etter at bygget var gløymt');
  expect(await bar.getByText('Krets er fornya').count()).toBe(0);
  expect(visitor.faults).toEqual([]);
});
