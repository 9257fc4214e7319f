import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { contributionOf, hide, show } from '../support/moderation.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peers: Person[];

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'IT-leiarar i vest', 5);
  [owner, ...peers] = room.members as [Person, ...Person[]];
});
afterAll(() => server.stop());

const withdraw = 'mutation ($id: ID!) { withdrawContribution(id: $id) { id } }';
const edit = 'mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }';
const restore = 'mutation ($id: ID!) { restoreContribution(id: $id) { id } }';

const journal = () =>
  server.database.asSuperuser<{ seq: number }>('SELECT seq FROM journal WHERE network_id = $1 ORDER BY seq', [room.id]);

describe('a thread that many move at once', () => {
  it('takes all they say, withdraw and restore', async () => {
    const { id } = await owner.postChallenge(room.id);
    const first = await Promise.all(peers.map((peer) => peer.contribute(id, 'Angrar seg')));
    await Promise.all(
      peers.flatMap((peer, n) => [
        (async () => {
          for (let i = 0; i < 5; i++)
            for (const verb of [withdraw, restore]) await peer.ask(verb, { id: first[n]?.id });
        })(),
        (async () => {
          for (let i = 0; i < 10; i++) await peer.contribute(id, `Seier ${i}`);
        })(),
      ]),
    );
    expect(await owner.thread(id)).toHaveLength(peers.length * 11);
    const read = await owner.ask('query ($id: ID!) { challenge(id: $id) { answers } }', { id });
    expect(read).toEqual({ challenge: { answers: peers.length * 11 } });
    expect((await journal()).map(({ seq }) => seq)).toEqual((await journal()).map((_, n) => n + 1));
  });

  it('gets the post although the database had to break a deadlock', async () => {
    const { id } = await owner.postChallenge(room.id);
    const other = new pg.Client({ connectionString: server.database.superUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM threads WHERE challenge_id = $1 FOR UPDATE', [id]);
      const saying = peers[0]?.contribute(id, 'Sagt likevel');
      const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      while ((await server.database.asSuperuser(waits)).length === 0) await setTimeout(20);
      // The post holds the counter and waits for the thread. It has waited longer, so PostgreSQL aborts it, and this transaction gets the counter.
      await other.query('UPDATE network_counters SET journal_seq = journal_seq WHERE network_id = $1', [room.id]);
      await other.query('COMMIT');
      await saying;
      expect((await owner.thread(id)).map(({ body }) => body)).toEqual(['Sagt likevel']);
    } finally {
      await other.end();
    }
  });

  it('takes nothing from one whose seat ends while they wait for the lock', async () => {
    const { id } = await owner.postChallenge(room.id);
    const leaving = peers.at(-1) as Person;
    const other = new pg.Client({ connectionString: server.database.superUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [room.id]);
      const saying = leaving.contribute(id, 'For seint').then(
        () => 'posted',
        (error: unknown) => error,
      );
      const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      while ((await server.database.asSuperuser(waits)).length === 0) await setTimeout(20);
      await other.query(`UPDATE seats SET ended_at = now(), left_as = 'ENDED' WHERE id = $1`, [
        room.seatOf.get(leaving),
      ]);
      await other.query('COMMIT');
      expect(await saying).toMatchObject({ code: 'NOT_FOUND' });
      expect(await owner.thread(id)).toEqual([]);
    } finally {
      await other.end();
    }
  });

  it('shows what its author wrote last, when a facilitator shows it in the same moment', async () => {
    const [author] = peers as [Person];
    const { id } = await author.contribute((await owner.postChallenge(room.id)).id, 'Eit namn');
    await hide(room.facilitator, id);
    const other = new pg.Client({ connectionString: server.database.superUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query('SELECT 1 FROM network_counters WHERE network_id = $1 FOR UPDATE', [room.id]);
      const waiting = async (many: number) => {
        const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
        while ((await server.database.asSuperuser(waits)).length < many) await setTimeout(20);
      };
      const editing = author.ask(edit, { input: { id, body: 'Ikkje noko namn' } });
      await waiting(1);
      const showing = show(room.facilitator, id);
      await waiting(2);
      await other.query('COMMIT');
      await Promise.all([editing, showing]);
      expect((await contributionOf(owner, id)).body).toBe('Ikkje noko namn');
    } finally {
      await other.end();
    }
  });
});
