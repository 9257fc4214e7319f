import 'reflect-metadata';
import { Challenges1795392002000 } from '@krets/migrations/2026-11-23-challenges';
import { Networks1795392001000 } from '@krets/migrations/2026-11-23-networks';
import { People1795392000000 } from '@krets/migrations/2026-11-23-people';
import { AcceptedByAll1795478520000 } from '@krets/migrations/2026-11-25-accepted-by-all';
import { Administration1795478407000 } from '@krets/migrations/2026-11-25-administration';
import { Admission1795478405000 } from '@krets/migrations/2026-11-25-admission';
import { Chat1795478410000 } from '@krets/migrations/2026-11-25-chat';
import { Clock1795478460000 } from '@krets/migrations/2026-11-25-clock';
import { Consultations1795478430000 } from '@krets/migrations/2026-11-25-consultations';
import { Facilitation1795478406000 } from '@krets/migrations/2026-11-25-facilitation';
import { Form1795478402000 } from '@krets/migrations/2026-11-25-form';
import { Founding1795478403000 } from '@krets/migrations/2026-11-25-founding';
import { LateSeats1795478480000 } from '@krets/migrations/2026-11-25-late-seats';
import { Letters1795478530000 } from '@krets/migrations/2026-11-25-letters';
import { Listing1795478510000 } from '@krets/migrations/2026-11-25-listing';
import { OwnData1795478408000 } from '@krets/migrations/2026-11-25-own-data';
import { OwnTalk1795478470000 } from '@krets/migrations/2026-11-25-own-talk';
import { OwnWords1795478440000 } from '@krets/migrations/2026-11-25-own-words';
import { PausedRooms1795478540000 } from '@krets/migrations/2026-11-25-paused-rooms';
import { Pictures1795478490000 } from '@krets/migrations/2026-11-25-pictures';
import { Queue1795478450000 } from '@krets/migrations/2026-11-25-queue';
import { Reading1795478401000 } from '@krets/migrations/2026-11-25-reading';
import { ReadingOnce1795478500000 } from '@krets/migrations/2026-11-25-reading-once';
import { Resources1795478420000 } from '@krets/migrations/2026-11-25-resources';
import { Splitting1795478404000 } from '@krets/migrations/2026-11-25-splitting';
import { Topics1795478400000 } from '@krets/migrations/2026-11-25-topics';
import { NotedInTurn1795651200000 } from '@krets/migrations/2026-11-27-noted-in-turn';
import { Administrators1795824202000 } from '@krets/migrations/2026-11-28-administrators';
import { Beginnings1795824802000 } from '@krets/migrations/2026-11-28-beginnings';
import { ClientIds1795824201000 } from '@krets/migrations/2026-11-28-client-ids';
import { ClosedWords1795824200000 } from '@krets/migrations/2026-11-28-closed-words';
import { DataExports1795824801000 } from '@krets/migrations/2026-11-28-data-exports';
import { Feeds1795824500000 } from '@krets/migrations/2026-11-28-feeds';
import { FreshProof1795824301000 } from '@krets/migrations/2026-11-28-fresh-proof';
import { InvitationRights1795824100000 } from '@krets/migrations/2026-11-28-invitation-rights';
import { NotifyLater1795824910000 } from '@krets/migrations/2026-11-28-notify-later';
import { OldRooms1795824800000 } from '@krets/migrations/2026-11-28-old-rooms';
import { OutgoingMail1795824600000 } from '@krets/migrations/2026-11-28-outgoing-mail';
import { ProofToLeave1795824310000 } from '@krets/migrations/2026-11-28-proof-to-leave';
import { RateLimits1795824303000 } from '@krets/migrations/2026-11-28-rate-limits';
import { Retention1795824304000 } from '@krets/migrations/2026-11-28-retention';
import { RightsEnd1795824302000 } from '@krets/migrations/2026-11-28-rights-end';
import { SchemaSteps1795824505000 } from '@krets/migrations/2026-11-28-schema-steps';
import { Sessions1795824300000 } from '@krets/migrations/2026-11-28-sessions';
import { WebBuilds1795824510000 } from '@krets/migrations/2026-11-28-web-builds';
import { WebFiles1795824905000 } from '@krets/migrations/2026-11-28-web-files';
import { EmergencyAccessEnds1795824931000 } from '@krets/migrations/2026-11-29-emergency-access-ends';
import { EmergencyView1795824932000 } from '@krets/migrations/2026-11-29-emergency-view';
import { InvitationEnds1795824933000 } from '@krets/migrations/2026-11-29-invitation-ends';
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { log } from '../log.js';
import { reach } from './role-settings.js';

