import { freePort } from '@krets/server/dist/platform/database/embedded/postmaster.js';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { residentMegabytes, startOurs } from './processes.js';
import { quantile, type Target } from './statistics.js';

const people = 10_000;
const perRoom = 10;
const unreadEach = 8;
const atOnce = 4;
/** In milliseconds. */
const sampled = 20;

/** The connection fires no triggers from here on, which refuse to change the account of somebody else.
 * As many rooms and people as a country has, each with some unread notices of the week. Nobody else gets a digest. */
async function seed(db: pg.Client, size: number): Promise<void> {
  await db.query(`SET session_replication_role = replica; SET synchronous_commit = off;
    UPDATE accounts SET digest = 'NEVER'`);
  const rooms = size / perRoom;
  const id = (kind: string, n: string) => `md5('digest ${kind} ' || ${n})::uuid`;
  const statements = [
    `INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, next_dates, seats_min, seats_from, seats_to, seats_warn)
     SELECT ${id('room', 'n')}, 'Rom ' || n, '', ${id('person', `n * ${perRoom}`)}, now(), now(), 'ACTIVE', 1, false, '{}', 2, 2, 2, 2 FROM generate_series(1, ${rooms}) n`,
    `INSERT INTO charters (network_id, version, made_at, purpose, basis, seats_for, expectations, attendance, preparation, absence, rotation, confidence, admission, open_history)
     SELECT ${id('room', 'n')}, 1, now(), '', '{ROLE}', '', '', '', '', '', 'NONE', 'THIS_ROOM', 'FACILITATOR', true FROM generate_series(1, ${rooms}) n`,
    `INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) SELECT ${id('room', 'n')}, 100, ${perRoom}, 25 FROM generate_series(1, ${rooms}) n`,
    `INSERT INTO people (id, name, role_title) SELECT ${id('person', 'p')}, 'Leiar ' || p, 'Seksjonssjef' FROM generate_series(1, ${size}) p`,
    `INSERT INTO accounts (person_id, email, language, created_at, seen_at, digest_at, is_administrator)
     SELECT ${id('person', 'p')}, 'leiar' || p || '@digest.example.org', 'nn', now(), now(), now() + interval '1 day', false FROM generate_series(1, ${size}) p`,
    `INSERT INTO seats (id, network_id, person_id, role, role_title, orgnr, taken_at, charter_version)
     SELECT ${id('seat', 'p')}, ${id('room', `(p - 1) / ${perRoom} + 1`)}, ${id('person', 'p')}, 'MEMBER', 'Seksjonssjef', (SELECT orgnr FROM organisations LIMIT 1), now(), 1
     FROM generate_series(1, ${size}) p`,
    `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
     SELECT ${id('challenge', 'p')}, network_id, person_id, s.id, gen_random_uuid(), 'Ei utfordring', 'x', 'x', '{IDEAS}', 'NO', 'nn', now()
     FROM generate_series(1, ${size}) p JOIN seats s ON s.id = ${id('seat', 'p')}`,
    `INSERT INTO notices (id, person_id, network_id, seq, kind, subject_id, challenge_id, created_at)
     SELECT gen_random_uuid(), s.person_id, s.network_id, k, (ARRAY['NEW_THREAD', 'ANSWER', 'NEW_THREAD', 'NEW_RESOURCE'])[k % 4 + 1], gen_random_uuid(),
       CASE WHEN k % 4 < 3 THEN ${id('challenge', 'p')} END, now() - interval '2 days'
     FROM generate_series(1, ${size}) p JOIN seats s ON s.id = ${id('seat', 'p')}, generate_series(1, ${unreadEach}) k`,
  ];
  for (const statement of statements) await db.query(statement);
  await db.query('VACUUM ANALYZE');
}

/** Takes every mail, and counts it. */
async function openSink(): Promise<{ url: string; taken: () => number; close: () => void }> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, close: () => server.close() };
}

