import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import {
  box,
  expectHeard,
  FiveParticipants,
  hasFocus,
  onlyListens,
  passes,
  presses,
  reads,
  says,
  visualFaults,
} from '../support/consultation-in-browser.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let five: FiveParticipants;
let owner: Visitor;
let facilitator: Visitor;
let torleiv: Visitor;
let magne: Visitor;
let eirik: Visitor;
/** A second window of Eirik's, in which he only has his note open. */
let aside: Visitor;
const done = 'Eg er ferdig – gå til neste fase';

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  five = await FiveParticipants.around(browser, server);
  [owner, facilitator, torleiv, magne, eirik] = five.everybody;
  await five.bringUp('Korleis gjer eg to einingar til éi utan at nokon taper?');
  await five.gather('Kollegarettleiing', 'Samtidig');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Everybody is in the phase; who was writing something else has been told by a polite live region and still has the focus. */
async function quietlyIn(phase: string): Promise<void> {
  await five.inPhase(phase);
  await expectHeard(aside, `Ny fase: ${phase}.`);
  const note = aside.page.getByLabel('Eige notat');
  expect([phase, await note.evaluate((field) => field === document.activeElement)]).toEqual([phase, true]);
}
const pressesByKeyboard = async ({ page }: Visitor, name: string) => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};
const focused = ({ page }: Visitor) => page.evaluate(() => document.activeElement?.textContent);

const timeLeft = async ({ page }: Visitor) => (await page.getByRole('timer').textContent()) ?? '';

