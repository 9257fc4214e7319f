import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../server/dist/platform/database/embedded/embedded.js';
import { queryBatched } from '../../server/dist/platform/database/pipeline.js';

// What one Sync for the statements of a turn is worth beside pg's own pipeline mode: `npm run build && node tests/bench/pipelining.mjs`.
// A transaction like a post: statements in three turns. The ways take turns, and the medians of the rounds are compared.
const [rounds, transactions, connections] = [9, 400, 8];
const turns = [
  ['BEGIN', `SELECT set_config('app.person_id', $1, true)`, 'SELECT n FROM things WHERE id = 1 FOR UPDATE'],
  [
    'SELECT * FROM things WHERE id = 2',
    'SELECT * FROM things WHERE id = 3',
    'SELECT count(*) FROM things WHERE id < 20',
  ],
  ['INSERT INTO notes (body) VALUES ($1)', 'UPDATE things SET n = n + 1 WHERE id = 1', 'COMMIT'],
];
const valuesOf = (text) => (text.includes('$1') ? ['x'] : []);
const named = (client) => (text) => client.query({ name: text.slice(0, 60), text, values: valuesOf(text) });
const inTurns = (send) => async () => {
  for (const turn of turns) await Promise.all(turn.map(send));
};
const ways = {
  'one statement at a time': {
    prepare: (client) => async () => {
      for (const text of turns.flat()) await named(client)(text);
    },
  },
  "pg's pipeline mode": { pipeline: true, prepare: (client) => inTurns(named(client)) },
  'one Sync for each turn': {
    pipeline: true,
    prepare: (client) => inTurns((text) => queryBatched(client, text, valuesOf(text))),
  },
};
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const folder = await mkdtemp(join(tmpdir(), 'krets-pipelining-'));
const embedded = await startEmbedded(folder);
const found = {};
try {
  const owner = new pg.Client(embedded.superUrl);
  await owner.connect();
  await owner.query('CREATE TABLE things (id int PRIMARY KEY, n int NOT NULL); CREATE TABLE notes (body text)');
  await owner.query('INSERT INTO things SELECT i, 0 FROM generate_series(1, 1000) i');
  await owner.end();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { pipeline = false, prepare }] of Object.entries(ways)) {
      const clients = Array.from(
        { length: connections },
        () => new pg.Client({ connectionString: embedded.superUrl, pipeline }),
      );
      await Promise.all(clients.map((client) => client.connect()));
      const runs = clients.map(prepare);
      await Promise.all(runs.map((run) => run()));
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      await Promise.all(
        runs.map(async (run) => {
          for (let n = 0; n < transactions / connections; n++) await run();
        }),
      );
      const { user, system } = process.cpuUsage(cpu);
      const each = { milliseconds: (performance.now() - began) / transactions, cpu: (user + system) / transactions };
      await Promise.all(clients.map((client) => client.end()));
      if (round > 0) (found[name] ??= []).push(each);
    }
  }
} finally {
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const [name, each] of Object.entries(found)) {
  const rate = 1_000 / median(each.map(({ milliseconds }) => milliseconds));
  const cpu = median(each.map((one) => one.cpu));
  console.log(
    `${name.padEnd(24)} ${rate.toFixed(0)} transactions a second, ${cpu.toFixed(0)} µs of this process's processor each`,
  );
}
