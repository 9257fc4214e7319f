import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { passageKeys } from '@krets/shared/search/passage';
import pg from 'pg';
import type { Place } from '../corpus.js';
import { webRequestBodies } from '../documents.js';
import type { Running } from '../processes.js';
import { seededRandom } from '../seeded-random.js';
import { median, quantile, type Target } from '../statistics.js';
import { linesOf, pairs } from './written.js';

const inRoom = 1_000;
const people = [
  { what: 'a member of 3 rooms', rooms: [1, 3], each: inRoom, warm: 20, cold: 80 },
  { what: 'a member of 25 rooms', rooms: [1, 25], each: inRoom, warm: 60, cold: 450 },
  { what: '100,000 passages in 5 rooms', rooms: [1_001, 1_005], each: 20_000, warm: 300, cold: undefined },
] as const;

const sentences = pairs.flat();
const questions = linesOf('tests/bench/search/questions-of-pairs.txt').flat();

/** Posts of three to seven sentences, with a number that each shares with few others. */
function posts(count: number): string[] {
  const below = seededRandom(11);
  const anyOf = () => sentences[below(sentences.length)] ?? '';
  return Array.from({ length: count }, (_, n) => {
    const text = [...Array.from({ length: 3 + below(5) }, anyOf), `sak${n}`].join('. ');
    return text;
  });
}

