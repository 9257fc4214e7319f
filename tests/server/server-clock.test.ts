import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConsultation } from '../support/consultation.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const preload = fileURLToPath(new URL('../support/shift-clock.mjs', import.meta.url));
let server: TestServer;
let room: TestNetwork;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'Klokka', 3);
});
afterAll(() => server.stop());

describe('a server whose clock is wrong', () => {
  it.each([
    ['thirty seconds behind', -30_000],
    ['thirty seconds ahead', 30_000],
  ])('moves what falls due when it does, %s', async (_, shift) => {
    const env = { NODE_OPTIONS: `--import=${preload}`, KRETS_TEST_SHIFT: String(shift) };
    const wrong = new TestServer({ ...server.database, drop: async () => {} }, await freePort(), { jobs: true, env });
    await wrong.start();
    const [owner, ...peers] = room.members as [Person, ...Person[]];
    const consultation = await createConsultation(owner, (await owner.postChallenge(room.id)).id, peers, {
      protocol: 'TROIKA',
    });
    const phase = async () =>
      (
        await server.database.asSuperuser<{ phase_seq: number; off: number }>(
          `SELECT phase_seq, extract(epoch FROM phase_started_at - now())::float8 AS off FROM consultations WHERE id = $1`,
          [consultation.id],
        )
      )[0];
    // The end, and the ten seconds that are given to last words, lie half a second ahead.
    await server.database.asSuperuser(
      `UPDATE consultations SET phase_ends_at = date_trunc('milliseconds', now()) - interval '9.5 seconds' WHERE id = $1`,
      [consultation.id],
    );
    await server.database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET run_at = date_trunc('milliseconds', now()) + interval '500 milliseconds'
       WHERE payload ->> 'subjectId' = $1 AND isfinite(run_at)`,
      [consultation.id],
    );
    await until(async () => (await phase())?.phase_seq === 2);
    expect(Math.abs((await phase())?.off ?? 100)).toBeLessThan(15);
    // A job that comes before its time changes nothing, and is scheduled again.
    const due = async () => (await consultation.due()).get('clock')?.getTime();
    const next = await due();
    await consultation.dueNow('clock');
    await until(async () => (await due()) === next);
    expect((await phase())?.phase_seq).toBe(2);
    const seen = await consultation.seenBy(owner);
    expect(Math.abs(new Date(seen.serverTime).getTime() - Date.now())).toBeLessThan(15_000);
    await wrong.stop();
  });
});
