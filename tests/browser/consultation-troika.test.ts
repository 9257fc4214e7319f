import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: TestServer;
let browser: Browser;
let owner: Visitor;
let facilitator: Visitor;
let peer: Visitor;
let path: string;
let challengePath: string;

const everybody = () => [owner, facilitator, peer];
const title = 'Korleis seier eg nei til fleire prosjekt utan å miste dei som spør?';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  [owner, facilitator, peer] = await Promise.all([
    openVisitor(browser, server),
    openVisitor(browser, server),
    openVisitor(browser, server),
  ]);
  await signInAsDemo(owner, 'Ingunn Hestad');
  await signInAsDemo(facilitator, 'Aud Bjørgheim');
  await signInAsDemo(peer, 'Torleiv Myklebust');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function soundness(page: Page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { violations: found } = await (globalThis as unknown as { axe: { run(): Promise<Found> } }).axe.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  return { violations, overflows: await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth) };
}
const sound = { violations: [], overflows: false };

async function bringUp({ page }: Visitor) {
  await page.goto('/rooms');
  await page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
  await page.getByLabel('I éi setning: Kva er vanskeleg?').fill(title);
  await page.getByLabel('Kva er situasjonen?').fill('Alle vil ha hjelp, og eg seier ja til alle.');
  await page.getByLabel('Kva er rolla di i dette?').fill('Eg prioriterer.');
  await page.getByLabel('Spørsmål').check();
  await page.getByLabel('Ingen utanfor rommet kan kjennast att').check();
  await page.getByLabel('Ingenting her er gradert').check();
  await page.getByRole('button', { name: /^Del utfordringa/ }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}
async function propose({ page }: Visitor) {
  await page.goto(challengePath);
  await page.getByRole('link', { name: 'Ta utfordringa opp som kollegarettleiing' }).click();
  await page.getByRole('radio', { name: 'Troika' }).check();
  await page.getByRole('radio', { name: 'Samtidig' }).check();
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('checkbox', { name: /Torleiv Myklebust/ }).check();
  await page.getByRole('checkbox', { name: /Aud Bjørgheim/ }).check();
  await page.getByRole('button', { name: 'Spør 2 personar om å vere med' }).click();
  await page.getByRole('heading', { name: 'Før vi begynner' }).waitFor();
  return new URL(page.url()).pathname;
}
const inPhase = (name: string) =>
  Promise.all(everybody().map(({ page }) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor()));
const goOn = ({ page }: Visitor) => page.getByRole('button', { name: /neste fase$/ }).click();

describe('a challenge taken through a Troika, live', () => {
  it('is prepared by its owner, who chooses the form and asks two', async () => {
    challengePath = await bringUp(owner);
    await owner.page.goto(`${challengePath}/consult`);
    await owner.page.getByRole('radio', { name: 'Troika' }).waitFor();
    expect(await soundness(owner.page)).toEqual(sound);
    path = await propose(owner);
    await owner.page.getByText('2 til må vere med før rettleiinga kan begynne.').waitFor();
    await peer.page.goto(challengePath);
    await peer.page.getByRole('link', { name: 'Troika' }).click();
    await facilitator.page.goto(path);
    for (const { page } of [peer, facilitator]) await page.getByRole('button', { name: 'Eg er med' }).click();
    await owner.page.getByLabel('Kven er fasilitator?').selectOption({ label: await theFacilitator() });
    await facilitator.page
      .getByText('Du er fasilitator')
      .or(facilitator.page.getByText('· fasilitator'))
      .first()
      .waitFor();
    await owner.page.getByRole('button', { name: 'Begynn rettleiinga med 3 personar' }).click();
    await inPhase('Eigaren fortel');
  });
  const theFacilitator = async () =>
    (await owner.page.getByRole('option', { name: /Aud Bjørgheim/ }).textContent()) ?? '';

  it('the owner tells while the others listen, with no box to write in', async () => {
    await peer.page.getByText('No lyttar du.').waitFor();
    expect(await peer.page.locator('form.composer').count()).toBe(0);
    await owner.page.getByText('Kan lesast av dei 3 som er med i rettleiinga').waitFor();
    await owner.page.getByRole('textbox', { name: 'Med eigne ord' }).fill('Eg har sagt ja tolv gonger i haust.');
    await owner.page.getByRole('button', { name: 'Fortel det til 2 personar' }).click();
    await peer.page.locator('.contribution').getByText('Eg har sagt ja tolv gonger i haust.').waitFor();
  });

  it('a new phase is announced and takes the focus from nobody', async () => {
    await peer.page.getByLabel('Eige notat').focus();
    await peer.page.keyboard.type('Spør om kven som bestemmer.');
    await goOn(owner);
    await inPhase('Oppklarande spørsmål');
    await peer.page.getByRole('status').filter({ hasText: 'Ny fase: Oppklarande spørsmål.' }).waitFor();
    expect(await peer.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await peer.page.getByText('Notatet er lagra.').waitFor();
    expect(await owner.page.getByText('Spør om kven som bestemmer.').count()).toBe(0);
  });

  it('by keyboard: a question is asked, without its mark too, and answered', async () => {
    const { page } = peer;
    await page.getByRole('textbox', { name: 'Spørsmål' }).focus();
    await page.keyboard.type('Kven bestemmer');
    await page.keyboard.press('ControlOrMeta+Enter');
    const asked = owner.page.locator('.contribution').filter({ hasText: 'Kven bestemmer' });
    const answer = asked.getByRole('button', { name: 'Svar på spørsmålet' });
    await answer.click();
    await owner.page.getByText('Svar til Torleiv Myklebust.').waitFor();
    await owner.page.keyboard.press('Escape');
    await owner.page.getByText('Svar til Torleiv Myklebust.').waitFor({ state: 'detached' });
    await answer.click();
    await owner.page.keyboard.type('Det gjer eg.');
    await owner.page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.reply').getByText('Det gjer eg.').waitFor();
  });

  it('is calm and sound at 320 px in the dark, with the box open', async () => {
    const narrow = await openVisitor(browser, server, { viewport: { width: 320, height: 800 }, colorScheme: 'dark' });
    await signInAsDemo(narrow, 'Torleiv Myklebust');
    await narrow.page.goto(path);
    await narrow.page.getByRole('textbox', { name: 'Spørsmål' }).waitFor();
    expect(await soundness(narrow.page)).toEqual(sound);
    await narrow.context.close();
    expect(await soundness(owner.page)).toEqual(sound);
  });

  it('goes on when the peer has posted; the owner cannot post', async () => {
    await peer.page.getByRole('button', { name: 'Eg er ferdig i denne fasen' }).click();
    await inPhase('Refleksjon – eigaren lyttar');
    await owner.page.getByText('No lyttar du.').waitFor();
    expect(await owner.page.locator('form.composer').count()).toBe(0);
    await peer.page.getByRole('textbox', { name: 'Perspektiv' }).fill('Eit ja til alle er eit nei til nokon.');
    await peer.page.getByRole('button', { name: /^Del perspektivet/ }).click();
    await owner.page.locator('.contribution').getByText('Eit ja til alle er eit nei til nokon.').waitFor();
  });

  it('does not lose unfinished text when the facilitator moves on', async () => {
    const box = peer.page.getByRole('textbox', { name: 'Perspektiv' });
    await box.fill('Eg rakk ikkje å seie dette.');
    await goOn(facilitator);
    await peer.page.getByText('Dette kan ikkje seiast no.').waitFor();
    expect(await peer.page.getByLabel('Kladden din').inputValue()).toBe('Eg rakk ikkje å seie dette.');
  });

  it('ends with the owner’s own words, and a page to print', async () => {
    await owner.page.getByRole('textbox', { name: 'Med eigne ord' }).fill('Eg tek med meg at eg kan seie nei.');
    await owner.page.getByRole('button', { name: /^Fortel det/ }).click();
    await owner.page.locator('.contribution').getByText('Eg tek med meg at eg kan seie nei.').waitFor();
    await goOn(owner);
    await inPhase('Det eigaren tek med seg');
    await owner.page.getByRole('button', { name: 'Gi eitt minutt til' }).waitFor();
    await owner.page.getByRole('textbox', { name: 'Læringspunkt' }).fill('Eit nei er òg eit svar.');
    await owner.page.keyboard.press('ControlOrMeta+Enter');
    await goOn(owner);
    await inPhase('Dette kom det ut av det');
    for (const { page } of everybody()) await page.locator('.outcome').getByText('Eit nei er òg eit svar.').waitFor();
    expect(await owner.page.getByText('Ingen har skrive læringspunkt').count()).toBe(0);
    const early = owner.page.getByText('Fortel korleis det gjekk før den tid');
    await early.waitFor();
    // The day has not come: the box is there, and does not ask to be filled.
    expect(await owner.page.getByRole('textbox', { name: 'Korleis det gjekk' }).isVisible()).toBe(false);
    await early.click();
    await owner.page.getByRole('textbox', { name: 'Korleis det gjekk' }).waitFor();
    await owner.page.emulateMedia({ media: 'print' });
    expect(await owner.page.locator('.site-header').isVisible()).toBe(false);
    expect(await owner.page.getByRole('heading', { name: 'Dette kom det ut av det' }).isVisible()).toBe(true);
    await owner.page.emulateMedia({ media: 'screen' });
    expect(await soundness(owner.page)).toEqual(sound);
  });

  it('asks the owner how it went when the day has come, before anything else on the page', async () => {
    await server.database.asSuperuser(`UPDATE consultations SET follow_up_on = current_date - 1 WHERE id = $1`, [
      path.split('/').at(-1),
    ]);
    for (const { page } of [owner, peer]) await page.reload();
    await owner.page.getByText('Kva gjorde du? Kva skjedde?').waitFor();
    expect(await owner.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(
      expect.arrayContaining(['Korleis gjekk det?', 'Dette kom det ut av det']),
    );
    expect(await owner.page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Korleis gjekk det?');
    await owner.page.getByRole('textbox', { name: 'Korleis det gjekk' }).fill('Eg har sagt nei to gonger.');
    expect(await soundness(owner.page)).toEqual(sound);
    await owner.page.getByRole('button', { name: /^Fortel det til \d+ personar$/ }).click();
    await peer.page.getByText('Eg har sagt nei to gonger.').first().waitFor();
  });

  it('can be withdrawn by the owner, and then nothing is left of it', async () => {
    path = await propose(owner);
    await peer.page.goto(path);
    await peer.page.getByRole('button', { name: 'Eg er med' }).waitFor();
    await owner.page.getByText('Andre val').click();
    await owner.page.getByRole('button', { name: 'Trekk rettleiinga tilbake' }).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Trekk rettleiinga tilbake' }).click();
    await until(async () => (await peer.page.getByRole('button', { name: 'Eg er med' }).count()) === 0);
    await peer.page.goto(challengePath);
    await until(async () => (await peer.page.locator('.consultation-links a').count()) === 1);
    // The list of the room holds the one that was carried through, and not the one that was withdrawn.
    await peer.page.goto('/rooms');
    await peer.page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
    await peer.page.getByRole('link', { name: 'Alle kollegarettleiingane i rommet' }).click();
    const listed = peer.page.getByRole('listitem').filter({ hasText: title });
    await listed.getByText('avslutta').waitFor();
    expect(await listed.count()).toBe(1);
    const going = peer.page.getByRole('listitem').filter({ hasText: 'Den beste utviklaren min' });
    await going.getByText('Fase 4 av 8: Refleksjon – eigaren lyttar.').waitFor();
    await going.getByText('Så kjem: Eigaren svarar.').waitFor();
    expect(await soundness(peer.page)).toEqual(sound);
  });

  it('without a complaint from the page', () => {
    expect(everybody().flatMap(({ faults }) => faults)).toEqual([]);
  });
});
