import { planOf, protocolOf } from '@krets/shared/protocols';
import pg from 'pg';
import { startOurs } from './processes.js';
import { median, type Target } from './statistics.js';

const count = 500;
const people = 6;
const rounds = 5;
const task = 'consultation.clock';
/** Transactions of the limit: as many as the server needs when nothing is in its way. */
const transactions = 20;
const atOnce = 4;

/** As many consultations, in all rooms of the corpus, in the middle of a phase; half of them live. */
async function seedConsultations(db: pg.Client): Promise<void> {
  const plan = JSON.stringify(planOf(protocolOf('PEER_CONSULTATION'), false));
  await db.query(
    `INSERT INTO consultations (id, network_id, challenge_id, owner_id, client_id, protocol, plan, mode, stage, phase_seq,
       phase_started_at, phase_ends_at, skip_asked_seq, proposed_at, started_at, reminders)
     SELECT gen_random_uuid(), network_id, id, owner_id, gen_random_uuid(), 'PEER_CONSULTATION', $1,
       CASE WHEN n % 2 = 0 THEN 'LIVE' ELSE 'ASYNC' END, 'RUNNING', 4, now(), now() + interval '1 day', 0, now(), now(), 0
     FROM (SELECT *, row_number() OVER (ORDER BY client_id) AS n FROM challenges) c WHERE n <= $2`,
    [plan, count],
  );
  await db.query(
    `INSERT INTO consultation_participants (consultation_id, person_id, network_id, seat_id, participation, joined_at, last_completed_phase)
     SELECT c.id, s.person_id, c.network_id, s.id, 'JOINED', now() - interval '1 day', 0 FROM consultations c
     CROSS JOIN LATERAL (SELECT * FROM seats WHERE network_id = c.network_id ORDER BY person_id <> c.owner_id LIMIT ${people}) s`,
  );
  await db.query('VACUUM ANALYZE');
}

/** Resets every consultation to its first phase, with an end in the future and the matching job in the queue. */
async function rewind(db: pg.Client): Promise<void> {
  await db.query(
    `UPDATE consultations SET phase_seq = 4, stage = 'RUNNING', phase_ends_at = now() + interval '1 day', paused_at = NULL`,
  );
  // The server may still be deleting finished jobs; two concurrent deletes could deadlock.
  await db.query('BEGIN; LOCK TABLE graphile_worker._private_jobs; DELETE FROM graphile_worker._private_jobs; COMMIT');
  await db.query(
    `SELECT graphile_worker.add_job($1, json_build_object('subjectId', id, 'networkId', network_id, 'personId', owner_id, 'number', 4),
       run_at := now() + interval '1 day', job_key := network_id || ':' || id || ':' || $1) FROM consultations`,
    [task],
  );
}

/** Time from when the first job is taken until the last consultation has moved. */
async function pass(db: pg.Client): Promise<number> {
  await db.query('BEGIN');
  await db.query(`UPDATE consultations SET phase_ends_at = now() - interval '1 minute'`);
  await db.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
  await db.query('COMMIT');
  for (let began = 0; ; ) {
    const { rows } = await db.query(
      `SELECT EXISTS (SELECT 1 FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL) AS taken,
         (SELECT count(*)::int FROM consultations WHERE phase_seq = 4) AS left`,
    );
    if (began === 0 && (rows[0].taken || rows[0].left < count)) began = performance.now();
    if (rows[0].left === 0) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The minimum that has to be written: the phase and its journal entry, as superuser, without any check. */
async function limit(db: pg.Client, superUrl: string): Promise<number> {
  const { rows } = await db.query('SELECT id, network_id FROM consultations ORDER BY network_id');
  const clients = Array.from({ length: atOnce }, () => new pg.Client({ connectionString: superUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const size = Math.ceil(count / transactions);
  const batches = Array.from({ length: transactions }, (_, i) => rows.slice(i * size, (i + 1) * size));
  const began = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        await client.query('BEGIN');
        for (const { id, network_id } of batch) {
          await client.query({
            name: 'phase',
            text: `UPDATE consultations SET phase_seq = 5, phase_ends_at = now() + interval '1 day' WHERE id = $1 AND phase_seq = 4`,
            values: [id],
          });
          await client.query({
            name: 'journal',
            text: `WITH next AS (UPDATE network_counters SET journal_seq = journal_seq + 1 WHERE network_id = $1 RETURNING journal_seq)
                   INSERT INTO journal (network_id, seq, topic, subject_id, kind, at) SELECT $1, journal_seq, 'CONSULTATION', $2, 'MOVED', now() FROM next`,
            values: [network_id, id],
          });
        }
        await client.query('COMMIT');
      }
    }),
  );
  const milliseconds = performance.now() - began;
  await Promise.all(clients.map((client) => client.end()));
  return milliseconds;
}

type Urls = { superUrl: string; appUrl: string; ownerUrl: string; jobsUrl: string };

/** Consultations whose phases all end at the same moment, advanced by the server's own jobs. */
export async function measureDeadlines({ superUrl, appUrl, ownerUrl, jobsUrl }: Urls, files: string): Promise<Target> {
  const db = new pg.Client({ connectionString: superUrl });
  await db.connect();
  await seedConsultations(db);
  await rewind(db);
  const ours = await startOurs(appUrl, ownerUrl, files, jobsUrl);
  const times = { ours: [] as number[], limit: [] as number[] };
  try {
    for (let round = 0; round < rounds; round++) {
      await rewind(db);
      times.ours.push(await pass(db));
      await rewind(db);
      times.limit.push(await limit(db, superUrl));
    }
  } finally {
    await ours.stop();
    // Later jobs propose their own consultations, and a challenge has one at a time.
    await db.query('TRUNCATE consultations CASCADE');
    await db.end();
  }
  const [mine, least] = [median(times.ours), median(times.limit)];
  console.log(
    `bench deadlines n=${count} pass=${mine.toFixed(0)}ms first=${times.ours[0]?.toFixed(0)}ms limit=${least.toFixed(0)}ms ratio=${(least / mine).toFixed(2)}`,
  );
  return { what: `deadlines n=${count}, pass ≤ 1 s`, measured: mine / 1_000, unit: ' s', reached: mine <= 1_000 };
}
