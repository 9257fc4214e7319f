import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createConsultation, type TestConsultation } from '../support/consultation.js';
import { FaultyConnection } from '../support/faulty-connection.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, Refused, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let held: TestNetwork;
let other: TestNetwork;
let elsewhere: { id: string };

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  held = await createNetwork(administrator, 'Rommet som er halde', 3);
  other = await createNetwork(administrator, 'Eit anna rom', 2);
  elsewhere = await other.facilitator.postChallenge(other.id);
});
afterAll(() => server.stop());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Locks the room's counter on another connection. @returns a function that releases it */
async function hold(networkId: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [networkId]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

const timed = async (act: () => Promise<unknown>) => {
  const began = performance.now();
  await act();
  return performance.now() - began;
};

/** What a member of another room waits for, at most, in milliseconds: one reads and one writes, three times. */
async function slowestElsewhere(member: Person, challengeId: string): Promise<number> {
  let slowest = 0;
  for (let i = 0; i < 3; i++) {
    const both = [() => member.thread(challengeId), () => member.contribute(challengeId, `Ord ${i}`)];
    slowest = Math.max(slowest, ...(await Promise.all(both.map(timed))));
    await pause(150);
  }
  return slowest;
}

const codeOf = (error: unknown) => (error instanceof Refused ? error.code : String(error));

describe('one room whose counter is held', () => {
  it('delays nobody in another room, however many post to it, and every post arrives', async () => {
    const { id } = await held.facilitator.postChallenge(held.id);
    const letGo = await hold(held.id);
    const posting = Promise.all(Array.from({ length: 25 }, (_, n) => held.facilitator.contribute(id, `Innlegg ${n}`)));
    await pause(300);
    const slowest = await slowestElsewhere(other.facilitator, elsewhere.id);
    const ready = await timed(() => fetch(`${server.url}/readyz`).then(({ status }) => expect(status).toBe(200)));
    await letGo();
    await posting;
    expect(slowest).toBeLessThan(2_000);
    expect(ready).toBeLessThan(2_000);
    expect(await held.facilitator.thread(id)).toHaveLength(25);
  });

  it('is BUSY for its own writers when it lasts, and their words can be sent again', async () => {
    const { id } = await held.facilitator.postChallenge(held.id);
    const letGo = await hold(held.id);
    const usual = held.facilitator.repeats;
    held.facilitator.repeats = 0;
    const posts = Array.from({ length: 8 }, (_, n) => held.facilitator.contribute(id, `Innlegg ${n}`).catch(codeOf));
    const answers = await Promise.all(posts);
    await letGo();
    held.facilitator.repeats = usual;
    expect(new Set(answers)).toEqual(new Set(['BUSY']));
    await held.facilitator.contribute(id, 'Om att');
    expect(await held.facilitator.thread(id)).toHaveLength(1);
  });

  it('stops none of sixty who read a consultation whose time is out', async () => {
    const [owner, ...peers] = held.members as [Person, ...Person[]];
    const consultation: TestConsultation = await createConsultation(
      owner,
      (await owner.postChallenge(held.id)).id,
      peers,
      { protocol: 'TROIKA' },
    );
    const sixty = () => Promise.all(Array.from({ length: 60 }, () => consultation.seenBy(owner)));
    // What sixty readers cost this machine when nobody holds anything.
    const quiet = sixty();
    const usual = await slowestElsewhere(other.facilitator, elsewhere.id);
    await quiet;
    await consultation.after('1 hour');
    const letGo = await hold(held.id);
    const reading = sixty();
    const slowest = await slowestElsewhere(other.facilitator, elsewhere.id);
    const seen = await reading;
    await letGo();
    expect(slowest).toBeLessThan(2 * usual + 2_000);
    expect(seen.map(({ phaseSeq }) => phaseSeq)).toEqual(Array(60).fill(2));
    // What they saw is saved afterwards, once.
    await until(
      async () => (await consultation.seenBy(owner)).transitions.filter(({ why }) => why === 'DEADLINE').length === 1,
    );
  });
});

describe('connections that die unnoticed', () => {
  it('are found under thirty readers, and all is well soon', async () => {
    const line = await FaultyConnection.to(Number(new URL(server.database.appUrl).port));
    const through = Object.assign(new URL(server.database.appUrl), { port: new URL(line.url).port }).toString();
    const far = new TestServer({ ...server.database, appUrl: through, drop: async () => {} }, await freePort(), {});
    await far.start();
    let over = false;
    const answers: { at: number; ok: boolean }[] = [];
    const readers = Array.from({ length: 30 }, async () => {
      while (!over) {
        const response = await fetch(`${far.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: other.facilitator.cookie },
          body: JSON.stringify({ query: `{ challenge(id: "${elsewhere.id}") { title } }` }),
        }).then((answer) => answer.json() as Promise<{ errors?: unknown[] }>);
        answers.push({ at: performance.now(), ok: !response.errors });
        await pause(20);
      }
    });
    await until(async () => answers.length > 200);
    const cut = performance.now();
    line.begin({ kind: 'halfOpen', lost: 'both' });
    // New connections work; the existing ones stay dead without being closed.
    line.restore({ told: false });
    await until(async () => answers.filter(({ at, ok }) => ok && at > cut + 200).length > 60).finally(
      () => (over = true),
    );
    await Promise.all(readers);
    expect(answers.filter(({ at, ok }) => !ok && at < cut)).toEqual([]);
    expect(await fetch(`${far.url}/readyz`).then(({ status }) => status)).toBe(200);
    await far.stop();
    await line.close();
  });
});

describe('the roles that serve', () => {
  it.each(['appUrl', 'jobsUrl'] as const)(
    'have time-outs of their own, wherever they connect from (%s)',
    async (url) => {
      const client = new pg.Client({ connectionString: server.database[url] });
      await client.connect();
      const settings = await client.query(
        `SELECT name, setting::int AS ms FROM pg_settings
       WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`,
      );
      await client.end();
      expect(settings.rows).toEqual([
        { name: 'idle_in_transaction_session_timeout', ms: 30_000 },
        { name: 'lock_timeout', ms: 5_000 },
        { name: 'statement_timeout', ms: 15_000 },
      ]);
    },
  );

  it('wait for a connection where the database gives few, and nobody is refused', async () => {
    const role = `few_${new URL(server.database.appUrl).pathname.slice(3)}`;
    await server.database.asSuperuser(`CREATE ROLE ${role} LOGIN IN ROLE krets_app CONNECTION LIMIT 4 PASSWORD 'few'`);
    const appUrl = Object.assign(new URL(server.database.appUrl), { username: role, password: 'few' }).toString();
    const poor = new TestServer({ ...server.database, appUrl, drop: async () => {} }, await freePort(), {});
    await poor.start();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        fetch(`${poor.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: other.facilitator.cookie },
          body: JSON.stringify({ query: `{ challenge(id: "${elsewhere.id}") { title } }` }),
        }).then((answer) => answer.json() as Promise<{ errors?: { extensions: { code: string } }[] }>),
      ),
    );
    await poor.stop();
    await server.database.asSuperuser(`DROP ROLE ${role}`);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  });
});
