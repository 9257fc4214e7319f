import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postMessage } from '../support/chat.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  joinNetwork,
  type TestNetwork,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let rooms: [TestNetwork, TestNetwork];
let person: Person;

beforeAll(async () => {
  server = await startServer();
  const administrator = await createAdministrator(server);
  rooms = [await createNetwork(administrator, 'Det eine', 0), await createNetwork(administrator, 'Det andre', 0)];
  person = await createPerson(server);
  for (const room of rooms) await joinNetwork(room, person);
});
afterAll(() => server.stop());

describe('an id made by a client', () => {
  const kinds: Record<string, (networkId: string, clientId: string) => Promise<{ id: string }>> = {
    'a message': (networkId, clientId) => postMessage(person, networkId, `I ${networkId}`, { clientId }),
    'a challenge': (networkId, clientId) => person.postChallenge(networkId, {}, clientId),
    'a resource': (networkId, clientId) => person.addResource(networkId, { clientId }),
    'a contribution': async (networkId, clientId) => {
      const [known] = await server.database.asSuperuser<{ id: string }>(
        `SELECT id FROM challenges WHERE network_id = $1 ORDER BY created_at LIMIT 1`,
        [networkId],
      );
      const id = known?.id ?? (await person.postChallenge(networkId)).id;
      return person.contribute(id, `I ${networkId}`, { clientId });
    },
  };

  it.each(Object.keys(kinds))('used again in another room of its maker posts %s there', async (kind) => {
    const post = kinds[kind] as (typeof kinds)[string];
    const clientId = randomUUID();
    const [first, second] = [await post(rooms[0].id, clientId), await post(rooms[1].id, clientId)];
    expect(second.id).not.toBe(first.id);
    // A retry in either room finds its own.
    expect((await post(rooms[0].id, clientId)).id).toBe(first.id);
    expect((await post(rooms[1].id, clientId)).id).toBe(second.id);
  });

  it('of a saved meeting place is unique per person: another may use the same and learns nothing', async () => {
    const save = 'mutation ($input: SaveMeetingPlaceInput!) { saveMeetingPlace(input: $input) { id name } }';
    const input = { id: randomUUID(), name: 'Min stad', purpose: 'Noko' };
    const other = await createPerson(server);
    await person.ask(save, { input });
    expect(await other.ask(save, { input: { ...input, name: 'Ein annan' } })).toEqual({
      saveMeetingPlace: [{ id: input.id, name: 'Ein annan' }],
    });
    expect(await person.ask('{ savedMeetingPlaces { id name } }')).toEqual({
      savedMeetingPlaces: [{ id: input.id, name: 'Min stad' }],
    });
    await other.ask('mutation ($id: ID!) { discardMeetingPlace(id: $id) { id } }', { id: input.id });
    expect(await person.ask('{ savedMeetingPlaces { id } }')).toEqual({ savedMeetingPlaces: [{ id: input.id }] });
  });
});
