import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { applicants, list, sayYes } from '../support/applications.js';
import { overflows, violations } from '../support/axe.js';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { acceptCharter } from '../support/networks.js';
import { Person } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
/** Beside it, on the same database: answers to operations that are not the web's. */
let open: TestServer;
let browser: Browser;
let marit: Visitor;
let aud: Visitor;
let torleiv: Visitor;
let networkId: string;
const name = 'IT-leiarar i Vestland';

/** One of the demo people without a browser. */
async function inside(who: string): Promise<Person> {
  const person = new Person(open, '');
  const { demoPeople } = await person.ask<{ demoPeople: { id: string; name: string }[] }>('{ demoPeople { id name } }');
  person.id = demoPeople.find((one) => one.name === who)?.id ?? '';
  await person.ask('mutation ($id: ID!) { signInAsDemo(personId: $id) { id } }', { id: person.id });
  return person;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  open = new TestServer(server.database, await freePort(), { env: { KRETS_DEMO: 'in-my-database' } });
  await open.start();
  const [network] = await server.database.asSuperuser<{ id: string }>(`SELECT id FROM networks WHERE name = $1`, [
    name,
  ]);
  networkId = network?.id ?? '';
  await list(server, networkId);
  await server.database.asSuperuser(`UPDATE charters SET admission = 'MEMBERS' WHERE network_id = $1`, [networkId]);
  [marit, aud, torleiv] = await Promise.all([
    openVisitor(browser, server, { viewport: { width: 320, height: 800 }, colorScheme: 'dark' }),
    openVisitor(browser, server),
    openVisitor(browser, server),
  ]);
});
afterAll(async () => {
  await browser.close();
  await open.kill();
  await server.stop();
});

const isSound = async ({ page }: Visitor) => {
  expect({ violations: await violations(page), overflows: await overflows(page) }).toEqual({
    violations: [],
    overflows: false,
  });
};

describe('from outside to a seat, in Nynorsk', () => {
  it('one finds a network by what it shows of itself, and applies by keyboard', async () => {
    const { page } = marit;
    await signInAsDemo(marit, 'Marit Hansteen');
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'Finn eit nettverk' }).click();
    await page.getByText('10 plassar er tekne, 5 er ledige').waitFor();
    await isSound(marit);
    await page.getByRole('link', { name }).click();
    await page.getByText('Meir enn halvparten må seie ja.').waitFor();
    await page.getByText('heller ikkje administratorane eller leiaren din').waitFor();
    await isSound(marit);

    await page.getByRole('button', { name: 'Send søknaden' }).click();
    await page.getByText('Fyll ut dette feltet.').waitFor();
    // The field that lacks something has the focus.
    await page.keyboard.type('Eg leier ein seksjon på tre stader og vil lære av andre.');
    await page.getByRole('button', { name: 'Send søknaden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Søknaden er send.').waitFor();
    await page.getByRole('button', { name: 'Trekk søknaden' }).waitFor();
    await isSound(marit);
    await page.goto(`/rooms/${networkId}`);
    await page.getByRole('heading', { name: 'Her finst det ingenting du kan lese' }).waitFor();
  });

  it('the members see who applies and why, and say yes; each sees the votes of the others', async () => {
    await signInAsDemo(aud, 'Aud Bjørgheim');
    await signInAsDemo(torleiv, 'Torleiv Myklebust');
    for (const { page } of [aud, torleiv]) {
      await page.goto(`/rooms/${networkId}/admission`);
      await page.getByRole('heading', { name: 'Nye medlemer' }).waitFor();
      await page.getByText('Eg leier ein seksjon på tre stader').waitFor();
      await page.getByText('0 av 6 ja som trengst.').waitFor();
    }
    await isSound(aud);
    await aud.page.getByRole('button', { name: 'Sei ja til Marit Hansteen' }).click();
    await torleiv.page.getByText('1 av 6 ja som trengst.').waitFor();
    await torleiv.page.getByRole('button', { name: 'Sei ja til Marit Hansteen' }).click();
    await aud.page.getByText('2 av 6 ja som trengst. Du har sagt ja.').waitFor();

    for (const who of ['Ingunn Hestad', 'Magne Ådland', 'Renate Solvik', 'Eirik Tveitnes']) {
      const member = await inside(who);
      const [applicant] = await applicants(member, networkId);
      await sayYes(member, applicant?.id ?? '');
    }
    await aud.page.reload();
    await aud.page.getByText('Ingen har søkt plass no').waitFor();
  });

  it('the applicant gets a seat, and the room opens when they have accepted the agreement', async () => {
    const { page } = marit;
    await page.goto(`/apply/${networkId}`);
    await page.getByText('Du har fått plass.').waitFor();
    await page.getByRole('link', { name: 'Les nettverksavtalen, og gå inn' }).waitFor();
    await isSound(marit);
    await acceptCharter(await inside('Marit Hansteen'), networkId, 2);
    await page.getByRole('link', { name: 'Les nettverksavtalen, og gå inn' }).click();
    await page.getByRole('button', { name: '11 kan lese' }).waitFor();
    for (const visitor of [marit, aud, torleiv]) expect(visitor.faults).toEqual([]);
  });
});

describe('somebody whose organisation is not in the list', () => {
  it('adds it by its number, on their profile', async () => {
    const visitor = await openVisitor(browser, server, { viewport: { width: 320, height: 800 } });
    const { page } = visitor;
    await signInAsDemo(visitor, 'Hege Nordal Lunde');
    await page.goto('/profile');
    await page.getByText('Verksemda mi står ikkje på lista').click();
    await page.getByLabel('Namnet på verksemda').fill('Smådalen kraftlag');
    await page.getByLabel('Organisasjonsnummer (ni siffer)').fill('987654008');
    await page.getByRole('button', { name: 'Bruk denne verksemda' }).click();
    await page.getByText('kontrollsifferet stemmer ikkje').waitFor();
    await page.getByLabel('Organisasjonsnummer (ni siffer)').fill('987 654 007');
    await page.getByRole('button', { name: 'Bruk denne verksemda' }).click();
    await page.getByText('Smådalen kraftlag er vald.').waitFor();
    await isSound(visitor);
    await page.getByRole('button', { name: 'Lagre profilen' }).click();
    await page.getByText('Profilen er lagra.').waitFor();
    await page.reload();
    await page.locator('input[value="Smådalen kraftlag"]').waitFor();
    expect(visitor.faults).toEqual([]);
  });
});
