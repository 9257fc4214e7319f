import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aside, clusterOfRun, copyDatabase, nameOf, once, onDatabase } from './database.js';
import type { TestServer } from './server.js';

/** A server with the demo in it, which accepts the web's own operations only. */
export const demoServer = { env: { KRETS_DEMO: 'in-my-database', KRETS_API: 'web' } };

export const isDemo = ({ env, jobs = true }: { env?: Record<string, string>; jobs?: boolean }) =>
  jobs && JSON.stringify(env) === JSON.stringify(demoServer.env);

/** The demo is loaded once in a run. After that its database and its files are copied. */
export type DemoTemplate = ReturnType<typeof demoTemplate>;

/** @param folder of the whole run */
export function demoTemplate(folder: string) {
  const place = join(folder, 'demo');
  const files = join(place, 'files');
  const ready = join(place, 'ready');
  return {
    database: 'krets_demo',
    files,
    ready,
    isReady: () => existsSync(ready),
    /** True for the first one who asks. */
    isMine: () => {
      try {
        mkdirSync(place);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Copies what a server has just loaded. A database that is copied has no connections: the server is suspended meanwhile, and finds it again. */
export async function copyDemo(server: TestServer, { database, files, ready }: DemoTemplate): Promise<void> {
  const name = nameOf(server.database.appUrl);
  server.freeze();
  try {
    await once(aside(), 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await copyDatabase(name, database);
    // A server that goes on holds its own jobs: in the copies nobody would do them.
    await once(
      onDatabase(clusterOfRun().superUrl, database),
      'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL',
    );
    cpSync(server.folder, files, { recursive: true });
  } finally {
    server.thaw();
  }
  await server.untilListening();
  writeFileSync(ready, '');
}
