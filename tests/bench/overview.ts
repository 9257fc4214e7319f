import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { choices } from '@krets/server/dist/overview/filter.js';
import pg from 'pg';
import type { Act } from './driver.js';
import { type Running, startDriver, startOurs, startThin } from './processes.js';
import { seededRandom } from './seeded-random.js';
import { median, quantile, shown, type Target } from './statistics.js';

const many = 5_000;
const milliseconds = 1_500;
type Urls = { superUrl: string; appUrl: string; ownerUrl: string; openUrl: string };

/** Entries like those of the demo, in every county, each a little different. */
async function fill(superUrl: string): Promise<void> {
  const file = fileURLToPath(new URL('../../../../server/demo/overview.json', import.meta.url));
  const examples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  const random = seededRandom(5);
  const pick = <T>(values: readonly T[]) => values[random(values.length)] as T;
  const rows = Array.from({ length: many }, (_, n) => {
    const example = examples[n % examples.length] ?? {};
    return {
      ...{ id: randomUUID(), kind: pick(choices.kind), origin: pick(choices.origin), title: `${example.title} ${n}` },
      ...{ purpose: example.purpose, audience: example.audience, organiser_name: example.organiserName },
      ...{ organiser_type: pick(choices.organiser), basis: example.basis, roles: [pick(choices.role)] },
      ...{
        levels: [pick(choices.level), pick(choices.level)],
        counties: [pick(choices.county)],
        national: n % 9 === 0,
      },
      ...{ attendance: pick(choices.attendance), form: pick(choices.form), language: pick(choices.language) },
      status: n % 12 === 0 ? 'UNCONFIRMED' : n % 20 === 1 ? 'RESTING' : 'LISTED',
      seats: pick(['YES', 'FEW', 'NO', null]),
    };
  });
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(
    `INSERT INTO open.entries (id, kind, origin, status, title, purpose, audience, organiser_name, organiser_type, basis, roles, levels, counties, national,
       attendance, form, language, seats, published_at, changed_at, confirmed_at)
     SELECT id, kind, origin, status, title, purpose, coalesce(audience, ''), organiser_name, organiser_type, coalesce(basis, '{}'), roles, levels, counties,
       national, attendance, form, language, seats, now(), now(), now() FROM jsonb_populate_recordset(NULL::open.entries, $1)`,
    [JSON.stringify(rows)],
  );
  await client.query('VACUUM ANALYZE open.entries');
  await client.end();
}

/** Two to four choices at once, as the form sends them. */
function combinations(count: number): string[] {
  const random = seededRandom(9);
  const names = Object.keys(choices) as (keyof typeof choices)[];
  return Array.from({ length: count }, (_, n) => {
    const query = new URLSearchParams();
    for (let chosen = 0; chosen < 2 + (n % 3); chosen++) {
      const name = names[random(names.length)] ?? 'kind';
      query.set(name, String(choices[name][random(choices[name].length)]));
    }
    if (n % 5 === 0) query.set('seats', '1');
    return `/oversyn?${query}`;
  });
}

const words = [
  'leiing',
  'seksjonssjefer',
  'omstilling',
  'digitalisering',
  'ledere',
  'forum',
  'frukost',
  'tillit',
  'nord',
];
const searches = words.flatMap((one) => words.map((other) => `/oversyn?q=${one === other ? one : `${one}+${other}`}`));

/** Nothing is timed before both list the same entries in the same order. */
async function assertSameEntries(ours: Running, thin: Running, paths: string[]): Promise<void> {
  for (const path of paths) {
    const [page, rows] = await Promise.all([fetch(ours.url + path), fetch(thin.url + path)]);
    const shown = [...(await page.text()).matchAll(/<h3><a href="\/oversyn\/([\da-f-]{36})/g)].map(([, id]) => id);
    const found = ((await rows.json()) as { id: string }[]).map(({ id }) => id);
    if (JSON.stringify(shown) !== JSON.stringify(found)) throw new Error(`${path} lists ${shown} and not ${found}.`);
  }
}

/** The open overview with five thousand entries, beside a server that asks for each page in SQL and sends the rows. */
export async function measureOverview(urls: Urls, files: string, quick: boolean): Promise<Target[]> {
  const driver = startDriver();
  await fill(urls.superUrl);
  const ours = await startOurs(urls.appUrl, urls.ownerUrl, files, undefined, { DATABASE_OPEN_URL: urls.openUrl });
  const thin = await startThin(urls.openUrl, './thin/overview.js');
  const actsOf = (paths: string[]): Act[] => paths.map((path) => [{ path, cookie: '' }]);
  const press = ({ url }: Running, paths: string[], connections: number) =>
    driver.send({ url, acts: actsOf(paths), connections, milliseconds });
  const targets: Target[] = [];
  try {
    const facets = combinations(200);
    const all = [...facets, ...searches, '/oversyn', '/oversyn?page=40', '/oversyn?old=1'];
    await assertSameEntries(ours, thin, all);
    for (const side of [ours, thin]) await press(side, all, 16);
    for (const [what, paths, most] of [
      ['any choices', [...facets, '/oversyn', '/oversyn?page=40'], 30],
      ['search', searches, 20],
    ] as const) {
      const { times } = await press(ours, [...paths], 1);
      const measured = quantile(times, 0.95);
      console.log(`bench overview ${what} p50=${shown(median(times))} p95=${shown(measured)} ms of ${times.length}`);
      targets.push({ what: `overview: ${what}, p95 ≤ ${most} ms`, measured, unit: ' ms', reached: measured <= most });
    }
    const rates = { ours: [] as number[], thin: [] as number[] };
    for (let round = 0; round < (quick ? 3 : 7); round++) {
      rates.ours.push((await press(ours, all, 16)).rate);
      rates.thin.push((await press(thin, all, 16)).rate);
    }
    const [mine, theirs] = [median(rates.ours), median(rates.thin)];
    console.log(`bench overview c=16 ours=${shown(mine)} thin=${shown(theirs)} ratio=${(mine / theirs).toFixed(2)}`);
    const ratio = mine / theirs;
    targets.push({ what: 'overview c=16, ratio ≥ 0.6', measured: ratio, unit: '', reached: ratio >= 0.6 });
  } finally {
    await Promise.all([ours.stop(), thin.stop(), driver.stop()]);
  }
  return targets;
}
