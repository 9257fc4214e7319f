import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer({ jobs: false });
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

/** The locks that sessions wait for. */
const waiting = async () =>
  (
    await server.database.asSuperuser<{ event: string }>(
      `SELECT wait_event AS event FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' ORDER BY query_start`,
    )
  ).map(({ event }) => event);

/** Locks the room's counter on another connection. @returns a function that releases it */
async function holdCounter(networkId: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: server.database.superUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [networkId]);
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}

describe('whatever takes a right from a person waits for the person before the room, so that a write of theirs is not in its way:', () => {
  type Act = (room: TestNetwork, second: Person) => Promise<unknown>;
  const id = '$id: ID!';
  const acts: Record<string, Act> = {
    stepDown: ({ id: networkId, facilitator }) =>
      facilitator.ask(`mutation (${id}) { stepDown(networkId: $id) { id } }`, { id: networkId }),
    takeTurn: ({ id: networkId }, second) =>
      second.ask(`mutation (${id}) { takeTurn(networkId: $id) { id } }`, { id: networkId }),
    leaveNetwork: ({ id: networkId, facilitator }) =>
      facilitator.ask(`mutation (${id}) { leaveNetwork(networkId: $id) }`, { id: networkId }),
    handOverSeat: ({ id: networkId, facilitator }) =>
      facilitator.ask('mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }', {
        input: { networkId, email: 'etterfylgjar@example.org' },
      }),
  };

  it.each(Object.keys(acts))('%s', async (name) => {
    const room = await createNetwork(administrator, 'Rommet', 2);
    const [second, third] = room.members as [Person, Person];
    const challenge = await third.postChallenge(room.id);
    const seat = (person: Person) => ({ id: room.seatOf.get(person) });
    await room.facilitator.ask(`mutation (${id}) { nameFacilitator(seatId: $id) { id } }`, seat(third));
    await room.facilitator.ask(`mutation (${id}) { offerTurn(seatId: $id) { id } }`, seat(second));
    const letGo = await holdCounter(room.id);
    const act = (acts[name] as Act)(room, second);
    await until(async () => (await waiting()).length === 1);
    const write = room.facilitator.contribute(challenge.id, 'Eit ord').catch(() => undefined);
    await until(async () => (await waiting()).length === 2);
    const [, writeWaitsFor] = await waiting();
    await letGo();
    await Promise.all([act, write]);
    expect(writeWaitsFor).toBe('advisory');
  });
});
