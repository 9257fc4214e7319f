import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { faultsInEveryTheme, overflows } from '../support/axe.js';
import { launchBrowser, openVisitor, type Visitor } from '../support/browser-pages.js';
import { callMeeting, comes, proposeItem, startMeeting } from '../support/meetings.js';
import { createAdministrator, createNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('shows three in a group who asks now, what each does, and one clock; what goes on comes first on a phone', async () => {
  const { id, facilitator, members } = await createNetwork(await createAdministrator(server), 'Tre og tre', 3);
  const [a, b, late] = members as [Person, Person, Person];
  const meeting = await callMeeting(facilitator, id, { minutes: 60, preparation: 'Tenk gjennom éi sak.' });
  await proposeItem(a, id, 'Éi sak kvar', { kind: 'TRIOS' });
  await comes(server, meeting, "starts_at + interval '1 minute'");
  for (const person of [a, facilitator]) await startMeeting(person, meeting);
  const visitors: Visitor[] = [];
  const open = async (person: Person, width: number) => {
    const visitor = await openVisitor(browser, server, { viewport: { width, height: 700 } });
    const [name = '', value = ''] = person.cookie.split('=');
    await visitor.context.addCookies([{ name, value, url: server.url }]);
    visitors.push(visitor);
    await visitor.page.goto(`/meetings/${meeting}`);
    await visitor.page.getByText('Møtet er i gang').waitFor();
    return visitor.page;
  };
  const pages = await Promise.all([facilitator, a, b].map((person, n) => open(person, n === 1 ? 320 : 1024)));
  const [leads, phone, joins] = pages as [Page, Page, Page];
  await joins.getByRole('button', { name: 'Eg er med' }).click();
  await joins.getByRole('button', { name: 'Eg er med' }).waitFor({ state: 'detached' });
  await leads.getByRole('button', { name: 'Ferdig, gå vidare' }).click();
  for (const page of pages) await page.getByText('Runde 1 av 3').waitFor();
  expect(await phone.locator('.meeting-clock').evaluate((clock) => clock.getBoundingClientRect().bottom)).toBeLessThan(
    700,
  );
  expect(await phone.getByText('Tenk gjennom éi sak.').isVisible()).toBe(false);
  const asking = await Promise.all(pages.map((page) => page.getByText('Fortel kva du står i').count()));
  expect(asking.toSorted()).toEqual([0, 0, 1]);
  const groups = await Promise.all(pages.map((page) => page.locator('main ol.meeting-steps').first().textContent()));
  expect(new Set(groups).size).toBe(1);
  expect(await overflows(phone)).toBe(false);
  expect(await faultsInEveryTheme(phone)).toEqual([]);
  // The second round begins for all, when it is time.
  await server.database.asSuperuser(
    `UPDATE meeting_runs SET step_started_at = step_started_at - interval '7 minutes', step_ends_at = step_ends_at - interval '7 minutes'
     WHERE meeting_id = $1`,
    [meeting],
  );
  const fourth = await open(late, 768);
  await fourth.getByText('Runde 2 av 3').waitFor();
  await fourth.getByRole('button', { name: 'Eg er med' }).click();
  for (const page of [...pages, fourth]) {
    await page.getByText('Runde 2 av 3').waitFor();
    await page.locator('main ol.meeting-steps').first().locator('li').nth(3).waitFor();
  }
  await leads.getByRole('button', { name: 'Ferdig, gå vidare' }).click();
  await phone.getByRole('heading', { name: 'Kva lærte vi?' }).waitFor();
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
});

it('asks the owner of what two meetings had no time for, and nobody else, whether it is still to wait', async () => {
  const { id, facilitator, members } = await createNetwork(await createAdministrator(server), 'Lenge nok', 2);
  const [owner, other] = members as [Person, Person];
  const meeting = await callMeeting(facilitator, id);
  const item = await proposeItem(owner, id, 'Endå ein gong');
  await server.database.asSuperuser('UPDATE agenda_items SET waited = 2 WHERE id = $1', [item]);
  const open = async (person: Person) => {
    const { context, page } = await openVisitor(browser, server, { viewport: { width: 320, height: 800 } });
    const [name = '', value = ''] = person.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    await page.goto(`/meetings/${meeting}`);
    await page.getByText('Endå ein gong').waitFor();
    return page;
  };
  const [asked, looksOn] = await Promise.all([open(owner), open(other)]);
  expect(await looksOn.getByText('Vil du framleis ta det opp?').count()).toBe(0);
  await asked.getByText('Vil du framleis ta det opp?').waitFor();
  expect(await overflows(asked)).toBe(false);
  expect(await asked.getByRole('link', { name: 'Skriv det som ein tråd i staden' }).getAttribute('href')).toBe(
    `/rooms/${id}/challenges/new`,
  );
  await asked.getByRole('button', { name: 'Trekk' }).click();
  await asked.getByText('Endå ein gong').waitFor({ state: 'detached' });
});
