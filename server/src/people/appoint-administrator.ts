import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Makes the person with this address the administrator of the platform. Only the tables' owner can: the server's own role cannot write the column. */
export async function appointAdministrator(ownerUrl: string, address: string): Promise<void> {
  const email = address.trim().toLowerCase();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    // Two servers may start at once.
    await owner.query('SELECT pg_advisory_xact_lock(7306)');
    await owner.query(`SELECT set_config('app.key', $1, true)`, [email]);
    const known = await owner.query('UPDATE accounts SET is_administrator = true WHERE email = $1', [email]);
    if (known.rowCount === 0) {
      const id = randomUUID();
      await owner.query(`SELECT set_config('app.person_id', $1, true)`, [id]);
      await owner.query(`INSERT INTO people (id, name, role_title) VALUES ($1, '', '')`, [id]);
      await owner.query(
        `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ($1, $2, 'nn', true, now())`,
        [id, email],
      );
    }
    await owner.query('COMMIT');
  } finally {
    await owner.end();
  }
}
