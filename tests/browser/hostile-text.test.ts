import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, openVisitor } from '../support/browser-pages.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';
import { fuzzTexts, textsInRound } from '../support/text-fuzz.js';

let server: TestServer;
let browser: Browser;
let room: TestNetwork;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  room = await createNetwork(await createAdministrator(server), 'Rommet', 2);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const post = (person: Person, body: string) =>
  person.ask('mutation ($input: PostMessageInput!) { postMessage(input: $input) { id } }', {
    input: { networkId: room.id, clientId: randomUUID(), body, lang: 'nn' },
  });

it('no posted text stops the pages of others from opening', async () => {
  const [writer, reader] = room.members as [Person, Person];
  const hostile = ['>'.repeat(3_990), '- '.repeat(2_000), '['.repeat(3_990), '*_'.repeat(1_990)];
  for (const body of hostile) await post(writer, body);
  await post(writer, '**Etterpå** er alt som før');
  const challenge = await writer.postChallenge(room.id, { situation: '>'.repeat(15_000) });
  await writer.contribute(challenge.id, '> '.repeat(7_000));
  await writer.contribute(challenge.id, 'Eit vanleg svar');

  const { context, page, faults } = await openVisitor(browser, server);
  const [name = '', value = ''] = reader.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  await page.goto(`/rooms/${room.id}/chat`);
  await page.getByText('Etterpå er alt som før').waitFor();
  expect(await page.locator('.plain-text').count()).toBeGreaterThan(0);
  await page.goto(`/challenges/${challenge.id}`);
  await page.getByText('Eit vanleg svar').waitFor();
  expect(await page.locator('.plain-text').count()).toBe(2);
  expect(faults).toEqual([]);
});

it('any text is stored as it was shown to its writer, and shown so to others', async () => {
  const { context, page, faults } = await openVisitor(browser, server);
  const [name = '', value = ''] = room.facilitator.cookie.split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const seed = Number(process.env.KRETS_SEED ?? 2_026);
  const counts = await fuzzTexts(room, page, rounds(6, Math.ceil(5_000 / textsInRound)), seed);
  console.info('seed', seed, counts);
  expect(counts.shown).toBeGreaterThan(counts.sent / 2);
  expect(faults).toEqual([]);
});
