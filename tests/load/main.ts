import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadThreads } from './load.js';
import { Progress } from './progress.js';
import { readSource } from './read-source.js';
import { runningServer, startTargetServer } from './target-server.js';

const usage = `npm run load -- FILE [--networks N] [--data FOLDER]
npm run load -- FILE [--networks N] --url URL --log LOGFILE --administrator EMAIL

Without --url a server of its own is started, with its database in FOLDER (.krets-load).
A running server must have KRETS_API=open and KRETS_ADMIN_EMAIL, print its mail (no SMTP_URL) and write to LOGFILE.`;

const from = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      networks: { type: 'string' },
      data: { type: 'string', default: '.krets-load' },
      url: { type: 'string' },
      log: { type: 'string' },
      administrator: { type: 'string' },
    },
  });
  const [file] = positionals;
  const networks = values.networks === undefined ? undefined : Number(values.networks);
  const { url, log, administrator } = values;
  const wrong = networks !== undefined && !(Number.isInteger(networks) && networks > 0);
  if (!file || wrong || (url && !(log && administrator))) throw new Error(usage);
  const threads = await readSource(from(file));
  const target = url
    ? await runningServer(url, from(log ?? ''), administrator ?? '')
    : await startTargetServer(from(values.data));
  const began = Date.now();
  try {
    const { refused, differences, ...counts } = await loadThreads(
      target,
      threads,
      networks,
      (what, total) => new Progress(what, total).tick,
    );
    for (const { where, why } of refused) console.log(`refused: ${where}: ${why}`);
    for (const difference of differences) console.log(`difference: ${difference}`);
    console.log(
      `loaded ${counts.threads} threads and ${counts.replies} replies in ${counts.networks} networks ` +
        `in ${((Date.now() - began) / 1_000).toFixed(1)} s; ${counts.sharing} authors share a seat; ` +
        `${refused.length} refused; ${differences.length} differences`,
    );
    return refused.length === 0 && differences.length === 0;
  } finally {
    await target.stop();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
