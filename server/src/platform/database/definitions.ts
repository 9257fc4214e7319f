import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';

type Step = { name: string; sql: string };
export type Definitions = {
  /** Tables and data, in order. */
  steps: Step[];
  /** Functions, and the grants, policies and triggers of each table: the present state, applied as a whole. */
  functions: string;
  policies: string;
  /** A hash of both. */
  hash: string;
  /** For a database from before the first migration: the names in its table of migrations, and the SQL that brings it to that state. */
  legacy: { migrations: string[]; upgrade: string };
};

const folder = join(repositoryRoot, 'migrations');
const sqlIn = (name: string): Step[] =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), sql: readFileSync(join(folder, name, file), 'utf8') }));
const joined = (name: string) => sqlIn(name).map(({ sql }) => sql);

/** The content of the folder `migrations`. */
export function readDefinitions(): Definitions {
  if (!existsSync(folder)) throw new Error(`The folder ${folder} is missing.`);
  const functions = joined('functions').join('\n');
  const policies = joined('policies').join('\n');
  const hash = createHash('sha256').update(`${functions}\0${policies}`).digest('hex');
  const legacy = (name: string) => readFileSync(join(folder, 'legacy', name), 'utf8');
  const migrations = legacy('migrations.txt').split('\n').filter(Boolean);
  return { steps: sqlIn('steps'), functions, policies, hash, legacy: { migrations, upgrade: legacy('upgrade.sql') } };
}
