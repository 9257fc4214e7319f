import { randomUUID } from 'node:crypto';
import { cleanAddress } from '@krets/shared/text';
import pg from 'pg';

/**
 * `rooms` is the number of rooms where the person holds a seat. When it is above 0, nobody is appointed: `appointed` is then true only
 * for a person who was administrator before.
 */
export type Appointment = { seats: number; appointed: boolean };

/**
 * Makes the person with this address an administrator of the platform. Only the owner of the tables can: the server's own role cannot
 * write the column. A person who holds a seat is not appointed, and their rooms are told of the attempt.
 *
 * @param since for the demo: when they were appointed
 */
export async function appointAdministrator(ownerUrl: string, address: string, since?: Date): Promise<Appointment> {
  const email = cleanAddress(address);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    // Two servers may start at the same time.
    await owner.query('SELECT pg_advisory_xact_lock(7306)');
    await owner.query(`SELECT set_config('app.access_key', $1, true)`, [email]);
    const known = await owner.query<{ person_id: string }>('SELECT person_id FROM accounts WHERE email = $1', [email]);
    const id = known.rows[0]?.person_id ?? (await createAccount(owner, email));
    const appointed = await appoint(owner, id);
    const told = await owner.query<{ rooms: number }>('SELECT app.announce_new_administrator($1) AS rooms', [id]);
    if (since) {
      await owner.query(`SELECT set_config('app.administered_person', 'all', true)`);
      await owner.query('UPDATE administrators SET appointed_at = $2 WHERE person_id = $1', [id, since]);
    }
    await owner.query('COMMIT');
    return { seats: told.rows[0]?.rooms ?? 0, appointed };
  } finally {
    await owner.end();
  }
}

/** False for a person who holds a seat. */
async function appoint(owner: pg.Client, id: string): Promise<boolean> {
  await owner.query('SAVEPOINT appointing');
  try {
    await owner.query('UPDATE accounts SET is_administrator = true WHERE person_id = $1 AND NOT is_administrator', [
      id,
    ]);
    return true;
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'ck_accounts_seated') throw error;
    await owner.query('ROLLBACK TO SAVEPOINT appointing');
    return false;
  }
}

async function createAccount(owner: pg.Client, email: string): Promise<string> {
  const id = randomUUID();
  await owner.query(`SELECT set_config('app.person_id', $1, true)`, [id]);
  await owner.query(`INSERT INTO people (id, name, role_title) VALUES ($1, '', '')`, [id]);
  await owner.query(
    `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ($1, $2, 'nn', false, now())`,
    [id, email],
  );
  await owner.query(`SELECT set_config('app.person_id', '', true)`);
  return id;
}
