import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { busy } from '../../errors.js';
import { log } from '../../logging/log.js';
import { poolOf } from './data-source.js';
import { timeouts } from './role-settings.js';

/** In milliseconds: how long the pool stays at the number of connections the database allowed, after it refused more. */
const maxWaiting = 30_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Takes a connection of the pool. When the database allows fewer than the pool wants, waits for one of those.
 *
 * @throws BUSY when none is free in time
 */
export async function connect(database: DataSource): Promise<{ runner: QueryRunner; client: PoolClient }> {
  const until = Date.now() + timeouts.connect;
  for (;;) {
    const runner = database.createQueryRunner();
    try {
      return { runner, client: await runner.connect() };
    } catch (error) {
      const noneLeft = (error as { code?: string }).code === '53300';
      if (noneLeft) sweepIdle(database);
      if (!noneLeft || Date.now() > until) {
        log.warn({ err: error }, 'No connection to the database was free');
        throw busy();
      }
      await pause(50);
    }
  }
}

function sweepIdle(database: DataSource): void {
  const pool = poolOf(database);
  const { max } = pool.options;
  const there = Math.max(1, pool.totalCount);
  if (there >= max) return;
  pool.options.max = there;
  log.warn({ connections: there }, 'The database allows no more connections');
  setTimeout(() => (pool.options.max = max), maxWaiting).unref();
}
