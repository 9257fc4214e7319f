import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Buffers, type Explained, watchBuffers } from '../support/buffers.js';
import { aDatabase } from '../support/database.js';
import { type FilledRoom, fillRoom, youngRoom } from '../support/old-room.js';
import type { Person } from '../support/person.js';
import { freePort, TestServer } from '../support/server.js';
import { documentOfTheWeb } from '../support/web-documents.js';
import { aNetwork, anAdministrator, type TestNetwork } from '../support/world.js';

// A fifth of the room that the bench measures, because it has to be written first.
const old = { challenges: 200, contributions: 20_000, longestThread: 1_000, messages: 4_000, resources: 400 };
const mostTimes = 4;
/** A deeper index costs a page or two more for each look-up; 300 pages take a quarter of a millisecond. */
const slack = 300;
/** In a thread never opened up to a hundred new contributions are counted, and a young thread has not so many. */
const moreSlack: Record<string, number> = { 'challenges new to me': 1_000 };

type Place = { room: FilledRoom; network: TestNetwork; reader: Person };
let server: TestServer;
let buffers: Buffers;
let places: { old: Place; young: Place };

beforeAll(async () => {
  const database = await aDatabase();
  buffers = await watchBuffers(database);
  server = new TestServer(database, await freePort(), {});
  await server.start();
  const administrator = await anAdministrator(server);
  const place = async (name: string, size: typeof old): Promise<Place> => {
    const network = await aNetwork(administrator, name, 4);
    const room = await fillRoom(database.superUrl, network.id, size);
    return { room, network, reader: network.members[0] as Person };
  };
  places = { young: await place('Ungt', youngRoom), old: await place('Gammalt', old) };
  await database.behind('VACUUM ANALYZE');
});
afterAll(() => server.stop());

type Ask = [operation: string, variables: (room: FilledRoom) => Record<string, unknown>];
const pages: Record<string, Ask[]> = {
  front: [['Front', () => ({})]],
  'list of rooms': [['Rooms', () => ({})]],
  room: [['Room', ({ networkId }) => ({ id: networkId })]],
  'about the room': [['About', ({ networkId }) => ({ id: networkId })]],
  seats: [['Seats', ({ networkId }) => ({ id: networkId })]],
  challenges: [['Challenges', ({ networkId }) => ({ id: networkId, first: 20, after: null, filter: 'ALL' })]],
  'unanswered challenges': [
    ['Challenges', ({ networkId }) => ({ id: networkId, first: 20, after: null, filter: 'UNANSWERED' })],
  ],
  'own challenges': [['Challenges', ({ networkId }) => ({ id: networkId, first: 20, after: null, filter: 'MINE' })]],
  'challenges new to me': [
    ['Challenges', ({ networkId }) => ({ id: networkId, first: 20, after: null, filter: 'NEW_TO_ME' })],
  ],
  'a thread': [
    ['Challenge', ({ aThread }) => ({ id: aThread })],
    ['ThreadPage', ({ aThread }) => ({ id: aThread, first: 20, after: null })],
  ],
  'the longest thread': [
    ['Challenge', ({ longestThread }) => ({ id: longestThread })],
    ['ThreadPage', ({ longestThread }) => ({ id: longestThread, first: 20, after: null })],
  ],
  'a gap in the news': [['News', ({ networkId, lastSeq }) => ({ networkId, after: lastSeq - 100 })]],
  chat: [
    ['Chat', ({ networkId }) => ({ networkId })],
    ['Messages', ({ networkId }) => ({ networkId, first: 50, before: null, after: null })],
  ],
  library: [['Library', ({ networkId }) => ({ id: networkId, first: 20, after: null, tag: null })]],
  'a resource': [['Resource', ({ aResource }) => ({ id: aResource })]],
  log: [['RoomLog', ({ networkId }) => ({ id: networkId, first: 50, before: null })]],
};

/** Asked twice: what a connection looks up once about the tables is not the page's. */
async function costOf(place: Place, page: string, tries = 3): Promise<Explained[]> {
  const { reader, room } = place;
  for (const _ of [1, 2]) {
    await buffers.skip();
    for (const [operation, variables] of pages[page] ?? []) {
      const { errors } = await reader.answerTo(documentOfTheWeb(operation), variables(room));
      expect(errors).toBeUndefined();
    }
  }
  try {
    return await buffers.look();
  } catch (error) {
    if (!(error instanceof SyntaxError) || tries === 1) throw error;
    return costOf(place, page, tries - 1);
  }
}

const sum = (statements: Explained[]) => statements.reduce((total, one) => total + one.buffers, 0);
const dearest = (statements: Explained[]) =>
  [...statements]
    .sort((a, b) => b.buffers - a.buffers)
    .slice(0, 3)
    .map(({ sql, buffers: n }) => `${n}: ${sql.replace(/\s+/g, ' ')}`)
    .join('\n');

describe('in a room that has grown old', () => {
  it.each(Object.keys(pages))('%s costs about as much as in a young one', async (page) => {
    const [young, aged] = [await costOf(places.young, page), await costOf(places.old, page)];
    expect(young.length).toBeGreaterThan(0);
    const [before, now] = [sum(young), sum(aged)];
    if (now > mostTimes * before + slack + (moreSlack[page] ?? 0))
      throw new Error(`${page}: ${before} → ${now} pages\n${dearest(aged)}`);
  });

  it('who asks first on a connection makes no plan that is dear for others', async () => {
    const before = sum(await costOf(places.young, 'front'));
    await server.kill();
    await server.start();
    const { reader } = places.old;
    await Promise.all(Array.from({ length: 40 }, () => reader.ask(documentOfTheWeb('Front'))));
    expect(sum(await costOf(places.young, 'front'))).toBeLessThanOrEqual(1.2 * before + 20);
  });
});
