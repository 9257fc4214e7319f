import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import { assertSameData } from './compare-answers.js';
import { measureConsultation } from './consultation.js';
import { seed } from './corpus.js';
import { measureDeadlines } from './deadlines.js';
import { measureDelivery } from './delivery/measure.js';
import { measureDigest } from './digest.js';
import { measureDownload } from './download/measure.js';
import { measureGap } from './gap/measure.js';
import { type Job, jobsOn } from './jobs.js';
import { measureOldRoom } from './large-room.js';
import { measureMeeting } from './meeting.js';
import { measureOverview } from './overview.js';
import {
  type Driver,
  type Running,
  residentMegabytes,
  startAll,
  startDriver,
  startOurs,
  startThin,
} from './processes.js';
import { processorOf } from './processor.js';
import { median, quantile, shown, type Target, table } from './statistics.js';

const quick = process.argv.includes('--quick');
const only =
  process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length) ??
  process.argv.slice(2).find((arg) => !arg.startsWith('--'));
const rounds = quick ? 3 : 7;
const milliseconds = quick ? 600 : 1_200;
const targets: Target[] = [];

type Pair = { ours: Running; thin: Running; driver: Driver; cluster: string };

/** Alternates between our server and the thin one, so that a slow moment of the machine affects both; the median of the rounds counts. */
async function measure({ ours, thin, driver, cluster }: Pair, job: Job, connections: number): Promise<void> {
  const rates = { ours: [] as number[], thin: [] as number[] };
  const costs = { ours: [] as number[], thin: [] as number[] };
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [side, { url, pid }] of Object.entries({ ours, thin }) as ['ours' | 'thin', Running][]) {
      const before = processorOf(cluster, pid);
      const report = await driver.send({ url, acts: job[side], connections, milliseconds });
      costs[side].push((processorOf(cluster, pid) - before) / report.times.length);
      rates[side].push(report.rate);
      if (side === 'ours') times.push(...report.times);
    }
  }
  const [mine, theirs] = [median(rates.ours), median(rates.thin)];
  const ratio = mine / theirs;
  console.log(
    `bench ${job.name} c=${connections} ours=${shown(mine)} thin=${shown(theirs)} ratio=${ratio.toFixed(2)} ` +
      `p50=${shown(median(times))} p99=${shown(quantile(times, 0.99))} ` +
      `processor ours=${shown(median(costs.ours))}ms thin=${shown(median(costs.thin))}ms ` +
      `ratio=${(median(costs.thin) / median(costs.ours)).toFixed(2)}`,
  );
  const demanded = job.name === 'post' ? 0.55 : 0.35;
  if (connections === 16)
    targets.push({
      what: `${job.name} c=16, ratio ≥ ${demanded}`,
      measured: ratio,
      unit: '',
      reached: ratio >= demanded,
    });
}

async function warm({ ours, thin, driver }: Pair, jobs: Job[]): Promise<void> {
  for (const job of jobs) {
    for (const [side, { url }] of Object.entries({ ours, thin }) as ['ours' | 'thin', Running][]) {
      await driver.send({
        url,
        acts: job[side],
        connections: 16,
        milliseconds: quick ? 1_000 : 2_500,
      });
    }
  }
}

/** From the command to the line with the address. The first start makes the database and the demo; the second is measured. */
async function secondStart(folder: string): Promise<number> {
  const first = await startAll(folder);
  await first.stop();
  const began = performance.now();
  const second = await startAll(folder);
  const seconds = (performance.now() - began) / 1_000;
  await second.stop();
  return seconds;
}

