import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { log } from '../logging/log.js';
import { timeouts } from './connections/role-settings.js';

/** Open pages are few and fast: what they use must not take connections from the rooms. */
const connections = 4;

/** What everybody may read: a role that can reach the schema `open` alone, on connections of its own. */
@Injectable()
export class OpenDatabase implements OnModuleDestroy {
  readonly #pool: pg.Pool | undefined;

  /** @param url of the role; without it there are no open pages */
  constructor(url: string | undefined) {
    if (!url) return;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      application_name: 'krets open',
      connectionTimeoutMillis: timeouts.connect,
      keepAlive: true,
      onConnect: (client) => void client.on('error', () => {}),
    });
    this.#pool.on('error', (error) => log.warn({ err: error }, 'A connection to what is open was lost'));
  }

  get isSetUp(): boolean {
    return this.#pool !== undefined;
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    if (!this.#pool) throw new Error('There is no connection to what is open.');
    return (await this.#pool.query<T>(sql, values)).rows;
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pool?.end();
  }
}
