import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openDemoPeople, openVisitor, type Visitor } from '../support/browser-pages.js';
import { expectAccessible } from '../support/new-person.js';
import { challengeInput, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let aud: Visitor;
let turid: Visitor;
let claire: Visitor;
let room = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startServer({ env: { ...demoServer.env, KRETS_API: 'open' } }),
    launchBrowser(),
  ]);
  [aud, turid, claire] = await Promise.all([
    openVisitor(browser, server),
    openVisitor(browser, server),
    openVisitor(browser, server, { viewport: { width: 320, height: 800 }, colorScheme: 'dark' }),
  ]);
  await enter(aud, 'Aud Bjørgheim');
  await enter(turid, 'Turid');
  await enter(claire, 'Claire');
  await aud.page.goto('/rooms');
  await aud.page.getByRole('link', { name: 'IT-leiarar i Vestland' }).click();
  await aud.page.locator('.divided-list h3 a').first().waitFor();
  room = new URL(aud.page.url()).pathname;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** In any language. */
async function enter({ page }: Visitor, name: string): Promise<void> {
  await openDemoPeople(page);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { level: 1, name: /^(Hei|Hi|Hello),/ }).waitFor();
}

async function aLink(): Promise<string> {
  const { page } = aud;
  await page.goto(`${room}/seats`);
  await page.getByRole('button', { name: 'Lag ei invitasjonslenkje' }).click();
  const link = await page.getByLabel('Invitasjonslenkja').inputValue();
  return link.slice(link.indexOf('/invitation'));
}

/** By the same request as the form sends. */
async function bringsUp(page: Page, title: string): Promise<void> {
  const query = 'mutation ($input: PostChallengeInput!) { postChallenge(input: $input) { id } }';
  const input = { networkId: room.split('/').at(-1), clientId: randomUUID(), challenge: challengeInput({ title }) };
  const answer = await page.request.post('/graphql', { data: { query, variables: { input } } });
  expect(await answer.text()).not.toContain('errors');
}

const titles = (page: Page) => page.locator('.divided-list h3 a').allTextContents();

describe('an invitation', () => {
  it('tells who invites to what before one signs in, with the address filled in', async () => {
    const { page } = aud;
    await page.goto(room);
    await page.getByRole('link', { name: 'Inviter nokon' }).click();
    const email = 'kari.ny@example.org';
    await page.getByLabel('E-postadressa til den du inviterer').fill(email);
    await page.getByRole('button', { name: 'Send invitasjonen' }).click();
    await page.getByText(`Sendt til ${email}.`).waitFor();
    await expectAccessible(page);
    await page.getByText('Du kan òg gi lenkja sjølv').click();
    const link = await page.getByLabel('Invitasjonslenkja').inputValue();

    const guest = await openVisitor(browser, server);
    await guest.page.goto(link.slice(link.indexOf('/invitation')));
    await guest.page.getByText('Aud Bjørgheim har invitert deg til IT-leiarar i Vestland.').waitFor();
    expect(await guest.page.getByLabel('E-postadressa di').inputValue()).toBe(email);
    expect(await guest.page.getByRole('button', { name: 'Renate Solvik' }).isVisible()).toBe(false);
    await expectAccessible(guest.page);
    expect(guest.faults).toEqual([]);
    await guest.context.close();
  });
});

