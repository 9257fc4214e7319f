import { expect, it } from '@jest/globals';
import { createDatabase } from '../support/database.js';
import { mixedTransactions } from '../support/mixed-transactions.js';
import { describeWithPgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { freePort, TestServer } from '../support/server.js';

const count = Number(process.env.KRETS_SOAK_TRANSACTIONS ?? 10_000);

describeWithPgBouncer('behind a pooler that gives each transaction any session', () => {
  it(`${count} mixed transactions each act as their own person`, async () => {
    const database = await createDatabase();
    const pooler = await startPgBouncer(database);
    const env = { DATABASE_URL: pooler.appUrl, DATABASE_DIRECT_URL: database.appUrl, DATABASE_POOLER: 'transaction' };
    const server = new TestServer(database, await freePort(), { env });
    await server.start();
    const { wrong, done, written, seconds } = await mixedTransactions(server, count);
    console.log(`${done} transactions, ${written} written, in ${seconds.toFixed(1)} seconds`);
    expect(wrong).toEqual([]);
    expect(done).toBe(count);
    await server.end();
    await pooler.close();
    await database.drop();
  });
});
