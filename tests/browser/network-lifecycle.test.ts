import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { demoServer, launchBrowser, openVisitor, signInAsDemo, type Visitor } from '../support/browser-pages.js';
import { inDays } from '../support/network-lifecycle.js';
import { expectAccessible, joinByInvitationEmail, type NewPerson } from '../support/new-person.js';
import { until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

const name = 'Nye seksjonssjefar';
const aLeader = (who: string, locale: NewPerson['locale'], agency: string, role = 'Seksjonssjef'): NewPerson => ({
  ...{ locale, agency, role },
  name: `${who} Dømesen`,
  email: `${who.toLowerCase()}@example.org`,
});
const newPeople = {
  solfrid: aLeader('Solfrid', 'nn-NO', 'Domstolane i Noreg'),
  terje: aLeader('Terje', 'nn-NO', 'Finanstilsynet'),
  berit: aLeader('Berit', 'nb-NO', 'Gjenopptakelseskommisjonen'),
  karim: aLeader('Karim', 'nb-NO', 'Direktoratet for byggkvalitet'),
  emma: aLeader('Emma', 'en-GB', 'The Norwegian Armed Forces', 'Head of section'),
};
type Invited = keyof typeof newPeople;
const invited = Object.keys(newPeople) as Invited[];
const successor = aLeader('Randi', 'nn-NO', 'Gjenopptakingskommisjonen');

/** What each reads of the agreement, in their own language, before they accept it. */
const inOwnWords = {
  'nn-NO': { confidence: 'Det som blir sagt her, blir her', take: 'Ta plassen – eg godtek nettverksavtalen' },
  'nb-NO': { confidence: 'Det som sies her, blir her', take: 'Ta plassen – jeg godtar nettverksavtalen' },
  'en-GB': { confidence: 'What is said here stays here', take: 'Take the seat – I accept the network agreement' },
};

let server: TestServer;
let browser: Browser;
let hege: Visitor;
let room = '';
const come = {} as Record<Invited | 'randi', Visitor>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(demoServer), launchBrowser()]);
  hege = await openVisitor(browser, server, { viewport: { width: 320, height: 800 } });
  await signInAsDemo(hege, 'Hege Nordal Lunde');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

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

