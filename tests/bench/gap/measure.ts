import pg from 'pg';
import { FaultyConnection } from '../../support/faulty-connection.js';
import { insertMessagesSql } from '../../support/insert-messages.js';
import type { Place } from '../corpus.js';
import { firstMessage } from '../delivery/messages.js';
import type { Running } from '../processes.js';
import { median, shown, type Target } from '../statistics.js';
import { Reader } from './reader.js';

const missed = 1_000;
const demanded = 2_000;
const patience = 30_000;
const words = 'Hos oss hjelpte det å seie høgt kva vi ikkje kom til å gjere. '.repeat(3);

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + patience; !holds(); await new Promise((resolve) => setTimeout(resolve, 1)))
    if (performance.now() > end) throw new Error(`Not within ${patience} ms: ${what}`);
}

/** A reader whose connection is down while a thousand messages are posted, timed from when it can connect again. */
export async function measureGap(ours: Running, superUrl: string, place: Place, quick: boolean): Promise<Target> {
  const { networkId, cookies } = place;
  const { seq: first } = await firstMessage(ours, place);
  const line = await FaultyConnection.to(Number(new URL(ours.url).port));
  const db = new pg.Client({ connectionString: superUrl });
  await db.connect();
  const reader = new Reader(line, networkId, cookies.at(-1) ?? '');
  const newest: number[] = [];
  const whole: number[] = [];
  try {
    let last = first;
    for (let round = 0; round < (quick ? 5 : 15); round++) {
      await until(() => !reader.lost && reader.newest === last, 'the newest message is shown');
      line.begin({ kind: 'reset', refusing: true });
      await until(() => reader.lost, 'the line is noticed to be down');
      await db.query(insertMessagesSql, [networkId, missed, words]);
      const before = last;
      last += missed;
      reader.seen.clear();
      const back = performance.now();
      line.restore({ told: true });
      await until(() => reader.newest === last, 'the newest message is shown');
      newest.push(performance.now() - back);
      await reader.upTo(before);
      whole.push(performance.now() - back);
      for (let seq = before + 1; seq <= last; seq++)
        if (!reader.seen.has(seq)) throw new Error(`Message ${seq} was never shown.`);
      await reader.toTheEnd();
    }
  } finally {
    reader.leave();
    await line.close();
    await db.end();
  }
  const worst = Math.max(...whole);
  console.log(
    `bench gap missed=${missed} newest p50=${shown(median(newest))}ms worst=${shown(Math.max(...newest))}ms ` +
      `all p50=${shown(median(whole))}ms worst=${shown(worst)}ms`,
  );
  return {
    what: `a gap of ${missed} messages, all there ≤ ${demanded / 1_000} s`,
    measured: worst / 1_000,
    unit: ' s',
    reached: worst <= demanded,
  };
}
