import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { buildIfNeeded, installIfNeeded } from '../server/build.mjs';

// `npm test [-- jest's arguments]`: installs and builds what is missing, finds a browser, runs every test, and again what failed.
// With `--soak`, as `npm run soak`: the long loops in tests/soak instead. With `--watch`, as `npm run test:watch -- FILE`: again at each change
// of a test; a change of the server is seen when it has been built (`npm run dev` does that).
const here = fileURLToPath(new URL('.', import.meta.url));
const soak = process.argv.includes('--soak');
const watch = process.argv.includes('--watch');
const jestArguments = process.argv.slice(2).filter((argument) => !['--soak', '--watch'].includes(argument));

/** Everything of this run that is on disk. PostgreSQL, which runs as another user here, must get through to its own part. */
const folder = mkdtempSync(join(tmpdir(), 'krets-run-'));
chmodSync(folder, 0o711);
const report = join(folder, 'report.json');
let jest;

/** PostgreSQL survives the process that started it, unless it is stopped. */
function stopDatabases() {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('postmaster.pid')) continue;
    try {
      process.kill(Number(readFileSync(join(folder, name), 'utf8').split('\n')[0]), 'SIGQUIT');
    } catch {
      // It has ended already.
    }
  }
}

/** Jest, its workers and what they have started. A watching one shares our group. */
function stopJest() {
  try {
    if (jest) process.kill(watch ? jest.pid : -jest.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function cleanUp() {
  stopJest();
  stopDatabases();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    cleanUp();
    process.exit(130);
  });

function run(browser, jestArguments) {
  rmSync(report, { force: true });
  return new Promise((resolve, reject) => {
    const file = join(here, '../node_modules/jest/bin/jest.js');
    const mode = watch ? ['--watchAll'] : ['--forceExit', '--json', `--outputFile=${report}`];
    jest = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', file, ...mode, ...jestArguments], {
      cwd: here,
      // A group of its own can be ended as a whole; but only the group of the terminal can read keys.
      detached: !watch,
      stdio: watch ? 'inherit' : ['ignore', soak ? 'inherit' : 'ignore', 'inherit'],
      env: { ...process.env, TMPDIR: folder, KRETS_BROWSER: browser, ...(soak ? { KRETS_SOAK: '1' } : {}) },
    });
    jest.once('error', reject);
    jest.once('exit', resolve);
  });
}

/** What failed, with the beginning of each message: the end of a long log is what is read. */
function failures({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const messages = failed.map(({ fullName, failureMessages }) => [` › ${fullName}`, failureMessages.join('\n')]);
    // A file that could not be run has a message and no tests.
    if (failed.length === 0 && assertionResults.length === 0 && message) messages.push(['', message]);
    return messages.map(([test, words]) => {
      const beginning = stripVTControlCharacters(words).trim().split('\n').slice(0, 20);
      return `FAILED ${relative(here, name)}${test}\n${beginning.map((each) => `    ${each}`).join('\n')}\n`;
    });
  });
}

/** More than this many is no accident of a busy machine. */
const mostRunAgain = 5;

/**
 * A run with its failed files run once more on their own: a test that passes then is counted as passed, and both its failures and its name
 * are printed, because it may still have met a fault.
 */
async function runAgain(first, browser) {
  const failed = first.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (soak || watch || failed.length === 0 || failed.length > mostRunAgain) return first;
  for (const failure of failures(first)) console.log(`At first ${failure}`);
  console.log(`Run again on their own: ${failed.map((name) => relative(here, name)).join(', ')}`);
  stopJest();
  stopDatabases();
  await run(browser, ['--runInBand', '--runTestsByPath', ...failed]);
  const second = JSON.parse(readFileSync(report, 'utf8'));
  const others = first.testResults.filter(({ name }) => !failed.includes(name));
  const passedOf = (results) =>
    results.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length;
  return { ...second, numPassedTests: passedOf(others) + second.numPassedTests };
}

let line = 'tests: 0 passed, 1 failed';
try {
  await installIfNeeded();
  await buildIfNeeded();
  const { findBrowser } = await import('./support/browser.mjs');
  const browser = await findBrowser();
  await run(browser, jestArguments);
  const result = await runAgain(JSON.parse(readFileSync(report, 'utf8')), browser);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success } = result;
  for (const failure of failures(result)) console.log(failure);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  line = `tests: ${numPassedTests} passed, ${failed} failed`;
  if (!success || failed > 0 || numPassedTests === 0) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  cleanUp();
}
console.log(line);
