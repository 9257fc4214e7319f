import type { Browser } from 'playwright-core';
import { ofColours, violations } from './axe.js';
import { openVisitor, signInAsDemo, type Visitor } from './browser-pages.js';
import { TestConsultation } from './consultation.js';
import { until } from './person.js';
import type { TestServer } from './server.js';

/** Five people with their own browsers: the owner, the facilitator, and three colleagues. */
export class FiveParticipants {
  consultation!: TestConsultation;
  path = '';
  challengePath = '';

  private constructor(
    readonly server: TestServer,
    readonly everybody: readonly [Visitor, Visitor, Visitor, Visitor, Visitor],
  ) {}

  static async around(browser: Browser, server: TestServer): Promise<FiveParticipants> {
    const names = ['Ingunn Hestad', 'Aud Bjørgheim', 'Torleiv Myklebust', 'Magne Ådland', 'Eirik Tveitnes'];
    const visitors = [];
    for (const name of names) {
      const visitor = await openVisitor(browser, server);
      await signInAsDemo(visitor, name);
      visitors.push(visitor);
    }
    return new FiveParticipants(server, visitors as unknown as FiveParticipants['everybody']);
  }

  get owner() {
    return this.everybody[0];
  }
  get facilitator() {
    return this.everybody[1];
  }
  get peers() {
    return this.everybody.slice(2) as [Visitor, Visitor, Visitor];
  }

  async bringUp(title: string): Promise<void> {
    const { page } = this.owner;
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
    await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
    await page.getByLabel('I éi setning: Kva er vanskeleg?').fill(title);
    await page.getByLabel('Kva er situasjonen?').fill('To einingar skal bli éi, og begge ventar på meg.');
    await page.getByLabel('Kva er rolla di i dette?').fill('Eg leier begge.');
    for (const wanted of ['Spørsmål', 'Erfaringar', 'Idear']) await page.getByLabel(wanted).check();
    await page.getByLabel('Ingen utanfor rommet kan kjennast att').check();
    await page.getByLabel('Ingenting her er gradert').check();
    await page.getByRole('button', { name: /^Del utfordringa/ }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    this.challengePath = new URL(page.url()).pathname;
  }

  /** Proposed by the owner, joined by the four, with somebody to hold the form, and begun. */
  async gather(form: string, mode: 'Samtidig' | 'Skriftleg', facilitated = true): Promise<void> {
    const { page } = this.owner;
    await page.goto(`${this.challengePath}/consult`);
    await page.getByText('Andre former').click();
    await page.getByRole('radio', { name: form }).check();
    await page.getByRole('radio', { name: mode }).check();
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    for (const name of ['Aud', 'Torleiv', 'Magne', 'Eirik']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Spør 4 personar om å vere med' }).click();
    await page.getByRole('heading', { name: 'Før vi begynner' }).waitFor();
    this.path = new URL(page.url()).pathname;
    this.consultation = new TestConsultation(this.path.split('/').at(-1) ?? '', this.server);
    for (const other of [this.facilitator, ...this.peers]) {
      await other.page.goto(this.path);
      await other.page.getByRole('button', { name: 'Eg er med' }).click();
    }
    const begin = page.getByRole('button', { name: 'Begynn rettleiinga med 5 personar' });
    await begin.waitFor();
    if (facilitated) {
      const aud = (await page.getByRole('option', { name: /Aud Bjørgheim/ }).textContent()) ?? '';
      await page.getByLabel('Kven er fasilitator?').selectOption({ label: aud });
      await page.locator('.participants').getByText('fasilitator').waitFor();
    }
    await begin.click();
  }

  /** All five are in this phase, and those who were there before have been told by the live region. */
  async inPhase(name: string): Promise<void> {
    await Promise.all(
      this.everybody.map(({ page }) => page.getByRole('heading', { level: 2, name, exact: true }).first().waitFor()),
    );
  }

  each<T>(look: (visitor: Visitor) => Promise<T>): Promise<T[]> {
    return Promise.all(this.everybody.map(look));
  }
}

const form = ({ page }: Visitor) => page.getByRole('form', { name: 'Sei noko i rettleiinga' });
export const box = (visitor: Visitor, kind: string) => form(visitor).getByRole('textbox', { name: kind, exact: true });
export const sends = (visitor: Visitor) => form(visitor).locator('button[type=submit]').click();

/** Where writing is not what waits for one, the box is folded away. */
async function unfolds({ page }: Visitor): Promise<void> {
  const folded = page.locator('.post-form-fold:not([open]) > summary');
  if ((await folded.count()) > 0) await folded.click();
}

export async function says(visitor: Visitor, kind: string, words: string): Promise<void> {
  await unfolds(visitor);
  await box(visitor, kind).fill(words);
  await sends(visitor);
  await reads(visitor, words);
}
export const reads = ({ page }: Visitor, words: string) => page.getByText(words, { exact: true }).first().waitFor();
export const presses = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name }).click();
export const passes = (visitor: Visitor) => presses(visitor, 'Eg står over denne gongen');

/** No box to write in, and why in words. */
export async function onlyListens({ page }: Visitor): Promise<boolean> {
  await page.getByText('No lyttar du.').waitFor();
  return (await page.locator('form.composer').count()) === 0;
}

export const hasFocus = (visitor: Visitor, kind: string) =>
  box(visitor, kind).evaluate((field) => field === document.activeElement);

export const expectHeard = ({ page }: Visitor, words: string) =>
  page.locator('[aria-live=polite]').filter({ hasText: words }).waitFor({ state: 'attached' });

/** What is wrong with the page at the three widths, by day and by night. */
export async function visualFaults({ page }: Visitor): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // 640 px is a wide screen at 200 % zoom, 320 px at 400 %.
    for (const width of [320, 640, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await until(async () => (await page.evaluate(() => window.innerWidth)) === width);
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        faults.push(`${width} px: wider than the screen`);
    }
    const rules = colorScheme === 'dark' ? ofColours : undefined;
    faults.push(...(await violations(page, rules)).map((fault) => `${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
