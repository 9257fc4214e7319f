import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';
import { atServer } from '../support/servers.js';

let first: TestServer;
let administrator: Person;
beforeAll(async () => {
  first = await startServer({ jobs: false });
  administrator = await createAdministrator(first);
});
afterAll(() => first.stop());

/** Locks the counters of these rooms on another connection. @returns a function that releases them */
async function hold(rooms: readonly TestNetwork[]): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: first.database.superUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM network_counters WHERE network_id = ANY ($1) FOR UPDATE', [
    rooms.map(({ id }) => id),
  ]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

describe('writers who all wait', () => {
  it.each([2, 4])('leave a connection to readers where there are %i', async (connections) => {
    const rooms: TestNetwork[] = [];
    for (let i = 0; i < connections + 1; i++) rooms.push(await createNetwork(administrator, `Rom ${i}`, 0));
    const challenges = await Promise.all(rooms.map(({ id, facilitator }) => facilitator.postChallenge(id)));
    const database = { ...first.database, drop: async () => {} };
    const env = { DATABASE_CONNECTIONS: String(connections) };
    const server = new TestServer(database, await freePort(), { env, jobs: false });
    await server.start();
    const people = rooms.map(({ facilitator }) => atServer(server, facilitator));
    const letGo = await hold(rooms);
    let settled = 0;
    const writing = people.flatMap((person, n) =>
      [1, 2].map((word) =>
        person
          .contribute(challenges[n]?.id ?? '', `Ord ${word}`)
          .catch(() => {})
          .finally(() => settled++),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const names = await Promise.all(people.map((person) => person.ask<{ me: { id: string } }>('{ me { id } }')));
    expect(names.map(({ me }) => me.id)).toEqual(people.map(({ id }) => id));
    // None of the writers has given up and made room.
    expect(settled).toBe(0);
    await letGo();
    await Promise.all(writing);
    await server.stop();
  });
});
