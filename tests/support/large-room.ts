import pg from 'pg';

export type RoomSize = {
  challenges: number;
  contributions: number;
  /** Of the contributions, the number in one thread. */
  longestThread: number;
  messages: number;
  resources: number;
};

/** As the demands on an old room have it. */
export const oldRoom: RoomSize = {
  challenges: 1_000,
  contributions: 100_000,
  longestThread: 2_000,
  messages: 20_000,
  resources: 2_000,
};

export const youngRoom: RoomSize = {
  challenges: 20,
  contributions: 400,
  longestThread: 100,
  messages: 200,
  resources: 30,
};

const words = 'Vi prøvde å dele møtet i to, og det gjorde at fleire tok ordet. ';
const id = (kind: string, n: string) => `md5('${kind}' || (SELECT id FROM room) || ${n})::uuid`;
const seat = (n: string) => `JOIN seat s ON s.n = (${n}) % (SELECT seats FROM room)`;
const by = 's.person_id, s.id';

/**
 * What years of talk leave behind in a room that has its seats already: numbers, paths, counters and journal agree as the server would
 * leave them. Contribution `k` is number `j` in thread `c`; two of five answer an earlier one.
 */
const statements = ({ challenges, contributions, longestThread, messages, resources }: RoomSize): string[] => [
  `CREATE TEMP TABLE seat ON COMMIT DROP AS
     SELECT row_number() OVER (ORDER BY taken_at, id)::int - 1 AS n, id, person_id FROM seats WHERE network_id = $1::uuid AND ended_at IS NULL`,
  `CREATE TEMP TABLE room ON COMMIT DROP AS
     SELECT network_id AS id, journal_seq AS base, (SELECT count(*)::int FROM seat) AS seats FROM network_counters WHERE network_id = $1::uuid`,
  `CREATE TEMP TABLE posted ON COMMIT DROP AS SELECT k, c, j, (SELECT base FROM room) + ${challenges} + k + 1 AS seq,
       CASE WHEN j % 5 < 3 THEN NULL WHEN c = 0 THEN k - j % 5 ELSE k - ${challenges - 1} * (j % 5) END AS parent
     FROM (SELECT k, CASE WHEN k < ${longestThread} THEN 0 ELSE 1 + (k - ${longestThread}) % ${challenges - 1} END AS c,
             CASE WHEN k < ${longestThread} THEN k ELSE (k - ${longestThread}) / ${challenges - 1} END AS j
           FROM generate_series(0, ${contributions} - 1) k) placed`,
  `INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
     SELECT ${id('challenge', 'c')}, (SELECT id FROM room), ${by}, ${id('challenge', 'c')}, 'Utfordring ' || c, repeat('${words}', 10), 'r',
       '{IDEAS}', 'NO', 'nn', now() - interval '20 days' + c * interval '1 second'
     FROM generate_series(0, ${challenges} - 1) c ${seat('c')}`,
  `INSERT INTO contributions (id, network_id, challenge_id, parent_id, author_id, seat_id, client_id, kind, body, lang, seq, path, created_at)
     SELECT ${id('contribution', 'k')}, (SELECT id FROM room), ${id('challenge', 'c')},
       CASE WHEN parent IS NOT NULL THEN ${id('contribution', 'parent')} END, ${by}, ${id('contribution', 'k')},
       CASE WHEN parent IS NULL THEN 'PERSPECTIVE' ELSE 'REPLY' END, repeat('${words}', 5), 'nn', seq,
       CASE WHEN parent IS NULL THEN ARRAY[seq] ELSE ARRAY[seq - (k - parent), seq] END, now() - interval '10 days' + k * interval '1 second'
     FROM posted ${seat('j + k')}`,
  `INSERT INTO threads (challenge_id, network_id, contributions, answers, last_seq, last_at)
     SELECT ${id('challenge', 'c')}, (SELECT id FROM room), count(k), count(k), coalesce(max(seq), (SELECT base FROM room) + c + 1), now()
     FROM generate_series(0, ${challenges} - 1) c LEFT JOIN posted USING (c) GROUP BY c`,
  // Whoever posted there has opened the thread, and seven of ten threads besides; in a fifth something is new.
  `INSERT INTO read_marks (person_id, challenge_id, network_id, seq)
     SELECT s.person_id, t.id, t.network_id, greatest(1, h.last_seq - CASE WHEN h.last_seq % 5 = 0 THEN 40 ELSE 0 END)
     FROM challenges t JOIN threads h ON h.challenge_id = t.id CROSS JOIN seat s
     WHERE t.network_id = $1::uuid AND (t.owner_id = s.person_id OR (s.n + h.last_seq) % 10 < 7
       OR EXISTS (SELECT 1 FROM contributions o WHERE o.challenge_id = t.id AND o.author_id = s.person_id))
     ON CONFLICT (person_id, challenge_id) DO UPDATE SET seq = EXCLUDED.seq`,
  `INSERT INTO chat_settings (network_id, retention_days) VALUES ($1::uuid, 90) ON CONFLICT DO NOTHING`,
  `INSERT INTO messages (id, network_id, seq, author_id, seat_id, client_id, body, lang, mentions, retention_days, created_at)
     SELECT ${id('message', 'm')}, (SELECT id FROM room), (SELECT base FROM room) + ${challenges + contributions} + m + 1, ${by},
       ${id('message', 'm')}, '${words}', 'nn', '{}', 90, now() - interval '9 days' + m * interval '1 second'
     FROM generate_series(0, ${messages} - 1) m ${seat('m')}`,
  `INSERT INTO reactions (message_id, person_id, kind, network_id, seat_id)
     SELECT ${id('message', 'm')}, s.person_id, 'THINKING', (SELECT id FROM room), s.id
     FROM generate_series(0, ${messages} - 1, 3) m ${seat('m + 1')}`,
  `INSERT INTO chat_read_marks (person_id, network_id, seq)
     SELECT person_id, (SELECT id FROM room), (SELECT base FROM room) + ${challenges + contributions + messages - Math.floor(messages / 20)} FROM seat`,
  `INSERT INTO collections (id, network_id, title, opened_at)
     SELECT ${id('collection', 'l')}, (SELECT id FROM room), 'Samling ' || l, now() + l * interval '1 second' FROM generate_series(0, 7) l`,
  `INSERT INTO resources (id, network_id, added_by, seat_id, client_id, kind, collection_id, tags, lang, version, created_at, changed_at, recommended_at)
     SELECT ${id('resource', 'r')}, (SELECT id FROM room), ${by}, ${id('resource', 'r')}, 'NOTE',
       CASE WHEN r % 9 < 8 THEN ${id('collection', '(r % 9)')} END, ARRAY['emne ' || r % 40], 'nn', 1, now() + r * interval '1 second',
       now() + r * interval '1 second', CASE WHEN r % 20 = 0 THEN now() END
     FROM generate_series(0, ${resources} - 1) r ${seat('r')}`,
  `INSERT INTO resource_versions (resource_id, version, network_id, author_id, seat_id, title, why, body, made_at)
     SELECT ${id('resource', 'r')}, 1, (SELECT id FROM room), ${by}, 'Ressurs ' || r, '${words}', repeat('${words}', 10), now()
     FROM generate_series(0, ${resources} - 1) r ${seat('r')}`,
  `INSERT INTO journal (network_id, seq, topic, subject_id, challenge_id, kind, at)
     SELECT $1::uuid, (SELECT base FROM room) + c + 1, 'CHALLENGE', ${id('challenge', 'c')}, NULL, 'POSTED', now() FROM generate_series(0, ${challenges} - 1) c
     UNION ALL SELECT $1::uuid, seq, 'CONTRIBUTION', ${id('contribution', 'k')}, ${id('challenge', 'c')}, 'POSTED', now() FROM posted
     UNION ALL SELECT $1::uuid, seq, 'MESSAGE', id, NULL, 'POSTED', now() FROM messages WHERE network_id = $1::uuid
     UNION ALL SELECT $1::uuid, (SELECT base FROM room) + ${challenges + contributions + messages} + r + 1, 'RESOURCE', ${id('resource', 'r')}, NULL, 'ADDED', now()
     FROM generate_series(0, ${resources} - 1) r`,
  `UPDATE network_counters SET journal_seq = journal_seq + ${challenges + contributions + messages + resources} WHERE network_id = $1::uuid`,
];

/** The first challenge holds the longest thread. */
export type FilledRoom = {
  networkId: string;
  longestThread: string;
  aThread: string;
  aResource: string;
  lastSeq: number;
};

/** Writes as superuser and past the triggers: through the API this would take an hour. */
export async function fillRoom(superUrl: string, networkId: string, size: RoomSize): Promise<FilledRoom> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off`);
    for (const sql of statements(size)) await client.query(sql, sql.includes('$1') ? [networkId] : []);
    const { rows } = await client.query<Omit<FilledRoom, 'networkId'>>(
      `SELECT ${id('challenge', '0')} AS "longestThread", ${id('challenge', '1')} AS "aThread", ${id('resource', '0')} AS "aResource",
         journal_seq AS "lastSeq" FROM network_counters WHERE network_id = $1::uuid`,
      [networkId],
    );
    await client.query('COMMIT');
    return { networkId, ...(rows[0] as Omit<FilledRoom, 'networkId'>) };
  } finally {
    await client.end();
  }
}
