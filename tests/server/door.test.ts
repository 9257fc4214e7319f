import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase as aSource, queryOf } from '@krets/server/dist/platform/database/database.js';
import { Work } from '@krets/server/dist/platform/database/work.js';
import { Door } from '@krets/server/dist/platform/door.js';
import { Gate } from '@krets/server/dist/platform/gate.js';
import { RateLimits } from '@krets/server/dist/platform/limiting/rate-limits.js';
import { Delivery } from '@krets/server/dist/platform/mail/delivery.js';
import { Mail } from '@krets/server/dist/platform/mail/mail.js';
import { Outbox } from '@krets/server/dist/platform/mail/outbox.js';
import { Realtime } from '@krets/server/dist/platform/realtime/realtime.js';
import type { DataSource } from 'typeorm';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { secret } from '../support/server.js';

let database: TestDatabase;
let source: DataSource;
let work: Work;
let limits: RateLimits;

beforeAll(async () => {
  database = await aDatabase();
  source = await aSource(database.appUrl, [], 20).initialize();
  const mail = new Mail(undefined, 'krets@example.org', 'http://127.0.0.1');
  const outbox = new Outbox([secret]);
  work = new Work(source, new Realtime(), mail, outbox, new Delivery(undefined, mail, outbox, []));
  limits = new RateLimits(queryOf(source), 1);
});
afterAll(async () => {
  limits.onModuleDestroy();
  await source.destroy();
  await database.drop();
});

const aDoor = () => new Door(work, new Gate(), limits, undefined);
const one = 'A request holds one connection at a time.';

describe('one request', () => {
  it('gets no second connection while it writes, to read or to write', async () => {
    const door = aDoor();
    const answers = await door.writeAsAnyone(async (tx) => {
      await tx.rows('SELECT 1');
      return Promise.allSettled([door.readAsAnyone(), door.writeAsAnyone(async () => 'never')]);
    });
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.message)).toEqual([one, one]);
  });

  it('ends its reading before it writes, and what was read can send nothing more', async () => {
    const door = aDoor();
    const reading = await door.readAsAnyone();
    expect(await door.writeAsAnyone((tx) => tx.row('SELECT 2 AS n'))).toEqual({ n: 2 });
    await expect(reading.rows('SELECT 3')).rejects.toThrow('This transaction is over.');
  });

  it('gets none at all when it has been answered', async () => {
    const door = aDoor();
    await door.readAsAnyone();
    await door.end();
    await expect(door.readAsAnyone()).rejects.toThrow('This request has been answered.');
    await expect(door.writeAsAnyone(async () => 'never')).rejects.toThrow('This request has been answered.');
  });

  it('has written afterwards what it left for later, once for all who found the same', async () => {
    let times = 0;
    const ends = Array.from({ length: 5 }, async () => {
      const door = aDoor();
      await door.readAsAnyone();
      door.writeAfterwards('the same', async (tx) => {
        await tx.rows('SELECT pg_sleep(0.2)');
        times++;
      });
      expect(times).toBe(0);
      await door.end();
    });
    await Promise.all(ends);
    expect(times).toBe(1);
  });
});