/** Rooms like that of `place`, full of passages, where three of its members sit. Nothing else is copied: a search reads no more. */
async function fill(
  superUrl: string,
  { networkId }: Place,
  personIds: readonly string[],
  share: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    const texts = posts(4_000);
    await client.query('CREATE TEMP TABLE posts (n serial, body text, keys text)');
    await client.query('INSERT INTO posts (body, keys) SELECT * FROM unnest($1::text[], $2::text[])', [
      texts,
      texts.map((body) => passageKeys({ body })),
    ]);
    const copy = async (table: string, changed: Record<string, string>, where: string, values: unknown[]) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      const names = rows.map(({ name }) => name);
      const taken = names.map((name) => changed[name] ?? `t.${name}`).join(', ');
      await client.query(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${taken} FROM ${table} t, generate_series(1, 1005) k WHERE ${where}`,
        values,
      );
    };
    const roomId = `md5('room' || k)::uuid`;
    await copy('networks', { id: roomId }, 't.id = $1', [networkId]);
    await copy('network_counters', { network_id: roomId }, 't.network_id = $1', [networkId]);
    for (const [n, { rooms }] of people.entries())
      await copy(
        'seats',
        { id: `md5(t.id::text || k)::uuid`, network_id: roomId },
        't.network_id = $1 AND t.person_id = $2 AND k BETWEEN $3 AND $4',
        [networkId, personIds[n], ...rooms],
      );
    const rowsOf = (from: number, to: number, each: number) =>
      client.query(
        `WITH given AS (
           SELECT md5('passage' || k || ' ' || nr)::uuid AS id, md5('room' || k)::uuid AS room, nr, s.person_id, s.id AS seat_id, p.body, p.keys,
             now() - (nr % 80) * interval '1 day' AS at
           FROM generate_series($1::int, $2::int) k CROSS JOIN generate_series(1, $3::int) nr
           JOIN posts p ON p.n = 1 + (k * 7919 + nr * 31) % 4000
           CROSS JOIN (SELECT id, person_id FROM seats WHERE network_id = $4 AND person_id = $5) s),
         messages AS (INSERT INTO messages (id, network_id, seq, author_id, seat_id, client_id, body, lang, mentions, retention_days, created_at)
           SELECT id, room, nr, person_id, seat_id, id, body, 'nn', '{}', 90, at FROM given WHERE $6)
         INSERT INTO passages (id, network_id, kind, message_id, author_id, seat_id, retention_days, created_at, shown, has_file, keys)
         SELECT id, room, 'MESSAGE', id, person_id, seat_id, 90, date_trunc('milliseconds', at), true, false, keys FROM given`,
        [from, to, each, networkId, personIds[0], to <= 25 || from > 1_000],
      );
    await rowsOf(1, 25, inRoom);
    const last = Math.max(50, Math.round(1_000 * share));
    for (let from = 26; from <= last; from += 25) await rowsOf(from, Math.min(last, from + 24), inRoom);
    for (let room = 1_001; room <= 1_005; room++) await rowsOf(room, room, people[2].each);
    await client.query('VACUUM ANALYZE passages, messages, networks, seats');
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM passages');
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

/** Questions at a million passages in a thousand rooms; with `quick` at 150,000. Each is a request as the web sends it. */
/** @param eventLoop see `event-loop.ts` */
export async function measureSearch(
  superUrl: string,
  ours: Running,
  place: Place,
  quick: boolean,
  eventLoop: string,
): Promise<Target[]> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    return await measure(client, superUrl, ours, place, quick, eventLoop);
  } catch (error) {
    // Closing the cluster would hide it.
    console.error(error);
    throw error;
  } finally {
    await client.end();
  }
}

async function measure(
  client: pg.Client,
  superUrl: string,
  ours: Running,
  place: Place,
  quick: boolean,
  eventLoop: string,
): Promise<Target[]> {
  const body = webRequestBodies();
  const ask = async (cookie: string, operation: string, variables: object) => {
    const began = performance.now();
    const response = await fetch(`${ours.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: body(operation, variables),
    });
    const { data, errors } = (await response.json()) as { data?: { search?: { found: object[] } }; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return { ms: performance.now() - began, found: data?.search?.found.length ?? 0 };
  };
  const { rows: seated } = await client.query<{ id: string }>(
    'SELECT person_id AS id FROM seats WHERE network_id = $1 ORDER BY id',
    [place.networkId],
  );
  const cookies = new Map<string, string>();
  for (const cookie of place.cookies) {
    const response = await fetch(`${ours.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: body('Session', {}),
    });
    const { data } = (await response.json()) as { data?: { me?: { id: string } } };
    if (data?.me) cookies.set(data.me.id, cookie);
  }
  const chosen = seated
    .map(({ id }) => id)
    .filter((id) => cookies.has(id))
    .slice(0, people.length);
  const began = performance.now();
  const count = await fill(superUrl, place, chosen, quick ? 0.05 : 1);
  console.log(`bench search passages=${count} filled in ${((performance.now() - began) / 1_000).toFixed(0)}s`);

  const targets: Target[] = [];
  const target = (what: string, measured: number, most: number | undefined) => {
    console.log(`bench search ${what}=${measured.toFixed(1)}ms`);
    if (most !== undefined)
      targets.push({ what: `search: ${what} ≤ ${most} ms`, measured, unit: ' ms', reached: measured <= most });
  };
  const question = (n: number) => ({ words: questions[n % questions.length] ?? '' });
  const rounds = quick ? 20 : 60;
  const askTogether = (cookie: string, round: number) =>
    Promise.all(Array.from({ length: 8 }, (_, i) => ask(cookie, 'Search', question(round * 8 + i))));
  // A server that has been up for a while: V8 goes on compiling for some hundred questions, and each connection has plans of its own.
  for (let round = 0; round < 40; round++) await askTogether(cookies.get(chosen[0] ?? '') ?? '', round);
  for (const [n, { what, rooms, warm, cold }] of people.entries()) {
    const cookie = cookies.get(chosen[n] ?? '') ?? '';
    const colds: number[] = [];
    for (let round = 0; round < (cold === undefined ? 1 : 10); round++) {
      // Another revision: this server has opened none of them. The journal has told of it.
      await client.query(
        `WITH these AS (SELECT md5('room' || k)::uuid AS id FROM generate_series($1::int, $2::int) k),
           told AS (UPDATE network_counters SET journal_seq = journal_seq + 1 WHERE network_id IN (SELECT id FROM these))
         UPDATE passages SET shown = shown WHERE network_id IN (SELECT id FROM these)`,
        [...rooms],
      );
      // Without the rows of before, of which a search would read twenty times as many.
      await client.query('VACUUM passages');
      colds.push((await ask(cookie, 'Search', question(round))).ms);
    }
    const warms: number[] = [];
    let answered = 0;
    for (let round = 0; round < rounds; round++) {
      const { ms, found } = await ask(cookie, 'Search', question(round));
      warms.push(ms);
      if (found > 0) answered++;
    }
    if (answered < rounds / 2) throw new Error(`${what}: most questions found nothing.`);
    target(`${what}, cold p95 of ${colds.length}`, quantile(colds, 0.95), cold);
    target(`${what}, warm p95`, quantile(warms, 0.95), warm);
    const together: number[] = [];
    // The connections that have not been used since `VACUUM` plan again.
    await askTogether(cookie, 0);
    for (let round = 0; round < rounds / 4; round++)
      together.push(...(await askTogether(cookie, round)).map(({ ms }) => ms));
    const times = quantile(together, 0.95) / quantile(warms, 0.95);
    console.log(`bench search ${what}, eight at once=${times.toFixed(1)} times`);
    targets.push({
      what: `search: ${what}, eight at once, times one ≤ 4`,
      measured: times,
      unit: '',
      reached: times <= 4,
    });
  }
  targets.push(
    ...(await waitOfOthers(ours, eventLoop, (n) => ask(cookies.get(chosen[2] ?? '') ?? '', 'Search', question(n)))),
  );
  return targets;
}

/** How long other requests wait at most while somebody searches 100,000 passages, by the event loop of the server itself. */
async function waitOfOthers(
  { pid }: Running,
  eventLoop: string,
  search: (n: number) => Promise<unknown>,
): Promise<Target[]> {
  const longest = async () => {
    await rm(eventLoop, { force: true });
    process.kill(pid, 'SIGUSR2');
    for (;;) {
      const text = await readFile(eventLoop, 'utf8').catch(() => '');
      if (text !== '') return Number(text);
      await pause(5);
    }
  };
  const waits: number[] = [];
  for (let round = 0; round < 15; round++) {
    await longest();
    for (let n = 0; n < 4; n++) await search(round * 4 + n);
    waits.push(await longest());
  }
  console.log(
    `bench search others wait at most, of ${waits.length} rounds: ${waits.map((ms) => ms.toFixed(1)).join(' ')}ms`,
  );
  // Another process may take the processor for a while: the round in the middle counts.
  const measured = median(waits);
  return [{ what: 'search: others wait at most ≤ 10 ms', measured, unit: ' ms', reached: measured <= 10 }];
}
