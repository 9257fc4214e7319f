import { passageKeys } from '@krets/shared/search/passage';
import pg from 'pg';
import type { Asking, Job } from '../jobs.js';
import type { Driver, Running } from '../processes.js';
import { processorOf } from '../processor.js';
import { median, type Target } from '../statistics.js';
import { pairs } from './written.js';

type Measured = { ours: Running; driver: Driver; cluster: string; superUrl: string };

/**
 * What the index costs a post, in processor time of the server and PostgreSQL: rounds in which the passage is written and rounds in which
 * a trigger leaves it out, by turns. The keys are computed in both, so their time is measured apart.
 */
export async function measurePosting({ ours, driver, cluster, superUrl }: Measured, job: Job, quick: boolean) {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  const times = { with: [] as number[], without: [] as number[] };
  const acts: Asking[][] = job.ours;
  try {
    await client.query(
      `CREATE FUNCTION public.leave_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    );
    for (let round = 0; round < (quick ? 6 : 20); round++)
      for (const which of ['with', 'without'] as const) {
        if (which === 'without')
          await client.query(
            'CREATE TRIGGER leave_out BEFORE INSERT ON passages FOR EACH ROW EXECUTE FUNCTION public.leave_out()',
          );
        const before = processorOf(cluster, ours.pid);
        const report = await driver.send({ url: ours.url, acts, connections: 16, milliseconds: 600 });
        if (round > 0) times[which].push((processorOf(cluster, ours.pid) - before) / report.times.length);
        if (which === 'without') await client.query('DROP TRIGGER leave_out ON passages');
      }
  } finally {
    await client.query('DROP FUNCTION IF EXISTS public.leave_out CASCADE');
    await client.end();
  }
  const [written, leftOut, keys] = [median(times.with), median(times.without), millisecondsOfKeys()];
  const percent = (100 * (written - leftOut + keys)) / (leftOut - keys);
  console.log(
    `bench search post with=${written.toFixed(2)}ms without=${leftOut.toFixed(2)}ms of processor, keys=${keys.toFixed(3)}ms`,
  );
  return {
    what: 'search: a post costs more by ≤ 5 %',
    measured: percent,
    unit: ' %',
    reached: percent <= 5,
  } satisfies Target;
}

/** Of a post of some hundred letters, by words that come again as they do in a room. */
function millisecondsOfKeys(): number {
  const bodies = pairs
    .flat()
    .map((text, n, all) => [text, all[(n * 7) % all.length], all[(n * 3) % all.length]].join('. '));
  for (const body of bodies) passageKeys({ body });
  const began = performance.now();
  for (const body of bodies) passageKeys({ body });
  return (performance.now() - began) / bodies.length;
}
