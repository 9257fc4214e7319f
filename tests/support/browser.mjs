import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const known = () =>
  [
    process.env.KRETS_BROWSER,
    // The same browser without its window: it needs two thirds of the processor.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ].find((path) => path && existsSync(path));

/**
 * Where the browser is; gets one when there is none.
 *
 * @returns {Promise<string>}
 * @throws Error when none can be had: a browser test that is skipped tells nothing
 */
export async function findBrowser() {
  const found = known();
  if (found) return found;
  console.error('No browser found: getting one …');
  const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;
  const install = (name) => run('apt-get', ['install', '-y', '-qq', name]);
  if (process.getuid?.() === 0 && run('apt-get', ['update', '-qq']))
    install('chromium-headless-shell') || install('chromium');
  if (!known()) {
    const require = createRequire(import.meta.url);
    run(process.execPath, [
      join(dirname(require.resolve('playwright-core/package.json')), 'cli.js'),
      'install',
      'chromium',
    ]);
  }
  const got = known();
  if (!got) throw new Error('No browser could be found or installed: name one in KRETS_BROWSER.');
  return got;
}