const migrations = [
  People1795392000000,
  Networks1795392001000,
  Challenges1795392002000,
  Topics1795478400000,
  Reading1795478401000,
  Form1795478402000,
  Founding1795478403000,
  Splitting1795478404000,
  Admission1795478405000,
  Facilitation1795478406000,
  Administration1795478407000,
  OwnData1795478408000,
  Chat1795478410000,
  Resources1795478420000,
  Consultations1795478430000,
  OwnWords1795478440000,
  Queue1795478450000,
  Clock1795478460000,
  OwnTalk1795478470000,
  LateSeats1795478480000,
  Pictures1795478490000,
  ReadingOnce1795478500000,
  Listing1795478510000,
  AcceptedByAll1795478520000,
  Letters1795478530000,
  PausedRooms1795478540000,
  NotedInTurn1795651200000,
  InvitationRights1795824100000,
  ClosedWords1795824200000,
  ClientIds1795824201000,
  Administrators1795824202000,
  Sessions1795824300000,
  FreshProof1795824301000,
  RightsEnd1795824302000,
  RateLimits1795824303000,
  Retention1795824304000,
  ProofToLeave1795824310000,
  OutgoingMail1795824600000,
  Feeds1795824500000,
  OldRooms1795824800000,
  SchemaSteps1795824505000,
  WebBuilds1795824510000,
  DataExports1795824801000,
  Beginnings1795824802000,
  WebFiles1795824905000,
  NotifyLater1795824910000,
  EmergencyAccessEnds1795824931000,
  EmergencyView1795824932000,
  InvitationEnds1795824933000,
];

type Migrations = (new () => MigrationInterface)[];

const lockKey = 7305;
/** In milliseconds. */
const lockTimeout = 2_000;
const tries = 10;
const waitForOthers = 120_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Brings the database of `ownerUrl` up to date. Asks first with a bare connection, because there is seldom anything to do. Whatever
 * has to wait for a lock gives up soon and tries again: everybody who comes after it waits for as long as it does.
 *
 * @param names as far as these migrations only
 * @throws Error when a name is unknown, or the database has been brought further than this server knows
 */
export async function migrate(ownerUrl: string, names?: string[], known: Migrations = migrations): Promise<void> {
  const wanted = names ? named(names, known) : known;
  const client = await reach('DATABASE_OWNER_URL', ownerUrl);
  try {
    if (await isUpToDate(client, known, wanted)) return;
    await becomeOnlyOne(client);
    if (await isUpToDate(client, known, wanted)) return;
    await installQueue(ownerUrl);
    await runPatiently(ownerUrl, wanted);
  } finally {
    await client.end();
  }
}

async function runPatiently(ownerUrl: string, wanted: Migrations): Promise<void> {
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: wanted,
    installExtensions: false,
    extra: { options: `-c lock_timeout=${lockTimeout}` },
  });
  await owner.initialize();
  try {
    for (let tried = 1; ; tried++) {
      try {
        await owner.runMigrations({ transaction: 'all' });
        return;
      } catch (error) {
        if (!gaveUpOnLock(error)) throw error;
        if (tried === tries) throw new Error('The database is busy: its tables could not be changed. Try again later.');
        log.warn({ tried }, 'A migration waited too long for a lock, and is tried again');
        await pause(lockTimeout * (0.5 + Math.random()));
      }
    }
  } finally {
    await owner.destroy();
  }
}

function named(names: string[], migrations: Migrations): Migrations {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown)
    throw new Error(`A newer Krets made this: it has the migration ${unknown}, which this one does not know.`);
  return migrations.filter(({ name }) => names.includes(name));
}

const gaveUpOnLock = (error: unknown) =>
  ['55P03', '40P01'].includes((error as { driverError?: { code?: string } }).driverError?.code ?? '');

/** Two servers may start at once. The lock goes with the connection. */
async function becomeOnlyOne(client: pg.Client): Promise<void> {
  for (const end = Date.now() + waitForOthers; Date.now() < end; await pause(100)) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS alone', [lockKey]);
    if (rows[0].alone) return;
  }
  throw new Error(
    'Another server has been changing the tables of the database for minutes. Try again when it is done.',
  );
}

/** The queue's tables come with the library, and are brought up to date with it. */
async function installQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: new Logger(() => () => {}) });
}

/**
 * A step this server does not know must have been declared harmless to those that do not know it: what it does not know of it would
 * otherwise read and write past.
 */
async function isUpToDate(client: pg.Client, known: Migrations, wanted: Migrations): Promise<boolean> {
  const exists = await client.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS migrated, to_regclass('app.compatible_steps') IS NOT NULL AS declared,
       to_regclass('graphile_worker.migrations') IS NOT NULL AS queue`,
  );
  const { migrated, declared, queue } = exists.rows[0];
  if (!migrated) return false;
  const names = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  const applied = await names('SELECT name FROM migrations');
  const harmless = declared ? await names('SELECT name FROM app.compatible_steps') : [];
  const ours = new Set(known.map(({ name }) => name));
  const unknown = applied.filter((name) => !ours.has(name) && !harmless.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The database has been changed by a newer Krets than this (${unknown.join(', ')}). Start the newer one, or restore the backup from before it.`,
    );
  return queue && wanted.every(({ name }) => applied.includes(name));
}
