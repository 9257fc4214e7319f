import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded, installIfNeeded } from '../server/build.mjs';

// `npm test [-- jest's arguments]`: installs and builds what is missing, finds a browser, runs every test.
// With `--soak`, as `npm run soak`: the long loops in tests/soak instead.
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'krets-run-'));
const report = join(folder, 'report.json');
const soak = process.argv.includes('--soak');
const jestArguments = process.argv.slice(2).filter((argument) => argument !== '--soak');
let line = 'tests: 0 passed, 1 failed';
try {
  await installIfNeeded();
  await buildIfNeeded();
  const { findBrowser } = await import('./support/browser.mjs');
  const jest = join(here, '../node_modules/jest/bin/jest.js');
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '--forceExit',
      '--json',
      `--outputFile=${report}`,
      ...jestArguments,
    ],
    {
      cwd: here,
      stdio: ['inherit', soak ? 'inherit' : 'ignore', 'inherit'],
      env: { ...process.env, KRETS_BROWSER: await findBrowser(), ...(soak ? { KRETS_SOAK: '1' } : {}) },
    },
  );
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  line = `tests: ${numPassedTests} passed, ${failed} failed`;
  if (!success || failed > 0 || numPassedTests === 0) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(line);
