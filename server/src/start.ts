import { createServer } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { type Appointment, appointAdministrator } from './identity/appoint-administrator.js';
import { type Config, readConfig } from './platform/config/config.js';
import {
  assertDirect,
  assertJobsRole,
  assertOpenRole,
  prepareRole,
} from './platform/database/connections/role-settings.js';
import { startEmbedded } from './platform/database/embedded/embedded.js';
import { killEmbedded } from './platform/database/embedded/postgres-process.js';
import { log } from './platform/logging/log.js';
import { disableSecurityLog } from './platform/logging/security-log.js';

type Stoppable = () => Promise<void>;

/** Checked first, so that nothing has started when the answer is no. */
function assertPortFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`)
          : error,
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Loading the modules takes as long as starting the database: both run at the same time. */
function loadModules(demo: boolean) {
  const bundled = Promise.all([
    import('./main.js'),
    demo ? import('./demo/load-demo.js') : undefined,
    import('./platform/database/migrate.js'),
    import('./platform/graphql/operations/register-web-build.js'),
  ]);
  // A failure is reported where the promise is awaited.
  bundled.catch(() => {});
  return bundled;
}

function warnAboutSeats({ seats: rooms, appointed }: Appointment): void {
  if (rooms === 0) return;
  const outcome = appointed ? 'They are administrator from before.' : 'They are not made administrator.';
  console.error(
    `KRETS_ADMIN_EMAIL names somebody who holds a seat in ${rooms} of the rooms. ${outcome} An administrator holds no seat: end the seats, or name somebody else. The logs of these rooms tell of it.`,
  );
}

async function assertWaysPastPooler(urls: { ownerUrl: string; jobsUrl?: string; directUrl?: string }): Promise<void> {
  const { ownerUrl, jobsUrl, directUrl } = urls;
  await assertDirect('DATABASE_OWNER_URL', ownerUrl);
  if (jobsUrl) await assertDirect('DATABASE_JOBS_URL', jobsUrl);
  if (directUrl) await assertDirect('DATABASE_DIRECT_URL', directUrl);
}

async function start(stops: Stoppable[]): Promise<string> {
  const config = readConfig(process.env);
  shutdownLimit = Math.max(shutdownLimit, 7_500 + config.drainSeconds * 1_000);
  if (config.demo) disableSecurityLog();
  if (config.jobs !== 'apart') await assertPortFree(config);
  const bundled = loadModules(config.demo);
  let urls = config.database;
  let { secrets } = config;
  if (!urls) {
    const embedded = startEmbedded(config.dataFolder, config.backups);
    // A signal to stop may arrive during the start.
    stops.unshift(() =>
      embedded.then(
        (started) => started.stop(),
        () => {},
      ),
    );
    urls = await embedded;
    secrets = [...secrets, (await embedded).secret];
  }
  const [{ serve }, demo, { migrate }, { registerWebBuild: noteWebBuild }] = await bundled;
  if (config.pooler === 'transaction') await assertWaysPastPooler({ ...urls, directUrl: config.directUrl });
  await migrate(urls.ownerUrl);
  if (config.api === 'web' && config.jobs !== 'apart') await noteWebBuild(urls.ownerUrl);
  // The direct connection first: it gives the role its settings, which the pooler's sessions then have.
  if (config.pooler === 'transaction' && config.directUrl) await prepareRole('DATABASE_DIRECT_URL', config.directUrl);
  await prepareRole('DATABASE_URL', urls.appUrl);
  if (config.jobs !== 'off' && urls.jobsUrl) {
    await prepareRole('DATABASE_JOBS_URL', urls.jobsUrl);
    await assertJobsRole(urls.jobsUrl);
  }
  if (urls.openUrl) {
    await prepareRole('DATABASE_OPEN_URL', urls.openUrl);
    await assertOpenRole(urls.openUrl);
  }
  if (config.administratorEmail) warnAboutSeats(await appointAdministrator(urls.ownerUrl, config.administratorEmail));
  const { ownerUrl, appUrl, jobsUrl, openUrl } = urls;
  if (config.database && !jobsUrl && !process.env.KRETS_JOBS)
    log.warn('Without DATABASE_JOBS_URL no scheduled jobs run: deadlines do not move, and no reminder is sent.');
  if (!openUrl) log.warn('Without DATABASE_OPEN_URL there is no open overview.');
  const first = async (app: INestApplicationContext) => demo?.loadDemo(app, ownerUrl);
  const serving = await serve({ ...config, secrets, databaseUrl: appUrl, jobsUrl, openUrl }, first, () => void stop(1));
  stops.unshift(() => serving.close());

  if (config.jobs === 'apart') return 'Krets: does what falls due, and serves nothing.';
  if (config.demo)
    return `Krets: ${config.publicUrl} – everything is invented; choose a person on the page to sign in.`;
  const mail = config.smtpUrl ? 'sent by e-mail' : 'printed here, since SMTP_URL is not set';
  return `Krets: ${config.publicUrl} – sign in with your e-mail address; the code is ${mail}.`;
}

const stops: Stoppable[] = [];
/** In milliseconds: after this the process exits, whatever is under way. */
let shutdownLimit = 9_000;
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    log.error('Some work did not end in time and is stopped now.');
    killEmbedded();
    process.exit(code);
  }, shutdownLimit);
  for (const each of stops)
    await each().catch((error: unknown) => log.error({ err: error }, 'A part could not be stopped'));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
process.on('unhandledRejection', (error) => log.error({ err: error }, 'Unhandled promise rejection'));
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'Uncaught exception: this process ends');
  void stop(1);
});
// npm, or the shell it starts, may end without a signal to this process, which then would run for ever.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 500).unref();
}

start(stops).then(console.log, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return stop(1);
});
