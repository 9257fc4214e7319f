import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { faultsInEveryTheme } from '../support/axe.js';
import { launchBrowser, openVisitor, type Visitor } from '../support/browser-pages.js';
import { comes, later } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
let room: TestNetwork;
const visitors: Visitor[] = [];
/** Who facilitates, who has a small phone, who uses the keyboard alone, and three more. */
let six: [Page, Page, Page, Page, Page, Page];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  room = await createNetwork(await createAdministrator(server), 'Seks leiarar', 5);
  const owner = room.members[0] as Person;
  await owner.postChallenge(room.id, { title: 'Kven seier eg nei til først?' });
  const open = async (person: Person, n: number) => {
    const visitor = await openVisitor(browser, server, { viewport: { width: n === 1 ? 320 : 1024, height: 800 } });
    const [name = '', value = ''] = person.cookie.split('=');
    await visitor.context.addCookies([{ name, value, url: server.url }]);
    visitors.push(visitor);
    // The clock of one of them is seven minutes behind.
    if (n === 5)
      await visitor.context.addInitScript(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() - 7 * 60_000;
      });
    await visitor.page.goto(`/rooms/${room.id}/meetings`);
    await visitor.page.getByRole('heading', { level: 2, name: 'Møte', exact: true }).waitFor();
    return visitor.page;
  };
  six = (await Promise.all([room.facilitator, ...room.members].map(open))) as typeof six;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const timesOf = (page: Page) => page.locator('.date-slots > li');
