import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const names = async (sql: string) => (await database.asSuperuser<{ name: string }>(sql)).map(({ name }) => name);

/** The first column of an index on the table `t`. */
const leads = (column: string) => `EXISTS (
  SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
  WHERE i.indrelid = t.oid AND ${column})`;

describe('an index leads to', () => {
  it('whatever refers to a row that is deleted', async () => {
    const lacking = await names(`
      SELECT t.relname || '.' || c.conname AS name FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
      WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
        AND (has_table_privilege('krets_app', p.oid, 'DELETE') OR EXISTS (
          SELECT 1 FROM pg_proc f WHERE f.pronamespace = 'app'::regnamespace AND f.prosrc ~* ('DELETE FROM (public\\.)?' || p.relname || '\\M')))
        AND NOT ${leads(`a.attnum = ANY (c.conkey) AND (a.attname <> 'network_id' OR p.relname = 'networks')`)}
      ORDER BY 1`);
    expect(lacking).toEqual([]);
  });

  it('whatever belongs to a person', async () => {
    const lacking = await names(`
      SELECT DISTINCT t.relname || '.' || col.attname AS name FROM pg_class t JOIN pg_attribute col ON col.attrelid = t.oid
      LEFT JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f' AND c.confrelid = 'people'::regclass AND c.conkey = ARRAY[col.attnum]
      WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND col.atttypid = 'uuid'::regtype
        AND (c.oid IS NOT NULL OR col.attname IN ('author_id', 'owner_id', 'person_id', 'added_by', 'uploaded_by'))
        AND t.relname NOT IN ('emergency_accesses', 'administrators') -- A handful of rows, and nobody asks for their own.
        AND NOT ${leads('a.attnum = col.attnum')}
      ORDER BY 1`);
    expect(lacking).toEqual([]);
  });
});

describe('a condition that the database checks for every row', () => {
  it('finds out once a statement who asks', async () => {
    const bare = await names(`
      SELECT tablename || '.' || policyname AS name FROM pg_policies
      WHERE schemaname = 'public' AND (regexp_replace(qual, 'SELECT app\\.me\\(\\)', '', 'g') LIKE '%app.me()%' OR qual LIKE '%app.reads_from(%') ORDER BY 1`);
    expect(bare).toEqual([]);
  });

  it('in the statements of the server does so too, and compares with nothing that is not leakproof', () => {
    const folder = fileURLToPath(new URL('../../server/src', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      // The platform asks for no row of a room.
      (file) => file.endsWith('.ts') && !file.startsWith('platform/'),
    );
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
        .filter(
          (line) =>
            /[<>=]\s*app\.me\(\)/.test(line) ||
            /[<>]=?\s*(coalesce|greatest|least)\(|[<>]=?\s*\$\d+::int\[\]/i.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