describe('a seat, from hand to hand', () => {
  it('is taken in Bokmål with one yes, after reading what one says yes to', async () => {
    const { page } = turid;
    await page.goto(await aLink());
    await page.getByRole('heading', { name: 'Nettverksavtalen' }).waitFor();
    await page.getByText('Det som sies her, blir her').waitFor();
    await page.getByText('og ikke det som er sagt før').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ta plassen – jeg godtar nettverksavtalen' }).click();
    await page.getByRole('heading', { level: 1, name: 'IT-leiarar i Vestland', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(room);
    // Earlier posts are hidden; new ones are shown.
    expect(await titles(page)).toEqual([]);
    await page.getByText('Det som ble sagt her før i dag').waitFor();
    await page.getByRole('link', { name: 'Si hei i samtalen' }).waitFor();
    expect(await page.getByText('Ingen har tatt opp noe her ennå').count()).toBe(0);
    await bringsUp(aud.page, 'Nytt for oss alle');
    await page.getByRole('link', { name: 'Nytt for oss alle' }).waitFor();
  });

  it('is taken in English first and accepted later, by keyboard, and until then the room is closed', async () => {
    const { page } = claire;
    await page.goto(await aLink());
    await page.getByText('What is said here stays here').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take the seat now and accept the agreement later' }).click();
    const accept = page.getByRole('button', { name: 'I accept the network agreement', exact: true });
    await accept.waitFor();
    expect(await page.locator('.divided-list h3 a').count()).toBe(0);
    await expectAccessible(page);
    await page.goto('/rooms');
    await page.getByText('Waiting for you to accept the network agreement').waitFor();
    await aud.page.getByText('ventar på nettverksavtalen').waitFor();
    await page.getByRole('link', { name: /^Read the network agreement: IT-leiarar/ }).click();
    await accept.waitFor();
    for (let i = 0; i < 60 && !(await accept.evaluate((button) => button === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('You do not see what was said here before').waitFor();
    await bringsUp(aud.page, 'Endå ei, til alle');
    await page.getByRole('link', { name: 'Endå ei, til alle' }).waitFor();
  });

  it('loses the room when the agreement changes, and nothing of what was being written', async () => {
    const { page } = turid;
    await page.getByRole('link', { name: 'Nytt for oss alle' }).click();
    const box = page.locator('form.composer').last().getByRole('textbox');
    await box.fill('Halvskrevet og ikke sendt');
    await aud.page.goto(`${room}/charter/revise`);
    await aud.page.getByText('Alle må godta den nye avtalen før dei kan lese vidare.').waitFor();
    await aud.page.getByLabel('Oppmøte').fill('Minst fire av fem møte');
    await aud.page.getByLabel('Ingenting blir fortalt vidare').check();
    await aud.page.getByRole('button', { name: 'Set den nye avtalen i kraft' }).click();
    await aud.page.getByText('Versjon 2').first().waitFor();
    await expectAccessible(aud.page);

    await page.getByRole('heading', { name: 'Dette er endret' }).waitFor();
    expect(
      await page.locator('section').filter({ hasText: 'Dette er endret' }).locator('dt').allTextContents(),
    ).toEqual(['Oppmøte', 'Fortrolighet']);
    await page.locator('del').getByText('Det som sies her, blir her').waitFor();
    await page.locator('ins').getByText('Ingenting fortelles videre').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Jeg godtar nettverksavtalen' }).click();
    await box.waitFor();
    await until(async () => (await box.inputValue()) === 'Halvskrevet og ikke sendt');
    // Connected again: events of others arrive.
    await page.getByText('Sjå kven').or(page.getByText('Se hvem')).last().click();
    await page.locator('.readers-note').last().getByText('Aud Bjørgheim').waitFor();
  });

  it('shows on the front page what waits', async () => {
    const { page } = claire;
    await page.goto('/');
    await page.getByText('The network agreement has changed: read and accept').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Read the network agreement/ }).click();
    await page.getByRole('heading', { name: 'What has changed' }).waitFor();
    await expectAccessible(page);
    await turid.page.goto(room);
    await turid.page.getByText('Se hvem').first().click();
    await page.getByRole('button', { name: 'I accept the network agreement', exact: true }).click();
    await page.getByRole('link', { name: 'Endå ei, til alle' }).waitFor();
    // The other member sees the list grow without reloading.
    await until(async () => (await turid.page.locator('.readers-note').first().getByRole('listitem').count()) === 3);
  });

  it('rests during a leave, and is available afterwards', async () => {
    const { page } = turid;
    await page.goto(`${room}/seats`);
    await page.getByRole('button', { name: 'Ta permisjon' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ta permisjon' }).click();
    await page.getByText('Du er i permisjon fra nettverket.').waitFor();
    await expectAccessible(page);
    await aud.page.goto(`${room}/seats`);
    await aud.page.getByText('i permisjon').waitFor();
    await expectAccessible(aud.page);
    await page.getByRole('button', { name: 'Avslutt permisjonen' }).click();
    await page.getByRole('heading', { name: 'Plassene' }).waitFor();
  });

  it('leaves an open page that was not told because its connection was lost', async () => {
    const { page } = turid;
    await page.goto(`${room}/seats`);
    await page.getByRole('heading', { name: 'Plassene' }).waitFor();
    await server.kill();
    await server.database.asSuperuser(
      `SET session_replication_role = replica; UPDATE seats SET on_leave_at = now()
       WHERE network_id = '${room.split('/').at(-1)}' AND person_id = (SELECT id FROM people WHERE name LIKE 'Turid%')`,
    );
    await server.start();
    await page.getByText('Du er i permisjon fra nettverket.').waitFor();
    await page.getByRole('button', { name: 'Avslutt permisjonen' }).click();
    await page.getByRole('heading', { name: 'Plassene' }).waitFor();
  });

  it('without a complaint from the pages', () => {
    expect([aud, turid, claire].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
