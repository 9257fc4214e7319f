import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, root } from './build.mjs';

// `npm run dev`: server and web while they are changed. The embedded PostgreSQL goes on while the server starts again.
await installIfNeeded();
await buildIfNeeded();
const { startEmbedded } = await import('./dist/platform/database/embedded/embedded.js');
const database = await startEmbedded(join(root, '.krets'));
const port = process.env.PORT ?? '3000';
const env = {
  ...process.env,
  PORT: port,
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATABASE_JOBS_URL: database.jobsUrl,
  DATABASE_OPEN_URL: database.openUrl,
  KRETS_SECRET: database.secret,
  KRETS_DEMO: process.env.KRETS_DEMO ?? 'in-my-database',
  // The web's operations change while one works: any query is answered.
  KRETS_API: 'open',
  KRETS_SERVER: `http://localhost:${port}`,
};

const typescript = join(root, 'node_modules/typescript/bin/tsc');
const compile = (project) => [process.execPath, typescript, '-p', project, '--watch', '--preserveWatchOutput'];
const children = [
  compile('shared'),
  compile('server'),
  [process.execPath, '--watch-path=server/dist', '--watch-preserve-output', 'server/dist/start.js'],
  ['npm', 'run', 'dev', '-w', '@krets/web'],
].map(([command, ...args]) => spawn(command, args, { cwd: root, env, stdio: 'inherit', detached: true }));

const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const { pid } of children) {
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
  }
  // The server first: without its database it would only complain.
  await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  await database.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop(0));
for (const child of children) child.once('exit', (code) => void stop(code ?? 1));
