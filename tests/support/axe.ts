import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules for which it matters whether it is day or night. */
export const ofColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, as «rule: element»; by all its rules or by some. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    type Axe = { run(options: object): Promise<Found> };
    // What passes is not described: that would cost more than the rules themselves.
    const options = { resultTypes: ['violations'], selectors: false, ...(runOnly ? { runOnly } : {}) };
    const { violations: found } = await (globalThis as unknown as { axe: Axe }).axe.run(options);
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, rules);
}

export const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** What is wrong with the current page, narrow and wide, light and dark. */
export async function faultsInEveryTheme(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    if (await overflows(page)) faults.push(`${width} px: wider than the screen`);
    await page.emulateMedia({ colorScheme: 'light' });
    faults.push(...(await violations(page)).map((fault) => `${width} px: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await violations(page, ofColours)).map((fault) => `dark: ${fault}`));
  return faults;
}
