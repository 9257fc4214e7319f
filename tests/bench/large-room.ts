import pg from 'pg';
import { type FilledRoom, fillRoom, oldRoom, youngRoom } from '../support/large-room.js';
import { enlargePlatform } from '../support/larger-platform.js';
import { pages } from '../support/room-pages.js';
import type { Corpus, Place } from './corpus.js';
import { webRequestBodies } from './documents.js';
import type { Running } from './processes.js';
import { median, quantile, type Target } from './statistics.js';

type Urls = { superUrl: string };
type Room = FilledRoom & { cookie: string };

const mostTimes = 4;
const copies = 15;
const growth = 1.1;

/** Every page in an old room beside a young one; the young one beside itself on a platform of sixteen times as much; and beside an export. */
export async function measureOldRoom(
  { superUrl }: Urls,
  { url }: Running,
  { lively }: Corpus,
  quick: boolean,
): Promise<Target[]> {
  const [youngPlace, oldPlace] = [lively.at(-1), lively[0]] as [Place, Place];
  const room = async ({ networkId, cookies }: Place, size: typeof oldRoom): Promise<Room> => ({
    ...(await fillRoom(superUrl, networkId, size)),
    cookie: cookies[1] ?? '',
  });
  const [young, old] = [await room(youngPlace, youngRoom), await room(oldPlace, oldRoom)];
  await asSuperuser(superUrl, 'VACUUM ANALYZE');
  const samples = quick ? 10 : 30;
  const aged = await timesOf(url, { young, old }, samples);
  const targets = Object.keys(pages).map((page): Target => {
    const measured = ratio(aged, page, 'old', 'young');
    return {
      what: `old room: ${page}, times a young one ≤ ${mostTimes}`,
      measured,
      unit: '',
      reached: measured <= mostTimes,
    };
  });
  const during = await beside(url, superUrl, young, old, samples);
  console.log(`bench old-room export p99 alone=${during.alone.toFixed(1)}ms beside=${during.beside.toFixed(1)}ms`);
  await enlargePlatform(superUrl, copies, 50_000);
  const grown = await timesOf(url, { young, old }, samples);
  for (const page of Object.keys(pages)) {
    const measured = median(grown[page]?.young ?? []) / median(aged[page]?.young ?? []);
    targets.push({
      what: `platform ×16: ${page}, times before ≤ ${growth}`,
      measured,
      unit: '',
      reached: measured <= growth,
    });
  }
  return targets;
}

type Times = Record<string, Record<string, number[]>>;

/** By turns, so that a slow moment of the machine meets both. */
async function timesOf(url: string, rooms: Record<string, Room>, samples: number): Promise<Times> {
  const times: Times = {};
  for (let n = -3; n < samples; n++)
    for (const page of Object.keys(pages))
      for (const [name, room] of Object.entries(rooms)) {
        const took = await open(url, room, page);
        if (n >= 0) ((times[page] ??= {})[name] ??= []).push(took);
      }
  for (const [page, each] of Object.entries(times))
    console.log(
      `bench old-room ${page} ${Object.entries(each)
        .map(([name, all]) => `${name}=${median(all).toFixed(1)}/${quantile(all, 0.95).toFixed(1)}ms`)
        .join(' ')}`,
    );
  return times;
}

const ratio = (times: Times, page: string, one: string, other: string) =>
  median(times[page]?.[one] ?? []) / median(times[page]?.[other] ?? []);

const bodyOf = webRequestBodies();

async function send(url: string, cookie: string, operation: string, variables: object): Promise<string> {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: bodyOf(operation, variables) });
  const text = await response.text();
  if (text.includes('"errors"')) throw new Error(`${operation}: ${text.slice(0, 300)}`);
  return text;
}

async function open(url: string, room: Room, page: string): Promise<number> {
  const began = performance.now();
  for (const [operation, variables] of pages[page] ?? []) await send(url, room.cookie, operation, variables(room));
  return performance.now() - began;
}

/** A thread of the young room while the heaviest writer of the old one takes home what is theirs. */
async function beside(url: string, superUrl: string, young: Room, old: Room, samples: number) {
  const alone: number[] = [];
  for (let n = 0; n < 4 * samples; n++) alone.push(await open(url, young, 'a thread'));
  await asSuperuser(superUrl, 'UPDATE sessions SET proved_at = now()');
  await send(url, old.cookie, 'PrepareOwnData', {});
  const meanwhile: number[] = [];
  do meanwhile.push(await open(url, young, 'a thread'));
  while ((await send(url, old.cookie, 'DataExports', {})).includes('WAITING'));
  return { alone: quantile(alone, 0.99), beside: quantile(meanwhile, 0.99) };
}

async function asSuperuser(superUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
