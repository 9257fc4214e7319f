import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { type FilledRoom, fillRoom, youngRoom } from '../support/large-room.js';
import { enlargePlatform } from '../support/larger-platform.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { type Explained, type QueryBuffers, watchBuffers } from '../support/query-buffers.js';
import { morePages, pages as webPages } from '../support/room-pages.js';
import { freePort, TestServer } from '../support/server.js';
import { webDocument } from '../support/web-documents.js';

// A fifth of the room that the bench measures, because it has to be written first.
const old = { challenges: 200, contributions: 20_000, longestThread: 1_000, messages: 4_000, resources: 400 };
/** Short and many, with long threads: a look at all that one person has written seems cheap there, and is not in the old room. */
const manyOthers = { challenges: 4, contributions: 120, longestThread: 30, messages: 20, resources: 5 };
const mostTimes = 4;
/** A deeper index costs a page or two more for each look-up; 300 pages take a quarter of a millisecond. */
const slack = 300;
/**
 * In a thread never opened up to a hundred new contributions are counted, and a young thread has not so many. The front page counts them in
 * each of the person's own threads, which are ten times as many in the old room.
 */
const moreSlack: Record<string, number> = { 'new to me': 1_000, front: 100 };

const pages = { ...webPages, ...morePages };
type Place = { room: FilledRoom; network: TestNetwork; reader: Person };
let database: TestDatabase;
let server: TestServer;
let buffers: QueryBuffers;
let places: { old: Place; young: Place };

beforeAll(async () => {
  database = await createDatabase();
  buffers = await watchBuffers(database);
  // Without jobs: what they read would be counted too.
  server = new TestServer(database, await freePort(), { jobs: false });
  await server.start();
  const administrator = await createAdministrator(server);
  const place = async (name: string, size: typeof old): Promise<Place> => {
    const network = await createNetwork(administrator, name, 4);
    const room = await fillRoom(database.superUrl, network.id, size);
    return { room, network, reader: network.members[0] as Person };
  };
  places = { young: await place('Ungt', youngRoom), old: await place('Gammalt', old) };
  await fillRoom(database.superUrl, (await createNetwork(administrator, 'Eit av mange', 4)).id, manyOthers);
  await database.asSuperuser('VACUUM ANALYZE');
});
afterAll(() => server.stop());

/** Asked twice: what a connection looks up once about the tables is not the page's. */
async function costOf(place: Place, page: string, tries = 3): Promise<Explained[]> {
  const { reader, room } = place;
  for (const _ of [1, 2]) {
    await buffers.skip();
    for (const [operation, variables] of pages[page] ?? []) {
      const { errors } = await reader.answerTo(webDocument(operation), variables(room));
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

describe('in a large room', () => {
  it.each(Object.keys(pages))('%s costs about as much as in a young one', async (page) => {
    const young = await costOf(places.young, page);
    expect(young.length).toBeGreaterThan(0);
    const before = sum(young);
    const most = mostTimes * before + slack + (moreSlack[page] ?? 0);
    let aged = await costOf(places.old, page);
    // What PostgreSQL does by itself meanwhile, such as new statistics, makes one look dearer, and not three.
    for (let again = 0; again < 2 && sum(aged) > most; again++) aged = await costOf(places.old, page);
    if (sum(aged) > most) throw new Error(`${page}: ${before} → ${sum(aged)} pages\n${dearest(aged)}`);
  });

  it('the first query on a connection makes no plan that is expensive for others', async () => {
    const before = sum(await costOf(places.young, 'front'));
    await server.kill();
    await server.start();
    const { reader } = places.old;
    await Promise.all(Array.from({ length: 40 }, () => reader.ask(webDocument('FrontPage'))));
    expect(sum(await costOf(places.young, 'front'))).toBeLessThanOrEqual(1.2 * before + 20);
  });
});

describe('on a platform with many other rooms', () => {
  /** A page that goes through the threads of its room looks each of them up, however many rooms there are besides. */
  const perThread = 8;
  const goesThrough = (statements: Explained[]) => statements.some(({ sql }) => sql.includes('FROM threads h'));
  const sizes = { young: youngRoom, old };
  let before: Map<string, number>;

  const costs = async (): Promise<[name: string, statements: Explained[], challenges: number][]> => {
    const all: [string, Explained[], number][] = [];
    for (const page of Object.keys(pages))
      for (const age of ['young', 'old'] as const)
        all.push([`${page}, ${age}`, await costOf(places[age], page), sizes[age].challenges]);
    return all;
  };

  beforeAll(async () => {
    before = new Map((await costs()).map(([name, statements]) => [name, sum(statements)]));
    await enlargePlatform(database.superUrl, 1_000, 300);
  });

  it('no page costs more than the deeper indexes do', async () => {
    const dearer: string[] = [];
    for (const [name, statements, challenges] of await costs()) {
      const [then, now] = [before.get(name) ?? 0, sum(statements)];
      if (now > 1.3 * then + 100 + (goesThrough(statements) ? perThread * challenges : 0))
        dearer.push(`${name}: ${then} → ${now} pages\n${dearest(statements)}`);
    }
    expect(dearer).toEqual([]);
  });
});