/** The least that has to be written: as many rows of the same size, each in a transaction of its own, as superuser. */
async function bareInserts(superUrl: string, size: number): Promise<number> {
  const clients = Array.from({ length: atOnce }, () => new pg.Client({ connectionString: superUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const payload = Buffer.alloc(420);
  const began = performance.now();
  await Promise.all(
    clients.map(async (client, mine) => {
      for (let n = mine; n < size; n += atOnce)
        await client.query({
          name: 'bare',
          text: `INSERT INTO outgoing_mail (id, kind, recipient, payload, next_attempt_at) VALUES (gen_random_uuid(), 'DIGEST', $1, $2, now() + interval '1 year')`,
          values: [`bare${n}`, payload],
        });
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  await clients[0]?.query(`DELETE FROM outgoing_mail WHERE recipient LIKE 'bare%'`);
  await Promise.all(clients.map((client) => client.end()));
  return seconds;
}

const longestSql = `SELECT query, extract(epoch FROM clock_timestamp() - query_start) * 1000 AS ms FROM pg_stat_activity
  WHERE state = 'active' AND usename LIKE 'krets%' AND usename <> current_user ORDER BY query_start LIMIT 1`;

/** How long the statements of the server last, as seen from beside: the longest, and what it was. */
async function watchStatements(superUrl: string): Promise<() => Promise<{ ms: number; query: string }>> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  let longest = { ms: 0, query: '' };
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const { rows } = await client.query<{ ms: string; query: string }>(longestSql);
      const ms = Number(rows[0]?.ms ?? 0);
      if (ms > longest.ms) longest = { ms, query: rows[0]?.query.replace(/\s+/g, ' ').slice(0, 160) ?? '' };
      await new Promise((resolve) => setTimeout(resolve, sampled));
    }
  })();
  return async () => {
    stopped = true;
    await watching;
    await client.end();
    return longest;
  };
}

type Urls = { superUrl: string; appUrl: string; ownerUrl: string; jobsUrl: string };

/** Monday at seven: a digest is due to everybody at once, and is handed to a mail server. */
export async function measureDigest(
  { superUrl, appUrl, ownerUrl, jobsUrl }: Urls,
  files: string,
  quick: boolean,
): Promise<Target[]> {
  const size = quick ? people / 10 : people;
  const db = new pg.Client({ connectionString: superUrl });
  await db.connect();
  await seed(db, size).catch(async (error: unknown) => {
    await db.end();
    throw error;
  });
  const sink = await openSink();
  const ours = await startOurs(appUrl, ownerUrl, files, jobsUrl, { SMTP_URL: sink.url });
  const memory: number[] = [];
  try {
    const bare = await bareInserts(superUrl, size);
    const stopWatching = await watchStatements(superUrl);
    const began = performance.now();
    const since = () => (performance.now() - began) / 1_000;
    await db.query(`UPDATE accounts SET digest_at = now() WHERE digest <> 'NEVER'`);
    let computed = 0;
    while (sink.taken() < size && since() < 900) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      memory.push(residentMegabytes(ours.pid));
      if (computed > 0) continue;
      const { rows } = await db.query(
        `SELECT NOT EXISTS (SELECT FROM accounts WHERE digest <> 'NEVER' AND digest_at <= now()) AS done`,
      );
      if (rows[0].done) computed = since();
    }
    const handedOver = since();
    const longest = await stopWatching();
    // The first look at everybody fills caches; after that the memory may grow no more.
    const half = memory.slice(Math.floor(memory.length / 2));
    const growth = quantile(half, 1) / quantile(memory.slice(0, Math.ceil(memory.length / 2)), 1);
    console.log(
      `bench digest n=${size} taken=${sink.taken()} computed=${computed.toFixed(1)}s handed-over=${handedOver.toFixed(1)}s bare=${bare.toFixed(1)}s ` +
        `ratio=${(bare / handedOver).toFixed(2)} memory=${memory[0]}..${quantile(memory, 1)}MB growth=${growth.toFixed(2)}\n` +
        `bench digest longest-statement=${longest.ms.toFixed(0)}ms ${longest.query}`,
    );
    const what = `digest n=${size}`;
    return [
      { what: `${what}, handed over ≤ 300 s`, measured: handedOver, unit: ' s', reached: handedOver <= 300 },
      { what: `${what}, longest statement ≤ 200 ms`, measured: longest.ms, unit: ' ms', reached: longest.ms <= 200 },
      {
        what: `${what}, memory of the second half to the first ≤ 1.1`,
        measured: growth,
        unit: '',
        reached: growth <= 1.1,
      },
    ];
  } finally {
    await ours.stop();
    sink.close();
    await db.end();
  }
}
