import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { overflows, violations } from './axe.js';
import { openVisitor, type Visitor } from './browser-pages.js';
import type { TestServer } from './server.js';

export type NewPerson = {
  email: string;
  locale: 'nn-NO' | 'nb-NO' | 'en-GB';
  name: string;
  role: string;
  agency: string;
};

/** Opens the invitation email, signs in with a code, fills in the profile, and is led back to the invitation. */
export async function joinByInvitationEmail(
  browser: Browser,
  server: TestServer,
  { email, locale, name, role, agency }: NewPerson,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visitor = await openVisitor(browser, server, { locale, ...options });
  const { page } = visitor;
  // The list of agencies comes late, as on a train: who has typed the name by then has chosen all the same.
  await page.route('**/graphql', async (route) => {
    if (/Organisations/.test(route.request().postData() ?? '')) await new Promise((go) => setTimeout(go, 400));
    await route.continue();
  });
  await page.goto(await server.invitationTo(email));
  await page.locator('input[name=email]').fill(email);
  await page.keyboard.press('Enter');
  await page.locator('input[name=code]').fill(await server.codeFor(email));
  await page.keyboard.press('Enter');
  await page.locator('input[name=organisation]').fill(agency);
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=roleTitle]').fill(role);
  await page.locator('datalist option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.locator('button[value=take], button[value=ask]').waitFor();
  return visitor;
}

export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect({ violations: await violations(page), overflows: await overflows(page) }).toEqual({
    violations: [],
    overflows: false,
  });
}
