import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../corpus.js';
import { webRequestBodies } from '../documents.js';
import type { Act } from '../driver.js';
import { aChild, type Driver, nodeOptions, type Running } from '../processes.js';
import { median, quantile, shown, type Target } from '../statistics.js';
import type { Laid } from './bare.js';

const sizes = { '5MB': 5_000_000, '200kB': 200_000 };
type Size = keyof typeof sizes;
const demanded = 0.7;

/** A PDF of this many bytes, filled up with a comment. */
function aPdf(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, '%');
  content.write('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%');
  content.write('\ntrailer<</Root 1 0 R>>\n%%EOF\n', bytes - 30);
  return content;
}

/** Uploads it to the library through the API, as the page does. @returns its path on the server */
async function add({ url }: Running, { networkId, cookies: [cookie = ''] }: Place, bytes: number): Promise<string> {
  const ask = async <T>(path: string, headers: object, body: Buffer | string): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, ...headers },
      body: body as BodyInit,
    });
    const text = await response.text();
    if (!response.ok || text.includes('"errors":')) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const { id } = await ask<{ id: string }>(`/files?networkId=${networkId}`, { 'x-file-name': 'fil.pdf' }, aPdf(bytes));
  const resource = { title: 'Sjekkliste', why: 'Ho hjelpte.', fileId: id, tags: [], reviewBy: null, lang: 'nn' };
  const input = { networkId, clientId: randomUUID(), kind: 'FILE', collectionId: null, resource };
  await ask('/graphql', { 'content-type': 'application/json' }, webRequestBodies()('AddResource', { input }));
  return `/files/${id}`;
}

/** Where the content lies on the disk: the one file of its size. */
async function laid(folder: string, bytes: number): Promise<Laid> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const { size } = await stat(path);
    if (size === bytes) return { path, bytes };
  }
  throw new Error(`No file of ${bytes} bytes lies in the store.`);
}

const content = async (url: string, headers: Record<string, string>) =>
  Buffer.from(await (await fetch(url, { headers })).arrayBuffer());

/** A library file downloaded by every seat but the uploader, compared with the same file streamed by node:http. */
export async function measureDownload(
  ours: Running,
  driver: Driver,
  place: Place,
  folder: string,
  quick: boolean,
): Promise<Target[]> {
  const paths = {} as Record<Size, string>;
  const files: Record<string, Laid> = {};
  for (const [size, bytes] of Object.entries(sizes) as [Size, number][]) {
    paths[size] = await add(ours, place, bytes);
    files[paths[size]] = await laid(folder, bytes);
  }
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', BENCH_FILES: JSON.stringify(files) };
  const bare = aChild(new URL('./bare.js', import.meta.url), [], { env, execArgv: nodeOptions() });
  const targets: Target[] = [];
  try {
    const urls = { ours: ours.url, bare: await bare.output<string>() };
    const readers = place.cookies.slice(1);
    for (const path of Object.values(paths)) {
      const headers = { cookie: readers[0] ?? '' };
      deepStrictEqual(await content(`${urls.ours}${path}`, headers), await content(`${urls.bare}${path}`, headers));
    }
    for (const [size, bytes] of Object.entries(sizes) as [Size, number][]) {
      const acts: Act[] = readers.map((cookie) => [{ path: paths[size], cookie, bytes }]);
      for (const connections of [1, 16]) {
        const rates = { ours: [] as number[], bare: [] as number[] };
        const times: number[] = [];
        // The first round warms up.
        for (let round = 0; round <= (quick ? 3 : 7); round++) {
          for (const side of ['ours', 'bare'] as const) {
            const milliseconds = quick ? 500 : 1_000;
            const report = await driver.send({ url: urls[side], acts, connections, milliseconds });
            if (round === 0) continue;
            rates[side].push(report.rate);
            if (side === 'ours') times.push(...report.times);
          }
        }
        const [mine, theirs] = [median(rates.ours), median(rates.bare)];
        const megabytes = (rate: number) => `${shown(rate)} (${shown((rate * bytes) / 1_000_000)}MB/s)`;
        console.log(
          `bench download ${size} c=${connections} ours=${megabytes(mine)} bare=${megabytes(theirs)} ` +
            `ratio=${(mine / theirs).toFixed(2)} p50=${shown(median(times))} p99=${shown(quantile(times, 0.99))}`,
        );
        if (size === '5MB') {
          const what = `download of ${size} c=${connections}, ratio ≥ ${demanded}`;
          targets.push({ what, measured: mine / theirs, unit: '', reached: mine / theirs >= demanded });
        }
      }
    }
  } finally {
    await bare.stop();
  }
  return targets;
}
