import pg from 'pg';

const tables = [
  'people',
  'accounts',
  'networks',
  'network_counters',
  'charters',
  'seats',
  'challenges',
  'threads',
  'contributions',
  'read_marks',
  'journal',
];

/** The same rooms and people `copies` times more, under other ids; rooms with more entries in their journal are not copied. */
export async function enlargePlatform(superUrl: string, copies: number, mostEntries: number): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
      CREATE TEMP TABLE large AS SELECT network_id AS id FROM network_counters WHERE journal_seq > ${mostEntries}`);
    for (const table of tables) {
      const { rows } = await client.query<{ name: string; type: string }>(
        `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      const network = table === 'networks' ? 'id' : rows.find(({ name }) => name === 'network_id')?.name;
      const where = network ? `WHERE t.${network} NOT IN (SELECT id FROM large)` : '';
      const values = rows.map(({ name, type }) =>
        type === 'uuid' ? `md5(t.${name}::text || k)::uuid` : name === 'email' ? `k || '.' || t.email` : `t.${name}`,
      );
      await client.query(
        `INSERT INTO ${table} (${rows.map(({ name }) => name).join(', ')})
         SELECT ${values.join(', ')} FROM ${table} t, generate_series(1, ${copies}) k ${where}`,
      );
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
