import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { differences, type Fingerprints, fingerprintsOf } from '@krets/server/dist/platform/backup/fingerprint.js';
import { backupVerifiedAgeSeconds } from '@krets/server/dist/platform/backup/verified-time.js';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import pg from 'pg';
import { probes } from '../security/row-level-security/probes.js';
import { createRoom, type Room } from '../security/row-level-security/room.js';
import { isBlocked } from '../security/row-level-security/run-probe.js';
import type { TestDatabase } from '../support/database.js';
import { makePdf } from '../support/file-contents.js';
import { Installation, onCluster, operate } from '../support/maintenance-commands.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { Person } from '../support/person.js';
import type { TestServer } from '../support/server.js';

let place: Installation;
let database: TestDatabase;
let server: TestServer;
let room: Room;
let network: TestNetwork;
let file: { id: string; bytes: number };
/** A moment before anything went wrong, and what the database held then. */
let before: string;
let held: Fingerprints;

const env = () => ({ KRETS_DATA: place.data, KRETS_FILES: server.folder, KRETS_BACKUPS: place.backups });

async function onSuper<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Waits until everything that has been written is in the archive. */
async function archived(): Promise<void> {
  const [{ name } = { name: '' }] = await database.asSuperuser<{ name: string }>(
    'SELECT pg_walfile_name(pg_switch_wal()) AS name',
  );
  for (;;) {
    const [row] = await database.asSuperuser<{ last: string }>(
      'SELECT last_archived_wal AS last FROM pg_stat_archiver',
    );
    if (row && row.last >= name) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const into = (name: string) => join(place.folder, name);

beforeAll(async () => {
  place = await Installation.make();
  ({ database, server } = await onCluster(await place.start()));
  await server.start();
  room = await createRoom(server);
  network = await createNetwork(await createAdministrator(server), 'Drillen', 2);
  const [member, other] = network.members as [Person, Person];
  await other.postChallenge(network.id);
  file = await member.upload(network.id, makePdf());
});
afterAll(async () => {
  await server?.stop();
  await place?.remove();
});

describe('a backup', () => {
  it('is taken while others write, and is started before it counts', async () => {
    const [writer] = network.members as [Person];
    const { id } = await writer.postChallenge(network.id);
    let writing = true;
    let written = 0;
    const writes = (async () => {
      for (; writing; written++) await writer.contribute(id, `Svar ${written}`);
    })();
    const { code, output } = await operate(['backup'], env());
    writing = false;
    await writes;
    expect([code, output]).toEqual([0, expect.stringContaining('Verified: the copy starts')]);
    expect(written).toBeGreaterThan(0);
    expect(await backupVerifiedAgeSeconds(place.backups)).toBeLessThan(120);
  });

  it('is equal in every row when nobody writes, and makes room by removing the oldest of its day', async () => {
    const { code, output } = await operate(['backup'], env());
    expect([code, output]).toEqual([0, expect.stringContaining('every row equal')]);
    expect(await readdir(join(place.backups, 'base'))).toHaveLength(2);
    const third = await operate(['backup'], env());
    expect(third.output).toContain('2 backups stay; removed: 1 old ones');
  });
});

describe('restoring', () => {
  it('brings back the second before a deletion: every row, the files, the rules', async () => {
    [{ before }] = (await database.asSuperuser('SELECT clock_timestamp()::text AS before')) as [{ before: string }];
    held = await onSuper(database.superUrl, fingerprintsOf);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await database.asSuperuser(`DO $$ BEGIN SET LOCAL session_replication_role = replica;
      DELETE FROM contributions; DELETE FROM journal; DELETE FROM messages; END $$`);
    await archived();
    const { code, output } = await operate(
      ['restore', '--from', place.backups, '--to', before, '--into', into('second')],
      env(),
    );
    expect([code, output]).toEqual([0, expect.stringContaining('Files: 0 missing')]);
    expect(await readFile(join(into('second'), 'passwords.json'))).toEqual(
      await readFile(join(place.data, 'passwords.json')),
    );
    const cluster = await startEmbedded(into('second'));
    const copy = await onCluster(cluster, join(into('second'), 'files'));
    try {
      const found = await onSuper(cluster.superUrl, fingerprintsOf);
      const changed = differences(held, found).map((line) => line.split(' ')[0]);
      // A device is called back as long as its session lasts.
      expect(changed).toEqual(['public.push_subscriptions', 'public.sessions', 'public.sign_in_codes']);
      for (const table of ['public.push_subscriptions', 'public.sessions']) expect(found[table]?.rows).toBe(0);
      const through: string[] = [];
      await onSuper(cluster.superUrl, async (client) => {
        for (const [policy, each] of Object.entries(probes))
          for (const probe of each) if (!(await isBlocked(client, room, probe))) through.push(policy);
      });
      expect(through).toEqual([]);
      await copy.server.start();
      const [member] = network.members as [Person];
      const again = await new Person(copy.server, member.email).signIn();
      await again.postChallenge(network.id);
      const served = await again.get(`/files/${file.id}`);
      expect([served.status, served.bytes.length]).toEqual([200, file.bytes]);
    } finally {
      await copy.server.stop();
      await cluster.stop();
    }
  });

  it('leaves out what people have had deleted since, and says what else was ended since', async () => {
    const [leaver, taker] = network.members as [Person, Person];
    await leaver.ask('mutation { deleteAccount(words: TAKE_OUT) }');
    await taker.ask('mutation ($id: ID!) { eraseMyContent(networkId: $id) }', { id: network.id });
    await archived();
    const words = (from: TestDatabase) =>
      from.asSuperuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM challenges WHERE owner_id = ANY($1) AND situation <> '' AND network_id = $2`,
        [[leaver.id, taker.id], network.id],
      );
    const { code, output } = await operate(
      ['restore', '--from', place.backups, '--to', before, '--into', into('erased')],
      env(),
    );
    expect([code, output]).toEqual([0, expect.stringContaining('Erasures done again: 1 accounts, 2 times words')]);
    expect(output).toContain(network.seatOf.get(leaver));
    const cluster = await startEmbedded(into('erased'));
    const copy = await onCluster(cluster);
    try {
      expect(await words(copy.database)).toEqual([{ n: 0 }]);
      const left = await copy.database.asSuperuser(`SELECT email FROM accounts WHERE person_id = $1`, [leaver.id]);
      expect(left).toEqual([]);
      const [person] = await copy.database.asSuperuser(`SELECT name FROM people WHERE id = $1`, [leaver.id]);
      expect(person).toEqual({ name: '' });
    } finally {
      await cluster.stop();
    }
  });

  it('refuses when data exist, unless told to move them aside, and then does not delete them', async () => {
    const args = ['restore', '--from', place.backups, '--into', into('second')];
    const refused = await operate(args, env());
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('There are data in')]);
    const running = await operate(['restore', '--from', place.backups, '--force'], env());
    expect([running.code, running.output]).toEqual([1, expect.stringContaining('Another Krets')]);
  });

  it('refuses a moment before the first backup, a damaged backup and one of another PostgreSQL', async () => {
    const name = (await readdir(join(place.backups, 'base'))).sort().at(-1);
    const folder = join(place.backups, 'base', name ?? '');
    const tries = (...more: string[]) =>
      operate(['restore', '--from', place.backups, '--into', into('never'), ...more], env());
    expect((await tries('--to', '2020-01-01 12:00')).output).toContain('The first backup is of');
    const control = join(folder, 'data/global/pg_control');
    const whole = await readFile(control);
    await appendFile(control, 'x');
    expect((await tries()).output).toContain('is damaged: global/pg_control');
    expect((await operate(['check-backup', place.backups], env())).output).toContain('damaged: global/pg_control');
    await writeFile(control, whole);
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    await writeFile(join(folder, 'manifest.json'), manifest.replace(/"postgres": "18/, '"postgres": "17'));
    expect((await tries()).output).toContain('The backup is of PostgreSQL 17');
    await writeFile(join(folder, 'manifest.json'), manifest);
  });
});

describe('the archive', () => {
  it('is refused to a second cluster', async () => {
    await expect(startEmbedded(into('another'), place.backups)).rejects.toThrow('holds the backups of the data in');
  });
});

describe('data of another major version', () => {
  it('are refused with the two commands that bring them over', async () => {
    const version = join(into('erased'), 'postgres/PG_VERSION');
    await writeFile(version, '17\n');
    await expect(startEmbedded(into('erased'))).rejects.toThrow(
      /written by PostgreSQL 17, and this Krets brings PostgreSQL \d+.*npm run export.*npm run import/,
    );
  });
});