describe('five who take a challenge through a consultation, all at the same time', () => {
  it('check in: everybody posts once, and whoever passes has taken part', async () => {
    await five.inPhase('Innsjekk');
    aside = { ...eirik, page: await eirik.context.newPage() };
    await aside.page.goto(five.path);
    await aside.page.getByLabel('Eige notat').focus();
    expect(await visualFaults(torleiv)).toEqual([]);
    await says(owner, 'Innsjekk', 'Eg er spent.');
    await says(torleiv, 'Innsjekk', 'Eg kjem rett frå eit møte.');
    await says(magne, 'Innsjekk', 'Eg er klar.');
    await reads(eirik, 'Eg kjem rett frå eit møte.');
    await owner.page.getByText(/^Desse har vi ikkje høyrt frå enno:.*Eirik Tveitnes$/).waitFor();
    await passes(eirik);
    await quietlyIn('Eigaren fortel');
  });

  it('the owner tells; the colleagues have no box and are told why; time is counted down', async () => {
    expect(await Promise.all([torleiv, magne, eirik].map(onlyListens))).toEqual([true, true, true]);
    await facilitator.page.getByText('Du er fasilitator.').waitFor();
    const before = await timeLeft(eirik);
    expect(before).toMatch(/^[56]:\d\d att$/);
    await until(async () => (await timeLeft(eirik)) !== before);
    await eirik.page.getByText('Så kjem: Oppklarande spørsmål.').waitFor();
    await says(owner, 'Med eigne ord', 'Dei to einingane har lite til felles.');
    await reads(magne, 'Dei to einingane har lite til felles.');
    expect(await visualFaults(owner)).toEqual([]);
    expect(await visualFaults(magne)).toEqual([]);
  });

  it('a new phase is announced by a polite live region and takes the focus from nobody', async () => {
    const note = magne.page.getByLabel('Eige notat');
    await note.focus();
    await pressesByKeyboard(owner, done);
    await quietlyIn('Oppklarande spørsmål');
    await expectHeard(magne, 'Ny fase: Oppklarande spørsmål.');
    expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
    // The button is gone with its phase; the new phase is shown instead.
    await until(async () => (await focused(owner)) === 'Oppklarande spørsmål');
  });

  it('questions are asked and answered, a hand is raised and the word is given', async () => {
    await says(torleiv, 'Spørsmål', 'Kor mange er de?');
    await owner.page.getByRole('button', { name: 'Svar på spørsmålet' }).click();
    await says(owner, 'Svar', 'Vi er førti.');
    await reads(eirik, 'Vi er førti.');
    await presses(eirik, 'Be om ordet');
    await facilitator.page.getByRole('button', { name: 'Gi ordet' }).click();
    await eirik.page.getByRole('button', { name: 'Be om ordet' }).waitFor();
    await eirik.page.getByRole('heading', { name: 'Ber om ordet' }).waitFor({ state: 'detached' });
    expect(await visualFaults(eirik)).toEqual([]);
  });

  it('the phase ends when its time is out, and unfinished text is not lost', async () => {
    await box(eirik, 'Spørsmål').focus();
    await eirik.page.keyboard.type('Kven har lova');
    await five.consultation.after('7 minutes');
    await quietlyIn('Refleksjon – eigaren lyttar');
    expect(await onlyListens(owner)).toBe(true);
    await owner.page.getByText('Du kan ikkje skrive i denne fasen.').first().waitFor();
    expect(await box(eirik, 'Perspektiv').inputValue()).toBe('Kven har lova');
    expect(await hasFocus(eirik, 'Perspektiv')).toBe(true);
    await expectHeard(eirik, 'Ny fase: Refleksjon – eigaren lyttar.');
  });

  it('the colleagues reflect with each other while the owner listens', async () => {
    await says(eirik, 'Perspektiv', 'Eg lurer på om nokon sørgjer.');
    await reads(owner, 'Eg lurer på om nokon sørgjer.');
    expect(await owner.page.getByRole('button', { name: 'Svar', exact: true }).count()).toBe(0);
    expect(await visualFaults(owner)).toEqual([]);
    await passes(torleiv);
    await passes(magne);
    // All have posted or passed: the phase ends soon, and who wants to reply still can.
    await expectHeard(magne, 'Alle er høyrde.');
    expect(await timeLeft(owner)).toMatch(/^[012]:\d\d att$/);
    await presses(eirik, 'Eg er ferdig i denne fasen');
    await quietlyIn('Eigaren svarar');
    // Who has posted and is done has not passed.
    const over = owner.page.getByRole('region', { name: 'Refleksjon – eigaren lyttar' }).getByText(/^Står over:/);
    expect(await over.textContent()).toMatch(/Torleiv Myklebust.*Magne Ådland$/);
  });

  it('the owner answers, and the others share what they have lived through', async () => {
    expect(await Promise.all([torleiv, magne, eirik].map(onlyListens))).toEqual([true, true, true]);
    await says(owner, 'Med eigne ord', 'Sorga hadde eg ikkje sett.');
    await presses(owner, done);
    await quietlyIn('Eigne erfaringar');
    await says(magne, 'Erfaring', 'Vi tok farvel med det gamle først.');
    await reads(owner, 'Vi tok farvel med det gamle først.');
    expect(await visualFaults(magne)).toEqual([]);
    await pressesByKeyboard(facilitator, 'Gå til neste fase');
    await quietlyIn('Neste steg');
    await until(async () => (await focused(facilitator)) === 'Gå til neste fase');
  });

  it('the owner chooses one step and a day', async () => {
    await box(owner, 'Neste steg').fill('Eg held eit avskilsmøte.');
    await owner.page.getByLabel('Innan kva dag?').fill('2099-03-02');
    expect(await visualFaults(owner)).toEqual([]);
    await presses(owner, /^Del steget med/);
    await reads(torleiv, 'Eg held eit avskilsmøte.');
    await torleiv.page.getByText('2. mars 2099').first().waitFor();
    await presses(owner, done);
    await quietlyIn('Kva vi tek med oss');
  });

  it('everybody takes something along, and the page that is left says what came of it', async () => {
    await says(owner, 'Læringspunkt', 'Avskil først.');
    await says(torleiv, 'Læringspunkt', 'Sjå etter sorga.');
    await says(magne, 'Læringspunkt', 'Spør før råd.');
    await passes(eirik);
    await five.inPhase('Dette kom det ut av det');
    for (const visitor of five.everybody) {
      for (const words of ['Eg held eit avskilsmøte.', 'Avskil først.', 'Sjå etter sorga.', 'Spør før råd.'])
        await reads(visitor, words);
      await visitor.page
        .getByText(visitor === owner ? 'Vi spør deg korleis det gjekk:' : 'Eigaren blir spurd om korleis det gjekk:')
        .waitFor();
    }
    expect(await visualFaults(owner)).toEqual([]);
    expect(await visualFaults(eirik)).toEqual([]);
  });

  it('a member of the room who was not with them reads what came of it, and nothing else', async () => {
    const hege = await openVisitor(browser, server);
    await signInAsDemo(hege, 'Hege Nordal Lunde');
    await hege.page.goto(five.path);
    await reads(hege, 'Sjå etter sorga.');
    expect(await hege.page.getByText('Eg lurer på om nokon sørgjer.').count()).toBe(0);
    await hege.context.close();
  });

  it('when the day has come the owner is asked how it went, and tells', async () => {
    await five.consultation.after('30000 days');
    await says(owner, 'Korleis det gjekk', 'Dei song.');
    await five.each((visitor) => reads(visitor, 'Dei song.'));
    await torleiv.page.getByRole('button', { name: 'Svar', exact: true }).first().waitFor();
    expect(await visualFaults(torleiv)).toEqual([]);
  });

  it('without a complaint from any page', () => {
    expect(five.everybody.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