const answer = (page: Page, n: number, name: string) => timesOf(page).nth(n).getByRole('button', { name, exact: true });
async function answers(page: Page, ...names: string[]) {
  for (const [n, name] of names.entries()) await answer(page, n, name).click();
}
/** To the control and no further, as with Tab, and Enter or Space. */
async function byKeyboard(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter') {
  await control.waitFor();
  for (let tabs = 0; !(await control.evaluate((element) => element === document.activeElement)); tabs++) {
    if (tabs > 80) throw new Error('Tab does not reach it.');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press(key);
}
const noWider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
let meeting = '';
const picks = async () =>
  (await server.database.asSuperuser('SELECT 1 FROM agenda_picks WHERE meeting_id = $1', [meeting])).length;

it('finds a date in three taps each, by keyboard too, and calls the meeting when the last one has answered', async () => {
  const [facilitator, phone, keyboard, fourth, fifth, sixth] = six;
  await facilitator.getByRole('button', { name: 'La medlemene seie kva tid som passar' }).click();
  for (const [n, days] of [20, 21, 22].entries())
    await facilitator
      .getByRole('group', { name: `Tid ${n + 1}` })
      .getByLabel('Dag')
      .fill(inDays(days));
  await facilitator.getByLabel('Kor mange minutt').fill('90');
  await facilitator.getByLabel('Stad', { exact: true }).fill('På skjerm');
  expect(await faultsInEveryTheme(facilitator)).toEqual([]);
  await facilitator.getByRole('button', { name: 'Send til medlemene' }).click();

  await phone.goto('/');
  await phone.getByRole('link', { name: 'Svar på kva som passar' }).click();
  await answers(phone, 'Ja', 'Om det trengst', 'Nei');
  await phone.getByText('Svara dine er lagra.').waitFor();
  expect(await noWider(phone)).toBe(0);
  expect(await faultsInEveryTheme(phone)).toEqual([]);
  await keyboard.getByText('Du ser svara til dei andre når du har svart på alle tidene.').waitFor();
  expect(await keyboard.locator('.date-replies').count()).toBe(0);
  for (const n of [0, 1, 2]) await byKeyboard(keyboard, answer(keyboard, n, n === 2 ? 'Nei' : 'Ja'));
  await keyboard.locator('.date-replies').first().waitFor();
  for (const page of [fourth, fifth, sixth]) await answers(page, 'Nei', 'Ja', 'Ja');
  await answers(facilitator, 'Ja', 'Ja', 'Nei');
  // The second time: it suits five well, the first one three.
  await phone.locator('main .divided-list h3 a').first().waitFor();
  for (const page of six) {
    const link = page.locator('main .divided-list h3 a').first();
    if (page === keyboard) await byKeyboard(page, link);
    else await link.click();
    await page.getByRole('heading', { name: 'Kjem du?' }).waitFor();
  }
  meeting = idOf(phone);
  const [row] = await server.database.asSuperuser<{ day: string }>('SELECT day::text FROM meetings WHERE id = $1', [
    meeting,
  ]);
  expect(row?.day).toBe(inDays(21));
});

it('gets its agenda from the members', async () => {
  const [, phone, keyboard, fourth] = six;
  await phone.getByRole('button', { name: 'Meld inn noko til dagsorden' }).click();
  await phone.getByLabel('Kva vil du ta opp?').fill('Kven seier eg nei til først?');
  await phone.getByLabel('Kva slag').selectOption({ label: 'Kollegarettleiing' });
  await phone.getByLabel('Gjeld utfordringa').selectOption({ label: 'Kven seier eg nei til først?' });
  await phone.getByRole('button', { name: 'Meld inn', exact: true }).click();
  await fourth.getByRole('button', { name: 'Meld inn noko til dagsorden' }).click();
  await fourth.getByLabel('Kva vil du ta opp?').fill('Ein mal de kan låne');
  await fourth.getByRole('button', { name: 'Meld inn', exact: true }).click();
  await phone.getByText('Ein mal de kan låne').waitFor();
  await later(server, meeting, '16 days');
  await keyboard.reload();
  await byKeyboard(keyboard, keyboard.getByRole('button', { name: 'Ja', exact: true }));
  await byKeyboard(keyboard, keyboard.getByRole('checkbox', { name: /Kven seier eg nei/ }), 'Space');
  await keyboard.getByText('Du har valt 1 av 1.').waitFor();
  // The page shows a choice before the server has it.
  await until(async () => (await picks()) === 1);
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).first().waitFor();
const together = (name: string) => Promise.all(six.map((page) => heading(page, name)));
const finish = 'Ferdig, gå vidare';
/** What is left of a part on these pages, in seconds, at the same moment. */
const clocks = (pages: readonly Page[]) =>
  Promise.all(
    pages.map(async (page) => {
      const [minutes = 0, seconds = 0] = ((await page.locator('.meeting-clock').textContent()) ?? '')
        .split(':')
        .map(Number);
      return 60 * minutes + seconds;
    }),
  );
async function haveOneTime(pages: readonly Page[]) {
  // The texts are read one after the other; a busy machine may need a few tries to read them within a second.
  await until(async () => {
    const left = await clocks(pages);
    return Math.max(...left) - Math.min(...left) <= 1;
  });
}
async function isSound(page: Page) {
  const size = page.viewportSize();
  expect(await noWider(page)).toBe(0);
  expect(await faultsInEveryTheme(page)).toEqual([]);
  if (size) await page.setViewportSize(size);
}

it('begins by keyboard; those who are there choose the order again, for two minutes', async () => {
  const [facilitator, phone, keyboard, fourth, fifth, sixth] = six;
  await comes(server, meeting, "starts_at + interval '1 minute'");
  for (const page of six) await page.goto(`/meetings/${meeting}`);
  await phone.setViewportSize({ width: 320, height: 800 });
  await byKeyboard(keyboard, keyboard.getByRole('button', { name: 'Start møtet' }));
  await keyboard.getByText('Du er her. Møtet kan begynne når éin til er her.').waitFor();
  await press(sixth, 'Start møtet');
  await together('Korleis har vi det?');
  await haveOneTime([facilitator, phone, sixth]);
  await press(facilitator, 'Ta over som fasilitator');
  for (const page of [facilitator, phone, fourth, fifth]) await press(page, 'Eg er med');
  await isSound(phone);
  await press(facilitator, finish);
  await together('Held de på rekkjefølgja?');
  expect(await phone.locator('.agenda-list li').first().textContent()).toContain('Kven seier eg nei til først?');
  await byKeyboard(keyboard, keyboard.getByRole('button', { name: 'Vi held på ho' }));
  for (const page of [phone, fourth, fifth, sixth]) await press(page, 'Vel på nytt');
  await together('De vel på nytt');
  await isSound(phone);
  for (const page of [fourth, fifth, sixth]) await page.getByRole('checkbox', { name: /Ein mal de kan låne/ }).check();
  await until(async () => (await picks()) === 4);
  await server.database.asSuperuser(
    'UPDATE meeting_runs SET choosing_until = now(), step_ends_at = now() WHERE meeting_id = $1',
    [meeting],
  );
  await fifth.reload();
  await together('Ein mal de kan låne');
});

it('goes into a consultation and back, is handed over in the middle, and found again by who has lost the line', async () => {
  const [facilitator, phone, keyboard, fourth, fifth, sixth] = six;
  await press(facilitator, 'Gi over til ein annan');
  await facilitator.getByLabel('Kven tek over?').selectOption(room.seatOf.get(room.members[2] as Person) ?? '');
  await press(facilitator, 'Gi over til ein annan');
  await fourth.getByRole('button', { name: 'Gi over til ein annan' }).waitFor();
  await fifth.context().setOffline(true);
  await press(fourth, finish);
  for (const page of [keyboard, fourth]) await heading(page, 'Pause');
  await press(fourth, finish);
  await heading(keyboard, 'Kven seier eg nei til først?');
  await fifth.context().setOffline(false);
  await together('Kven seier eg nei til først?');
  await haveOneTime([fourth, fifth, sixth]);

  await phone.getByRole('link', { name: 'Begynn ei kollegarettleiing' }).click();
  await phone.getByRole('radio', { name: 'Samtidig' }).check();
  await phone.getByRole('button', { name: /^Spør \d+ personar om å vere med$/ }).click();
  for (const page of [keyboard, fourth, sixth, fifth]) {
    const way = page.getByRole('link', { name: 'Inn i kollegarettleiinga' });
    if (page === keyboard) await byKeyboard(page, way);
    else await way.click();
    const joins = page.getByRole('button', { name: 'Eg er med' });
    if (page === keyboard) await byKeyboard(page, joins);
    else await joins.click();
  }
  await phone.getByRole('button', { name: /^Begynn rettleiinga med \d+ personar$/ }).click();
  for (const page of [phone, sixth])
    await page.getByRole('heading', { level: 2, name: 'Innsjekk', exact: true }).first().waitFor();
  await isSound(phone);
  for (const page of [phone, keyboard, fourth, sixth, fifth]) {
    const back = page.getByRole('link', { name: 'Tilbake til møtet' });
    if (page === keyboard) await byKeyboard(page, back);
    else await back.click();
  }
  await together('Kven seier eg nei til først?');
});

it('ends in minutes that two have written, and that lie fast after a week', async () => {
  const [facilitator, phone, keyboard, fourth, fifth, sixth] = six;
  const write = async (page: Page, n: number, words: string) => {
    await page.getByRole('button', { name: 'Skriv', exact: true }).nth(n).click();
    await page.getByLabel('Det vi lærte').fill(words);
  };
  await write(fifth, 0, 'Malen kan lånast av alle.');
  await write(sixth, 1, 'Eit nei er lettare når det kjem tidleg.');
  for (const page of [fifth, sixth]) await press(page, 'Lagre');
  for (const page of [phone, facilitator])
    for (const words of ['Malen kan lånast av alle.', 'Eit nei er lettare når det kjem tidleg.'])
      await page.getByText(words).waitFor();
  await phone.getByRole('button', { name: 'Eg tek eit steg' }).nth(1).click();
  await phone.getByLabel('Kva vil du gjere?').fill('Eg seier nei til eitt prosjekt på måndag.');
  await press(phone, 'Lagre');
  await keyboard.getByText('«Eg seier nei til eitt prosjekt på måndag.»').waitFor();
  await isSound(phone);
  await press(fourth, finish);
  await together('Kva lærte vi?');
  await press(fourth, finish);
  await together('Neste møte og fasilitator');
  await press(fourth, finish);
  await Promise.all(six.map((page) => page.getByText('Dette stod på dagsorden.').waitFor()));
  await phone.getByRole('button', { name: 'Rett', exact: true }).first().waitFor();
  await later(server, meeting, '8 days');
  for (const page of six) {
    await page.reload();
    await page.getByText('Referatet ligg fast.').waitFor();
    await page.getByText('Eit nei er lettare når det kjem tidleg.').waitFor();
    expect(await page.getByRole('button', { name: 'Rett', exact: true }).count()).toBe(0);
  }
  await isSound(phone);
  await isSound(keyboard);
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
});
