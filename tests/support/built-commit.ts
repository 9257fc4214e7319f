import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);
const run = (command: string, args: string[], cwd: string) =>
  execute(command, args, { cwd, maxBuffer: 50_000_000, env: { ...process.env, NODE_OPTIONS: '' } });

export type Build = {
  name: string;
  startFile: string;
  /** The hashes of its web's operations, by name. */
  operations: Map<string, string>;
  /** Whether its servers have the files of each other's builds. */
  sharesFiles: boolean;
  remove(): Promise<void>;
};

function buildIn(folder: string, name: string, remove: () => Promise<void>): Build {
  const file = join(folder, 'web/dist/.persisted-documents.json');
  const documents = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const operations = new Map<string, string>();
  for (const [hash, text] of Object.entries(documents)) {
    const operation = /\b(?:query|mutation) (\w+)/.exec(text)?.[1];
    if (operation) operations.set(operation, hash);
  }
  const startFile = join(folder, 'server/dist/bundle/start.js');
  const sharesFiles = ['2026-11-28-web-files.ts', 'steps'].some((name) => existsSync(join(folder, 'migrations', name)));
  return { name, startFile, operations, sharesFiles, remove };
}

/** What the tests run on. */
export const thisBuild = (): Build => buildIn(root, 'this build', async () => {});

/** Another commit, built in a folder of its own. With the same libraries where its lock file is the same, else it installs its own. */
export async function builtCommit(commit: string): Promise<Build> {
  const { stdout } = await run('git', ['rev-parse', '--short', commit], root);
  const folder = await mkdtemp(join(tmpdir(), 'krets-commit-'));
  const archive = join(folder, '.commit.tar');
  await run('git', ['archive', '--output', archive, commit], root);
  await run('tar', ['-xf', archive], folder);
  if (sameLock(folder)) await linkLibraries(folder);
  await run(process.execPath, ['server/build.mjs'], folder);
  return buildIn(folder, stdout.trim(), () => rm(folder, { recursive: true, force: true }));
}

function sameLock(folder: string): boolean {
  const [one, other] = [root, folder].map((each) => readFileSync(join(each, 'package-lock.json'), 'utf8'));
  return one === other && existsSync(join(root, 'node_modules/.krets-installed'));
}

/** Each library by itself: the folder's own packages must be found in it, and not where the libraries are. */
async function linkLibraries(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules/@krets'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@krets' && name !== '.krets-installed')
      await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  for (const name of ['shared', 'migrations', 'server', 'web', 'tests']) {
    await symlink(join('../..', name), join(folder, 'node_modules/@krets', name));
    const own = join(root, name, 'node_modules');
    if (existsSync(own)) await symlink(own, join(folder, name, 'node_modules'));
  }
  await copyFile(join(root, 'node_modules/.krets-installed'), join(folder, 'node_modules/.krets-installed'));
}