/** Everything that is measured in rooms, or the one thing that is asked for. */
async function measureRooms(cluster: Embedded, files: string): Promise<void> {
  const corpus = await seed(cluster.superUrl);
  const jobsUrl = only === 'old-room' ? cluster.jobsUrl : undefined;
  // The digests are one server's to compute.
  const alone: Record<string, string> = only === 'digest' ? { KRETS_JOBS: 'off' } : {};
  const eventLoop = join(folder, 'event-loop');
  const watched = {
    NODE_OPTIONS: `--import=${new URL('./search/event-loop.js', import.meta.url)}`,
    BENCH_EVENT_LOOP: eventLoop,
  };
  const more = only === 'search' ? watched : alone;
  const ours = await startOurs(cluster.appUrl, cluster.ownerUrl, files, jobsUrl, more);
  const thin = await startThin(cluster.superUrl);
  const pair = { ours, thin, driver: startDriver(), cluster: join(folder, 'corpus') };
  stops.unshift(async () => void (await Promise.all([ours, thin, pair.driver].map((each) => each.stop()))));

  const jobs = jobsOn(corpus).filter(({ name }) => !only || name === only);
  await assertSameData(jobs, ours.url, thin.url);
  await warm(pair, jobs);
  const warmMegabytes = residentMegabytes(ours.pid);
  for (const job of jobs) for (const connections of [1, 16, 64]) await measure(pair, job, connections);
  if (!only || only === 'deadlines') targets.push(await measureDeadlines(cluster, files));
  if (!only || only === 'live-consultation') targets.push(await measureConsultation(ours.url, corpus.long, quick));
  if (!only || only === 'meeting') targets.push(await measureMeeting(ours.url, cluster.superUrl, corpus.long, quick));
  if (!only || only === 'delivery') targets.push(...(await measureDelivery(cluster, ours, corpus.longest, quick)));
  if (!only || only === 'download')
    targets.push(...(await measureDownload(ours, pair.driver, corpus.longest, files, quick)));
  if (!only || only === 'gap') targets.push(await measureGap(ours, cluster.superUrl, corpus.long, quick));
  // None of these is part of a full run. The search fills a thousand rooms: `npm run bench -- --only=search`.
  if (only === 'search') {
    // They read their texts when they are loaded.
    const { measurePosting } = await import('./search/posting.js');
    const { measureOwnTexts, measureRecall } = await import('./search/recall.js');
    const { measureSearch } = await import('./search/speed.js');
    const [recall, own] = [await measureRecall(), await measureOwnTexts()];
    console.log(`bench search own texts, one word across=${own.oneWord.toFixed(1)}`);
    for (const [what, measured, demanded] of [
      ['same form', recall.same, 95],
      ['across', recall.across, 93],
      ['three rare words across', recall.rare, 76],
      ['one slip', recall.typo, 90],
      ['own texts, across', own.across, 93],
      ['own texts, three rare words across', own.rare, 76],
      ['own texts, one slip', own.typo, 90],
      ['own texts, one slip across', own.acrossTypo, 90],
    ] as const)
      targets.push({
        what: `search: of 100 answers, among the first ten, ${what} ≥ ${demanded}`,
        measured,
        unit: '',
        reached: measured >= demanded,
      });
    const posting = jobsOn(corpus).find(({ name }) => name === 'post');
    if (posting) targets.push(await measurePosting({ ...pair, superUrl: cluster.superUrl }, posting, quick));
    targets.push(...(await measureSearch(cluster.superUrl, ours, corpus.long, quick, eventLoop)));
  }
  // This one has ten thousand people.
  if (only === 'digest') targets.push(...(await measureDigest(cluster, files, quick)));
  // This makes the platform sixteen times as large: `npm run bench -- old-room`.
  if (only === 'old-room') targets.push(...(await measureOldRoom(cluster, ours, corpus, quick)));
  if (only) console.log(`warm ${warmMegabytes}MB`);
  if (!only) {
    console.log(`bench memory warm=${warmMegabytes}MB end=${residentMegabytes(ours.pid)}MB`);
    targets.push({
      what: 'memory after warm-up ≤ 220 MB',
      measured: warmMegabytes,
      unit: ' MB',
      reached: warmMegabytes <= 220,
    });
    const seconds = await secondStart(join(folder, 'ready'));
    console.log(`bench ready second-start=${seconds.toFixed(2)}s`);
    targets.push({ what: 'ready on the second start ≤ 3 s', measured: seconds, unit: ' s', reached: seconds <= 3 });
  }
}

const folder = await mkdtemp(join(tmpdir(), 'krets-bench-'));
const stops = [() => rm(folder, { recursive: true, force: true })];
try {
  const cluster = await startEmbedded(join(folder, 'corpus'));
  stops.unshift(() => cluster.stop());
  await migrate(cluster.ownerUrl);
  // This one has five thousand entries, and no room.
  if (only === 'overview') targets.push(...(await measureOverview(cluster, join(folder, 'files'), quick)));
  else await measureRooms(cluster, join(folder, 'files'));
  console.log(`\n${table(targets)}`);
} finally {
  for (const stop of stops) await stop();
}
