import 'reflect-metadata';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessCheck } from '@krets/server/dist/platform/access-check.js';
import { createDataSource as aSource, queryOf } from '@krets/server/dist/platform/database/connections/data-source.js';
import { RequestDatabase } from '@krets/server/dist/platform/database/request-database.js';
import { Transactions } from '@krets/server/dist/platform/database/transactions.js';
import { EmailDelivery } from '@krets/server/dist/platform/email/delivery.js';
import { EmailTransport } from '@krets/server/dist/platform/email/email-transport.js';
import { OutgoingMails } from '@krets/server/dist/platform/email/outgoing-mails.js';
import { ReturnAddresses } from '@krets/server/dist/platform/email/return-addresses.js';
import { RateLimits } from '@krets/server/dist/platform/rate-limits/rate-limits.js';
import { Realtime } from '@krets/server/dist/platform/realtime/realtime.js';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { secret } from '../support/server.js';

let database: TestDatabase;
let source: DataSource;
let work: Transactions;
let limits: RateLimits;

beforeAll(async () => {
  database = await createDatabase();
  source = await aSource(database.appUrl, [], 20).initialize();
  const mail = new EmailTransport(undefined, 'krets@example.org', 'http://127.0.0.1');
  const outgoing = new OutgoingMails([secret]);
  work = new Transactions(
    source,
    new Realtime(),
    mail,
    outgoing,
    new EmailDelivery(undefined, mail, outgoing, [], new ReturnAddresses([secret], undefined)),
  );
  limits = new RateLimits(queryOf(source), 1);
});
afterAll(async () => {
  limits.onModuleDestroy();
  await source.destroy();
  await database.drop();
});

const newRequest = () => new RequestDatabase(work, new AccessCheck(), limits, undefined);
const one = 'A request holds one connection at a time.';

describe('one request', () => {
  it('gets no second connection while it writes, to read or to write', async () => {
    const request = newRequest();
    const answers = await request.writeAsAnyone(async (tx) => {
      await tx.rows('SELECT 1');
      return Promise.allSettled([request.readAsAnyone(), request.writeAsAnyone(async () => 'never')]);
    });
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.message)).toEqual([one, one]);
  });

  it('ends its reading before it writes, and what was read can send nothing more', async () => {
    const request = newRequest();
    const reading = await request.readAsAnyone();
    expect(await request.writeAsAnyone((tx) => tx.row('SELECT 2 AS n'))).toEqual({ n: 2 });
    await expect(reading.rows('SELECT 3')).rejects.toThrow('This transaction is over.');
  });

  it('gets none at all when it has been answered', async () => {
    const request = newRequest();
    await request.readAsAnyone();
    await request.end();
    await expect(request.readAsAnyone()).rejects.toThrow('This request has been answered.');
    await expect(request.writeAsAnyone(async () => 'never')).rejects.toThrow('This request has been answered.');
  });

  it('writes after the answer what was left for later, once for all requests that found the same', async () => {
    let times = 0;
    const requests = Array.from({ length: 5 }, () => newRequest());
    await Promise.all(requests.map((request) => request.readAsAnyone()));
    for (const request of requests)
      request.writeAfterAnswer('the same', async (tx) => {
        await tx.rows('SELECT pg_sleep(0.2)');
        times++;
      });
    expect(times).toBe(0);
    await Promise.all(requests.map((request) => request.end()));
    expect(times).toBe(1);
  });
});

/** PostgreSQL's message that an administrator has ended the connection. */
function adminShutdown(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** Hands on what the database sends, and ends a connection in the packet that says it is ready. */
async function endingProxy(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on('error', () => {}).on('close', () => upstream.destroy());
    upstream.on('error', () => {}).on('close', () => client.destroy());
    client.pipe(upstream);
    upstream.on('data', (data) => client.write(data.includes(ready) ? Buffer.concat([data, adminShutdown()]) : data));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(proxy.address() as { port: number }).port}`;
  return { url: url.href, proxy };
}

describe('a connection the database ends in the moment it is ready', () => {
  it('fails its user and not the process', async () => {
    const { url, proxy } = await endingProxy(database.appUrl);
    const ended = aSource(url, [], 2);
    await expect(ended.initialize()).rejects.toThrow(/terminat|not queryable|ended/i);
    proxy.close();
  });
});
