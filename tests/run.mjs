import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded, installIfNeeded } from '../server/build.mjs';

// `npm test [-- jest's arguments]`: installs and builds what is missing, finds a browser, runs every test.
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'krets-run-'));
const report = join(folder, 'report.json');
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
      ...process.argv.slice(2),
    ],
    { cwd: here, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, KRETS_BROWSER: await findBrowser() } },
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
