import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { inDays } from '../support/founding.js';
import { aBrowser, aVisitor, enterAs, type Visitor } from '../support/pages.js';
import { Person } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { aCharter, aPerson, invite, takeSeat } from '../support/world.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: TestServer;
let browser: Browser;
let initiator: Visitor;
/** The same person without the browser, for the charter. */
let own: Person;
let networkId = '';

beforeAll(async () => {
  // Open for other operations than the web's own: the charter is written without the browser.
  [server, browser] = await Promise.all([aServer({ env: { KRETS_DEMO: 'on' } }), aBrowser()]);
  initiator = await aVisitor(browser, server, { viewport: { width: 320, height: 800 } });
  await enterAs(initiator, 'Hege Nordal Lunde');
  const [cookie] = await initiator.context.cookies();
  own = new Person(server, 'hege@example.org', `${cookie?.name}=${cookie?.value}`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function isSound(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { violations } = await (globalThis as unknown as { axe: { run(): Promise<Found> } }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  expect(found).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
}

const focusIsOn = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const tabTo = async (page: Page, words: string) => {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : element?.textContent;
    });
    if (label?.includes(words)) return;
  }
  throw new Error(`The Tab key never reached «${words}».`);
};

describe('ein leiar lagar eit nettverk', () => {
  it('får høyre at det ho først tenkjer på, er ein møteplass, og tek vare på tanken', async () => {
    const { page } = initiator;
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'Lag eit nettverk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lag eit nettverk' }).waitFor();
    await isSound(page);
    await page.getByLabel('Kva handlar det om, og kven er det for?').fill('Nye seksjonssjefar i statlege verksemder');
    await page.getByLabel('Kor mange ser du for deg?').fill('40');
    await page.getByLabel('Alle som vil').check();
    await page.getByRole('button', { name: 'Sjå kva det er' }).click();
    await page.getByRole('heading', { level: 2, name: 'Dette er ein møteplass' }).waitFor();
    expect(await focusIsOn(page)).toBe('Dette er ein møteplass');
    await page.getByText('Alle som vil, kan kome. I eit nettverk veit ein kven som er der.').waitFor();
    await page.getByText('Det er fleire enn 25.').waitFor();
    await page.getByLabel('Kva vil du kalle møteplassen?').fill('Ope forum for nye sjefar');
    await page.getByRole('button', { name: 'Ta vare på tanken' }).click();
    await page.getByRole('heading', { name: 'Ope forum for nye sjefar' }).waitFor();
    await isSound(page);
  });

  it('gjer han til eit nettverk ved tastaturet åleine', async () => {
    const { page } = initiator;
    await page.getByRole('button', { name: 'Tilbake' }).click();
    await page.getByLabel('Kor mange ser du for deg?').fill('8');
    await tabTo(page, 'Alle som vil');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'Sjå kva det er');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Dette kan bli eit nettverk' }).waitFor();
    await page.getByRole('heading', { name: 'Seksjonssjefer i nord' }).waitFor();
    await isSound(page);
    await tabTo(page, 'Eg har sett på desse');
    await page.keyboard.press('Enter');
    await page
      .getByLabel('Kva satsing er nettverket ein del av?')
      .selectOption({ label: 'Leiarprogrammet for staten på Vestlandet (program)' });
    await tabTo(page, 'Namnet på nettverket');
    await page.keyboard.type('Nye seksjonssjefar');
    expect(await page.getByLabel('Føremål og felles behov').inputValue()).toContain('Nye seksjonssjefar');
    await isSound(page);
    await tabTo(page, 'Lag utkastet, som berre du ser');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Forma på nettverket' }).waitFor();
    networkId = /rooms\/([^/]+)\/form/.exec(page.url())?.[1] ?? '';
    await page.getByText('Nettverk under etablering – eit utkast').waitFor();
    await isSound(page);
  });

  it('kunngjer det, og ser porten nekte og seie kva som manglar', async () => {
    const { page } = initiator;
    await page.getByRole('button', { name: 'Kunngjer nettverket' }).click();
    await page.getByRole('button', { name: 'Gjer det til eit nettverk' }).click();
    const shut = page.getByRole('alert').filter({ hasText: 'Porten er lukka. Dette manglar:' });
    await shut.getByText('Arrangør').waitFor();
    await shut.getByText('Nok medlemer').waitFor();
    await isSound(page);
  });

  it('fyller ut forma, og retter eit nummer som ikkje stemmer', async () => {
    const { page } = initiator;
    await page.getByRole('link', { name: 'Fyll ut: Arrangør' }).click();
    await page.getByLabel('Kva slags arrangør').selectOption('PUBLIC');
    await page.getByLabel('Namnet på arrangøren').fill('Kartverket');
    await page.getByLabel('Organisasjonsnummer').fill('971 040 239');
    await page.getByRole('button', { name: 'Lagre : Arrangør' }).click();
    await page.getByText('Nummeret har ni siffer').waitFor();
    await page.getByLabel('Organisasjonsnummer').fill('971 040 238');
    await page.getByRole('button', { name: 'Lagre : Arrangør' }).click();
    await page.getByText('Arrangør: Kartverket (offentleg)').waitFor();
    await page.getByLabel('Neste møte').fill(inDays(10));
    await page.getByLabel('Møtet etter det').fill(inDays(52));
    await page.getByLabel('Ny vurdering innan', { exact: true }).fill(inDays(200));
    await page.getByRole('button', { name: 'Lagre : Møte og ny vurdering' }).click();
    await page.getByText('8 av 12 er oppfylte.').waitFor();
    await page.getByLabel('Færrast').fill('3');
    await page.getByRole('button', { name: 'Lagre : Storleik' }).click();
    await page.getByText('Lagra. Alle i rommet ser det.').last().waitFor();
  });

  it('blir eit nettverk når avtalen er skriven og tre har godteke han', async () => {
    const { page } = initiator;
    const revise = 'mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }';
    await own.ask(revise, { input: { networkId, replaces: 1, charter: aCharter() } });
    for (let i = 0; i < 2; i++) await takeSeat(await aPerson(server), await invite(own, networkId));
    await page.getByText('12 av 12 er oppfylte.').waitFor();
    await page.getByRole('button', { name: 'Gjer det til eit nettverk' }).click();
    await page.getByRole('button', { name: 'Set nettverket på pause' }).waitFor();
    await page.getByText('Nettverk · Arrangør: Kartverket (offentleg)').waitFor();
    await isSound(page);
  });

  it('kviler når det er på pause, og ingen kan ta opp noko der', async () => {
    const { page } = initiator;
    await page.getByRole('button', { name: 'Set nettverket på pause' }).click();
    await page.getByRole('button', { name: 'Hald fram med nettverket' }).waitFor();
    await page.goto(`/rooms/${networkId}`);
    await page.getByText('Rommet kviler').waitFor();
    expect(await page.getByRole('link', { name: 'Ta opp ei utfordring' }).count()).toBe(0);
    expect(initiator.faults).toEqual([]);
  });
});
