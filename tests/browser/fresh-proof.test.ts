import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { expectAccessible } from '../support/new-person.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Stadfest at det er du' });
const makeSessionsOld = (server: TestServer) =>
  server.database.asSuperuser(`UPDATE sessions SET proved_at = now() - interval '1 hour'`);

describe('the dialog that asks for a fresh proof', () => {
  const email = 'ny.leiar@example.org';
  let server: TestServer;
  let visitor: Visitor;

  beforeAll(async () => {
    server = await startServer({ env: { KRETS_API: 'web' } });
    visitor = await openVisitor(browser, server, { viewport: { width: 320, height: 640 } });
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill(email);
    await page.keyboard.press('Enter');
    await page.locator('input[name=code]').fill(await server.codeFor(email));
    await page.keyboard.press('Enter');
    await page.locator('input[name=name]').waitFor();
    await makeSessionsOld(server);
  });
  afterAll(async () => {
    await visitor.context.close();
    await server.stop();
  });

  it('can be closed, and the choice is not lost', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Slett kontoen min' }).click();
    await page.getByRole('radio', { name: 'Ta det ut' }).check();
    await page.getByRole('button', { name: 'Slett kontoen', exact: true }).click();
    await dialog(page).waitFor();
    await until(() => page.getByText(`Vi har sendt ein kode til ${email}`).isVisible());
    await expectAccessible(page);
    expect(await faultsInEveryTheme(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('Stadfest med ein ny kode at det er du, og prøv igjen.').waitFor();
    expect(await page.getByRole('radio', { name: 'Ta det ut' }).isChecked()).toBe(true);
  });

  it('takes a code by the keyboard alone, and then does what was asked for', async () => {
    const { page } = visitor;
    const before = server.output.length;
    await page.getByRole('button', { name: 'Slett kontoen', exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await until(() => server.output.slice(before).includes(`Mail to ${email}`));
    await until(() => page.locator('input[name=code]').evaluate((field) => field === document.activeElement));
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Koden er feil').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.type(await server.codeFor(email));
    await page.keyboard.press('Enter');
    await page.locator('input[name=email]').waitFor();
    const [left] = await server.database.asSuperuser<{ n: number }>(
      'SELECT count(*)::int AS n FROM accounts WHERE email = $1',
      [email],
    );
    expect(left?.n).toBe(0);
    expect(visitor.faults).toEqual([]);
  });
});

it('asks for no code in the demo', async () => {
  const server = await startServer(demoServer);
  const visitor = await openVisitor(browser, server);
  const { page } = visitor;
  await signInAsDemo(visitor, 'Aud Bjørgheim');
  await makeSessionsOld(server);
  await page.goto('/profile');
  await page.getByRole('button', { name: 'Last ned alle opplysningane mine' }).click();
  await dialog(page).getByRole('button', { name: 'Stadfest' }).click();
  const fetching = page.getByRole('button', { name: /Last ned fila/ });
  await fetching.waitFor();
  const download = page.waitForEvent('download');
  await fetching.click();
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await visitor.context.close();
  await server.stop();
});
