import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsOfDump, liveRows, rowsInDump } from '@krets/server/dist/platform/backup/check-dump.js';
import { exportAll } from '@krets/server/dist/platform/backup/export.js';
import { differences, fingerprintsOf } from '@krets/server/dist/platform/backup/fingerprint.js';
import { importAll, readExport } from '@krets/server/dist/platform/backup/import.js';
import { retained } from '@krets/server/dist/platform/backup/retention.js';
import pg from 'pg';
import { createRoom } from '../security/row-level-security/room.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

let folder: string;
let server: TestServer;
let target: TestDatabase;
const file = () => join(folder, 'krets.jsonl');

async function contentsOf({ superUrl }: TestDatabase) {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    return await fingerprintsOf(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'krets-export-'));
  server = await startServer({ jobs: true });
  await createRoom(server);
  // The jobs that are under way end first, so that what is compared stays as it is.
  await server.end();
  target = await createDatabase();
});
afterAll(async () => {
  await server?.stop();
  await target?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('an export', () => {
  it('is refused to a role that row-level security holds for, instead of being empty', async () => {
    for (const url of [server.database.ownerUrl, server.database.appUrl])
      await expect(exportAll(url, file())).rejects.toMatchObject({ code: '42501' });
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });

  it('is read by the role for backups, which can write nothing', async () => {
    const { rows } = await exportAll(server.database.backupUrl, file());
    expect(rows).toBeGreaterThan(300);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const client = new pg.Client({ connectionString: server.database.backupUrl });
    await client.connect();
    for (const sql of ['UPDATE accounts SET is_administrator = true', 'DELETE FROM people', 'CREATE TABLE x ()']) {
      const refused = await client.query(`BEGIN READ WRITE; ${sql}`).catch((error: unknown) => error);
      await client.query('ROLLBACK');
      expect(refused).toMatchObject({ code: '42501' });
    }
    await client.end();
  });

  it('fills an empty database so that every table is equal', async () => {
    await importAll(target.superUrl, file(), await readExport(file()));
    expect(differences(await contentsOf(server.database), await contentsOf(target))).toEqual([]);
    // New jobs get new numbers.
    const [{ next }] = (await target.asSuperuser(
      `SELECT (SELECT last_value FROM pg_sequences WHERE schemaname || '.' || sequencename = pg_get_serial_sequence('graphile_worker._private_jobs', 'id'))
         >= (SELECT max(id) FROM graphile_worker._private_jobs) AS next`,
    )) as [{ next: boolean }];
    expect(next).toBe(true);
  });

  it('is not imported where people are already', async () => {
    const head = await readExport(file());
    await expect(importAll(target.superUrl, file(), head)).rejects.toThrow('There are people in this database already');
  });

  it('is recognised when it was cut off or changed', async () => {
    const whole = await readFile(file(), 'utf8');
    const changed = join(folder, 'changed.jsonl');
    for (const text of [whole.slice(0, -200), whole.replace('Sagt', 'Sogt'), `${whole}{}\n`]) {
      await writeFile(changed, text);
      await expect(readExport(changed)).rejects.toThrow('is not whole');
    }
    await writeFile(changed, 'hello\n');
    await expect(readExport(changed)).rejects.toThrow('is not an export of Krets');
    await appendFile(changed, 'x');
  });
});

describe('a dump made by pg_dump', () => {
  const dump = (rows: Record<string, number>) =>
    Object.entries(rows)
      .map(([table, n]) => `COPY public.${table} (id, name) FROM stdin;\n${'a\tb\n'.repeat(n)}\\.\n`)
      .join('\nSET x;\n');

  it('is recognised when row-level security hid every row from it', async () => {
    const path = join(folder, 'dump.sql');
    await writeFile(path, dump({ organisations: 65, people: 0, accounts: 0, journal: 0 }));
    expect(faultsOfDump(await rowsInDump(path), null)).toEqual([
      expect.stringContaining('65 organisations and not one person'),
    ]);
    await writeFile(path, '-- only the schema\n');
    expect(faultsOfDump(await rowsInDump(path), null)).toEqual([expect.stringContaining('holds no data')]);
  });

  it('is compared with the database, table by table', async () => {
    const path = join(folder, 'dump.sql');
    await writeFile(path, dump({ organisations: 65, people: 3, accounts: 3, journal: 9 }));
    const rows = await rowsInDump(path);
    expect(faultsOfDump(rows, null)).toEqual([]);
    const faults = faultsOfDump(rows, await liveRows(server.database.backupUrl));
    expect(faults).toContainEqual(
      expect.stringMatching(/^public\.messages is empty in the dump; the database has \d+ rows/),
    );
    expect(faults).not.toContainEqual(expect.stringMatching(/^public\.people /));
  });
});

describe('old backups', () => {
  it('go, but for one of each of seven days and of four weeks, and the last two', () => {
    const days = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(2026, 8, 1 + n, 3)).toISOString());
    const twice = [...days, ...days.map((at) => at.replace('T03', 'T15'))];
    const stay = [...retained(twice)].sort();
    const afternoons = ['10-11', '10-18', '10-24', '10-25', '10-26', '10-27', '10-28', '10-29', '10-30'];
    expect(stay.map((at) => at.slice(5, 13))).toEqual([...afternoons.map((day) => `${day}T15`), '10-30T03'].sort());
  });
});
