import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Person } from './person.js';

/** A connection as the role the server runs as, in a transaction that acts as one person and presents a key. */
export class AsApp {
  private constructor(readonly client: pg.Client) {}

  static async begin(person: Person, key = ''): Promise<AsApp> {
    const client = new pg.Client({ connectionString: person.server.database.appUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.person_id', $1, true), set_config('app.access_key', $2, true)`, [
      person.id,
      key && createHash('sha256').update(key).digest('hex'),
    ]);
    return new AsApp(client);
  }

  async rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.client.query(sql, values)).rows;
  }

  async end(how: 'COMMIT' | 'ROLLBACK' = 'ROLLBACK'): Promise<void> {
    await this.client.query(how).finally(() => this.client.end());
  }
}

/** @returns the rows of one statement, or its error code. Rolls back. */
export async function asApp(person: Person, key: string, sql: string, values: unknown[] = []): Promise<unknown> {
  const app = await AsApp.begin(person, key);
  try {
    return await app.rows(sql, values);
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await app.end();
  }
}
