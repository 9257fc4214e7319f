import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peer: Person;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'IT-leiarar i vest', 3);
  [owner, peer] = room.members as [Person, Person];
});
afterAll(() => server.stop());

describe('a thread', () => {
  it('is in reading order, each contribution followed by the replies to it', async () => {
    const { id } = await owner.postChallenge(room.id);
    const a = await peer.contribute(id, 'a');
    const b = await peer.contribute(id, 'b');
    const a1 = await owner.contribute(id, 'a1', { parentId: a.id, kind: 'REPLY' });
    const a11 = await peer.contribute(id, 'a11', { parentId: a1.id, kind: 'REPLY' });
    await owner.contribute(id, 'a12', { parentId: a11.id, kind: 'REPLY' });
    await owner.contribute(id, 'b1', { parentId: b.id, kind: 'THANKS' });
    await owner.contribute(id, 'a2', { parentId: a.id, kind: 'REPLY' });
    for (const first of [1, 2, 3, 100]) {
      const bodies = (await peer.thread(id, first)).map((contribution) => contribution.body);
      expect(bodies).toEqual(['a', 'a1', 'a11', 'a12', 'a2', 'b', 'b1']);
    }
  });

  it('is never doubled by a retry, even when the tries race', async () => {
    const { id } = await owner.postChallenge(room.id);
    const clientId = randomUUID();
    const tries = await Promise.all(Array.from({ length: 6 }, () => peer.contribute(id, 'Éin gong', { clientId })));
    expect(new Set(tries.map((contribution) => contribution.id)).size).toBe(1);
    expect(await owner.thread(id)).toHaveLength(1);
  });
});
