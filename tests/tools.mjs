import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, root } from '../server/build.mjs';

// `npm run load` and `npm run bench`: installs and builds what is missing, then runs the tool with its arguments.
const mains = { load: 'tests/dist/tests/load/main.js', bench: 'tests/dist/tests/bench/bench.js' };
const [tool, ...args] = process.argv.slice(2);
const run = (file, ...rest) =>
  spawnSync(process.execPath, [join(root, file), ...rest], { stdio: 'inherit' }).status ?? 1;

await installIfNeeded();
await buildIfNeeded();
process.exitCode = run('node_modules/typescript/bin/tsc', '-p', join(root, 'tests/tsconfig.tools.json'));
if (process.exitCode === 0) process.exitCode = run(mains[tool], ...args);