async function bringsUp({ page }: Visitor, title: string): Promise<void> {
  await page.goto(room);
  await page.getByRole('link', { name: 'Ta opp ei utfordring' }).click();
  await page.getByLabel('I éi setning: Kva er vanskeleg?').fill(title);
  await page.getByLabel('Kva er situasjonen?').fill('To team lagar nesten det same, og dei veit det.');
  await page.getByLabel('Kva er rolla di i dette?').fill('Eg leier det eine.');
  await page.getByLabel('Erfaringar').check();
  await page.getByLabel('Ingen utanfor rommet kan kjennast att').check();
  await page.getByLabel('Ingenting her er gradert').check();
  await page.getByRole('button', { name: /^Del utfordringa/ }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const titles = ({ page }: Visitor) => page.locator('.divided-list h3 a').allTextContents();
const sees = ({ page }: Visitor, title: string) => page.getByRole('link', { name: title }).waitFor();
const isRefused = async ({ page }: Visitor) => {
  await page.getByRole('button', { name: 'Gjer det til eit nettverk' }).click();
  const shut = page.getByRole('alert').filter({ hasText: 'Dette må vere på plass først:' });
  await shut.waitFor();
  return shut.getByRole('listitem').allTextContents();
};

describe('a network, from its creation to a successor', () => {
  it('Hege is told that the first idea is a meeting place, and saves it', async () => {
    const { page } = hege;
    await page.goto('/rooms');
    await page.getByRole('link', { name: 'Lag eit nettverk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lag eit nettverk' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Kva handlar det om, og kven er det for?').fill('Nye seksjonssjefar i statlege verksemder');
    await page.getByLabel('Kor mange ser du for deg?').fill('40');
    await page.getByLabel('Alle som vil').check();
    await page.getByRole('button', { name: 'Sjå kva som passar' }).click();
    await page.getByRole('heading', { level: 2, name: 'Dette er ein møteplass' }).waitFor();
    expect(await focusIsOn(page)).toBe('Dette er ein møteplass');
    await page.getByText('Alle som vil, kan kome. I eit nettverk veit ein kven som er der.').waitFor();
    await page.getByText('Det er fleire enn 25.').waitFor();
    await page.getByLabel('Kva vil du kalle møteplassen?').fill('Ope forum for nye sjefar');
    await page.getByRole('button', { name: 'Lagre ideen' }).click();
    await page.getByRole('heading', { name: 'Ope forum for nye sjefar' }).waitFor();
    await expectAccessible(page);
  });

  it('turns it into a draft of a network, by keyboard alone', async () => {
    const { page } = hege;
    await page.getByRole('button', { name: 'Tilbake' }).click();
    await page.getByLabel('Kor mange ser du for deg?').fill('8');
    await tabTo(page, 'Alle som vil');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'Sjå kva som passar');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Dette kan bli eit nettverk' }).waitFor();
    await page.getByRole('heading', { name: 'Seksjonssjefer i nord' }).waitFor();
    await expectAccessible(page);
    await tabTo(page, 'Eg har sett på desse');
    await page.keyboard.press('Enter');
    await page
      .getByLabel('Kva satsing er nettverket ein del av?')
      .selectOption({ label: 'Leiarprogrammet for staten på Vestlandet (program)' });
    await tabTo(page, 'Namnet på nettverket');
    await page.keyboard.type(name);
    expect(await page.getByLabel('Føremål og felles behov').inputValue()).toContain(name);
    await expectAccessible(page);
    await tabTo(page, 'Lag utkastet, som berre du ser');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Forma på nettverket' }).waitFor();
    room = new URL(page.url()).pathname.replace('/form', '');
    await page.getByText('Nettverk under etablering – eit utkast').waitFor();
    await expectAccessible(page);
  });

  it('announces it, is refused and sees what is missing', async () => {
    const { page } = hege;
    await page.getByRole('button', { name: 'Kunngjer nettverket' }).click();
    expect(await isRefused(hege)).toEqual([
      'Målgruppe og rolle',
      'Arrangør',
      'Rytme',
      'Forventningar og fortruleg samtale',
      'Ny vurdering innan eit år',
      'Nok medlemer',
    ]);
    await expectAccessible(page);
  });

  it('fills in the form, and corrects a wrong number', async () => {
    const { page } = hege;
    await page.getByRole('link', { name: 'Fyll ut: Arrangør' }).click();
    await page.getByLabel('Kva slags arrangør').selectOption('PUBLIC');
    await page.getByLabel('Namnet på arrangøren').fill('Kartverket');
    await page.getByLabel('Organisasjonsnummer').fill('971 040 239');
    await page.getByRole('button', { name: 'Lagre : Arrangør' }).click();
    await page.getByText('Sjekk organisasjonsnummeret. Det har ni siffer').waitFor();
    await page.getByLabel('Organisasjonsnummer').fill('971 040 238');
    await page.getByRole('button', { name: 'Lagre : Arrangør' }).click();
    await page.getByText('Arrangør: Kartverket (offentleg)').waitFor();
    await page.getByLabel('Neste møte').fill(inDays(10));
    await page.getByLabel('Møtet etter det').fill(inDays(52));
    await page.getByLabel('Ny vurdering innan', { exact: true }).fill(inDays(200));
    await page.getByRole('button', { name: 'Lagre : Møte og ny vurdering' }).click();
    await page.getByText('8 av 12 er oppfylte.').waitFor();
    await page.getByLabel('Færrast').fill('5');
    await page.getByRole('button', { name: 'Lagre : Storleik' }).click();
    await page.locator('#sizes').getByText('Lagra. Alle i rommet ser det.').waitFor();
  });

  it('writes the agreement; then only members are missing', async () => {
    const { page } = hege;
    await page.getByRole('link', { name: 'Fyll ut: Målgruppe og rolle' }).click();
    await page.getByRole('link', { name: 'Endre nettverksavtalen' }).click();
    await page.getByRole('checkbox', { name: 'rolle', exact: true }).check();
    await page.getByLabel('Kven plassane er for').fill('Nye seksjonssjefar i staten');
    await page.getByLabel('Kva vi ventar av kvarandre').fill('Vi møter førebudde og lyttar før vi svarar.');
    await page.getByLabel('Talet på veker mellom møta').fill('6');
    await page.getByLabel('Talet på minutt eit møte varer').fill('120');
    await page.getByLabel('Kvar vi møtest').fill('På skjerm');
    await page.getByRole('button', { name: 'Set den nye avtalen i kraft' }).click();
    await page.getByText('Versjon 2').first().waitFor();
    await expectAccessible(page);
    await page.goto(`${room}/form`);
    await page.getByText('11 av 12 er oppfylte.').waitFor();
    expect(await isRefused(hege)).toEqual(['Nok medlemer']);
  });

  it('invites five by email, from the list of what is missing', async () => {
    const { page } = hege;
    await page.getByRole('link', { name: 'Fyll ut: Nok medlemer' }).click();
    for (const one of invited) {
      await page.getByLabel('E-postadressa til den du inviterer').fill(newPeople[one].email);
      await page.getByRole('button', { name: 'Send invitasjonen' }).click();
      await page.getByRole('listitem').filter({ hasText: newPeople[one].email }).waitFor();
    }
    await expectAccessible(page);
  });

  it('they come, read the agreement in their own language and accept; one waits', async () => {
    // The one who has not accepted uses a narrow screen in dark mode.
    const phone = { viewport: { width: 320, height: 800 }, colorScheme: 'dark' } as const;
    await Promise.all(
      invited.map(async (one) => {
        come[one] = await joinByInvitationEmail(browser, server, newPeople[one], one === 'emma' ? phone : {});
      }),
    );
    for (const one of invited) {
      const { page } = come[one];
      const own = inOwnWords[newPeople[one].locale];
      expect(await page.locator('html').getAttribute('lang')).toBe(newPeople[one].locale.slice(0, 2));
      await page.getByText(own.confidence).waitFor();
      if (one === 'emma') {
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Take the seat now and accept the agreement later' }).click();
        await page.getByText('The seat is yours.').waitFor();
        expect(await titles(come[one])).toEqual([]);
        continue;
      }
      await page.getByRole('button', { name: own.take }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    }
  });

  it('Hege sees it, and the network can be activated only when the last has accepted', async () => {
    const { page } = hege;
    await page.goto(`${room}/form`);
    await page.getByText('Ikkje alle med plass har godteke avtalen som gjeld.').waitFor();
    expect(await isRefused(hege)).toEqual(['Forventningar og fortruleg samtale']);
    await page.getByRole('link', { name: 'Fyll ut: Forventningar og fortruleg samtale' }).click();
    await page.getByText('ventar på nettverksavtalen').waitFor();
    await page.goto(`${room}/form`);
    await come.emma.page.getByRole('button', { name: 'I accept the network agreement', exact: true }).click();
    // Without reloading.
    await page.getByText('12 av 12 er oppfylte.').waitFor();
    await page.getByRole('button', { name: 'Gjer det til eit nettverk' }).click();
    await page.getByText('Nettverk · Arrangør: Kartverket (offentleg)').waitFor();
    await expectAccessible(page);
  });

  it('the room is active: everybody sees a new challenge', async () => {
    await bringsUp(hege, 'Før etterfølgjaren kom');
    for (const one of ['solfrid', 'berit', 'emma'] as const) await sees(come[one], 'Før etterfølgjaren kom');
  });

  it('Berit hands over the seat, and the room is closed to them in every window', async () => {
    const { page } = come.berit;
    const other = await come.berit.context.newPage();
    await other.goto(room);
    await other.getByRole('link', { name: 'Før etterfølgjaren kom' }).waitFor();
    await page.goto(`${room}/seats`);
    await page.getByRole('button', { name: 'Gå ut av nettverket' }).click();
    await page.getByLabel('Gi plassen videre til noen jeg kjenner').check();
    await page.getByLabel('E-postadressen til etterfølgeren').fill(successor.email);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gå ut og gi plassen videre' }).click();
    await page.getByRole('heading', { level: 1, name: 'Rommene mine' }).waitFor();
    expect(await page.getByText(name).count()).toBe(0);
    await until(async () => !(await other.content()).includes('Før etterfølgjaren kom'));
  });

  it('the successor does not see earlier content; another member still does', async () => {
    come.randi = await joinByInvitationEmail(browser, server, successor, {
      viewport: { width: 320, height: 800 },
      colorScheme: 'dark',
    });
    const { page } = come.randi;
    await page.getByText('Du tek over ein plass etter nokon som har gått ut av nettverket.').waitFor();
    await page.getByText('og ikkje det som er sagt før').first().waitFor();
    await expectAccessible(page);
    await page.getByText('Dei som slepp inn nye etter nettverksavtalen, svarar før plassen er din.').waitFor();
    await page.getByRole('button', { name: 'Be om plassen' }).click();
    await page.getByRole('heading', { name: `Du har bede om plass i ${name}` }).waitFor();
    await expectAccessible(page);
    await hege.page.goto(`${room}/admission`);
    const letIn = hege.page.getByRole('button', { name: /^Gi .* plass$/ });
    await letIn.click();
    await letIn.waitFor({ state: 'detached' });
    await page.goto(room);
    await page.getByRole('button', { name: 'Eg godtek nettverksavtalen', exact: true }).click();
    await page.getByText('Det som vart sagt her før').waitFor();
    expect(await titles(come.randi)).toEqual([]);
    await bringsUp(hege, 'Etter at ho kom');
    await sees(come.randi, 'Etter at ho kom');
    expect(await titles(come.randi)).toEqual(['Etter at ho kom']);
    await sees(come.karim, 'Etter at ho kom');
    expect((await titles(come.karim)).sort()).toEqual(['Etter at ho kom', 'Før etterfølgjaren kom']);
  });

  it('a member answers the question of the yearly review by keyboard alone, on a narrow screen', async () => {
    await hege.page.goto(`${room}/form`);
    await hege.page.getByRole('button', { name: 'Ta nettverket opp til ny vurdering' }).click();
    await hege.page.getByRole('button', { name: 'Hald fram med nettverket' }).waitFor();
    const { page } = come.solfrid;
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`${room}/form`);
    await page.getByRole('group', { name: '«Eg føler meg forplikta til å delta og bidra.»' }).waitFor();
    await expectAccessible(page);
    await tabTo(page, 'Heilt ueinig');
    for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('Einig', { exact: true }).isChecked()).toBe(true);
    await tabTo(page, 'Svar');
    await page.keyboard.press('Enter');
    await page.getByText('Takk, du har svara.').waitFor();
    await expectAccessible(page);
    // The facilitator sees neither who has answered nor what.
    await hege.page.reload();
    await hege.page.getByRole('button', { name: 'Hald fram med nettverket' }).click();
    await hege.page.getByRole('button', { name: 'Set nettverket på pause' }).waitFor();
    expect(await hege.page.getByText('svara de i snitt').count()).toBe(0);
  });

  it('nobody can post a challenge while the network is paused', async () => {
    const { page } = hege;
    await page.goto(`${room}/form`);
    await page.getByRole('button', { name: 'Set nettverket på pause' }).click();
    await page.getByRole('button', { name: 'Hald fram med nettverket' }).waitFor();
    await page.goto(room);
    await page.getByText('Nettverket er på pause: Alt kan lesast').waitFor();
    expect(await page.getByRole('link', { name: 'Ta opp ei utfordring' }).count()).toBe(0);
  });

  it('without a complaint from any page', () => {
    expect([hege, ...Object.values(come)].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
