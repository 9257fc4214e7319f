import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { timeouts } from './connections/role-settings.js';

export type Statement = <T extends object>(sql: string, values?: unknown[]) => Promise<T[]>;

/** The role that publishes numbers: it can read codes to count, and neither people nor what they have written. */
@Injectable()
export class StatisticsDatabase {
  /** @param url of the jobs role, which becomes the role of the numbers; without it nothing is published */
  constructor(private readonly url: string | undefined) {}

  get isSetUp(): boolean {
    return this.url !== undefined;
  }

  /** In one transaction, on a connection of its own: it runs a few times a year. */
  async write<T>(act: (rows: Statement) => Promise<T>): Promise<T> {
    const client = new pg.Client({
      ...{ connectionString: this.url, application_name: 'krets statistics' },
      connectionTimeoutMillis: timeouts.connect,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE krets_statistics');
      const done = await act(
        async <R extends object>(sql: string, values: unknown[] = []) => (await client.query<R>(sql, values)).rows,
      );
      await client.query('COMMIT');
      return done;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
