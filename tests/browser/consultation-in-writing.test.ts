import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoServer, launchBrowser, type Visitor } from '../support/browser-pages.js';
import {
  box,
  expectHeard,
  FiveParticipants,
  onlyListens,
  passes,
  presses,
  reads,
  says,
  sends,
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
const done = 'Eg er ferdig – gå til neste fase';

// Nobody does what falls due here: the first who acts or reads after the end moves the talk on.
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  five = await FiveParticipants.around(browser, server);
  [owner, facilitator, torleiv, magne, eirik] = five.everybody;
  await five.bringUp('Korleis ber eg nokon om å gje frå seg oppgåva si?');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const ideas = ['I din stad ville eg ha spurt henne først.', 'I din stad ville eg ha venta.'] as const;

describe('five who give advice in writing, over days; Eirik passes and Magne is late', () => {
  it('begins with first reactions, for the owner has told it already', async () => {
    await five.gather('Strukturert kollegaråd', 'Skriftleg');
    await five.inPhase('Første reaksjon');
    expect(await onlyListens(owner)).toBe(true);
    await owner.page.getByText('dag att').or(owner.page.getByText('dagar att')).first().waitFor();
    await owner.page.getByText(/^Fasen er over \p{L}+dag \d+\. \p{L}+( \d{4})? kl\. \d\d\.\d\d/u).waitFor();
    await says(torleiv, 'Spegling', 'Uro. Eg kjenner meg att.');
    await passes(eirik);
    await magne.page.getByText(/^Står over:.*Eirik Tveitnes$/).waitFor();
    await torleiv.page.getByText(/^Desse har vi ikkje høyrt frå enno:.*Magne Ådland$/).waitFor();
    // That they wait for him, his instruction says; nobody reads his own name.
    expect(await magne.page.getByText('Desse har vi ikkje høyrt frå enno:').count()).toBe(0);
    expect(await visualFaults(magne)).toEqual([]);
  });

  it('a network that is paused says in one sentence why there is no box to write in', async () => {
    const why = 'Nettverket er på pause. Du kan lese alt her, men ingen kan skrive før det held fram.';
    const become = (stage: string) =>
      server.database.asSuperuser(
        'UPDATE networks SET stage = $2 WHERE id = (SELECT network_id FROM consultations WHERE id = $1)',
        [five.consultation.id, stage],
      );
    await become('PAUSED');
    await magne.page.reload();
    await magne.page.getByText(why).waitFor();
    expect(await magne.page.locator('form.composer').count()).toBe(0);
    expect(await visualFaults(magne)).toEqual([]);
    await become('ACTIVE');
    await magne.page.reload();
    await box(magne, 'Spegling').waitFor();
    expect(await magne.page.getByText(why).count()).toBe(0);
  });

  it('a late post is refused kindly, is stored as a draft, and the current phase is shown', async () => {
    await box(magne, 'Spegling').fill('Eg vart trist.');
    await five.consultation.after('10 days');
    await sends(magne);
    await magne.page.getByText('Fasen er over. Det du skreiv, er lagra som kladd, og berre du ser han.').waitFor();
    await five.inPhase('Oppklarande spørsmål');
    await expectHeard(torleiv, 'Ny fase: Oppklarande spørsmål.');
    expect(await box(magne, 'Spørsmål').inputValue()).toBe('Eg vart trist.');
    await magne.page.reload();
    await until(async () => (await box(magne, 'Spørsmål').inputValue()) === 'Eg vart trist.');
    expect(await Promise.all([owner, torleiv].map(({ page }) => page.getByText('Eg vart trist.').count()))).toEqual([
      0, 0,
    ]);
    expect(await visualFaults(magne)).toEqual([]);
  });

  it('facts first, then what may be going on; the owner listens', async () => {
    await says(magne, 'Spørsmål', 'Veit ho det?');
    await owner.page.getByRole('button', { name: 'Svar på spørsmålet' }).click();
    await presses(owner, 'Eg går ikkje inn på dette');
    await reads(magne, 'Eigaren går ikkje inn på dette.');
    await presses(magne, 'Eg er ferdig i denne fasen');
    await magne.page.getByText('Du er ferdig i denne fasen. No ventar vi på dei andre.').waitFor();
    await passes(torleiv);
    await passes(eirik);
    await five.inPhase('Kva kan det vere som skjer');
    expect(await onlyListens(owner)).toBe(true);
    await says(torleiv, 'Perspektiv', 'Kanskje ventar ho på å bli spurd.');
    await reads(owner, 'Kanskje ventar ho på å bli spurd.');
    expect(await visualFaults(owner)).toEqual([]);
    await presses(facilitator, 'Gå til neste fase');
    await five.inPhase('Eigaren svarar');
    await says(owner, 'Med eigne ord', 'Det har eg ikkje tenkt på.');
    await presses(owner, done);
    await five.inPhase('Idear');
  });

  it('nobody reads the ideas of the others before giving their own, or passing', async () => {
    const hidden =
      'Du ser det dei andre har skrive, når du sjølv har skrive eller stått over, eller når fasen er over.';
    await says(torleiv, 'Idé', ideas[0]);
    await magne.page.getByText(hidden).waitFor();
    expect(await magne.page.getByText(ideas[0]).count()).toBe(0);
    expect(await visualFaults(magne)).toEqual([]);
    await says(magne, 'Idé', ideas[1]);
    await reads(magne, ideas[0]);
    for (const idea of ideas) expect(await eirik.page.getByText(idea).count()).toBe(0);
    await passes(eirik);
    await reads(eirik, ideas[1]);
    await presses(torleiv, 'Eg er ferdig i denne fasen');
    await presses(magne, 'Eg er ferdig i denne fasen');
    await five.inPhase('Neste steg');
  });

  it('ends with a step, words on the form, and a page that says what came of it', async () => {
    await box(owner, 'Neste steg').fill('Eg spør henne på måndag.');
    await owner.page.getByLabel('Innan kva dag?').fill('2099-03-02');
    await presses(owner, /^Del steget med/);
    await reads(eirik, 'Eg spør henne på måndag.');
    await presses(owner, done);
    await five.inPhase('Korleis vi jobba');
    await says(torleiv, 'Merknad om forma', 'God ro.');
    await says(magne, 'Merknad om forma', 'Eg var for sein, men det gjekk bra.');
    await passes(eirik);
    await passes(owner);
    await five.inPhase('Dette kom det ut av det');
    await five.each((visitor) => reads(visitor, 'Eg spør henne på måndag.'));
    expect(await visualFaults(torleiv)).toEqual([]);
  });
});

describe('a consultation its owner withdraws', () => {
  it('says so on everybody’s page, and nothing of it is left to read', async () => {
    await five.gather('Troika', 'Samtidig', false);
    await five.inPhase('Eigaren fortel');
    await says(owner, 'Med eigne ord', 'Dette angrar eg på.');
    await five.each((visitor) => reads(visitor, 'Dette angrar eg på.'));
    await owner.page.getByText('Andre val').click();
    await presses(owner, 'Trekk rettleiinga tilbake');
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Trekk rettleiinga tilbake' }).click();
    const gone = 'Eigaren har trekt rettleiinga tilbake. Det som vart sagt, er borte for alle.';
    await five.each(({ page }) => page.getByText(gone).waitFor());
    const left = () =>
      five.each(async ({ page }) => [
        await page.getByText('Dette angrar eg på.').count(),
        await page.locator('form.composer, .contribution, .phase-posts').count(),
      ]);
    const nothing = five.everybody.map(() => [0, 0]);
    expect(await left()).toEqual(nothing);
    expect(await visualFaults(torleiv)).toEqual([]);
    await five.each(({ page }) => page.reload());
    await owner.page.getByText(gone).waitFor();
    // Who comes afterwards is not told that there was something.
    await Promise.all(
      [facilitator, ...five.peers].map(({ page }) =>
        page.getByRole('heading', { level: 1, name: 'Her finst det ingenting du kan lese' }).waitFor(),
      ),
    );
    expect(await left()).toEqual(nothing);
  });

  it('without a complaint from any page', () => {
    expect(five.everybody.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
