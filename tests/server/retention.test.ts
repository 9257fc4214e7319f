import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  signInPerson,
  type TestNetwork,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { freePort, TestServer as Server, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 1);
});
afterAll(() => server.stop());

const count = async (from: string, values: unknown[] = []) =>
  (await server.database.asSuperuser<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`, values))[0]?.n;
const inviteTo = (email: string) =>
  room.facilitator.ask('mutation ($input: InviteInput!) { invite(input: $input) { link } }', {
    input: { networkId: room.id, role: 'MEMBER', email },
  });

/** The job runs when a server starts; two start at once. */
async function cleans(): Promise<void> {
  const others = await Promise.all([1, 2].map(async () => new Server(server.database, await freePort(), {})));
  await Promise.all(others.map((other) => other.start()));
  for (let tries = 0; tries < 100; tries++) {
    if ((await count(`sign_in_codes WHERE email = 'merke@example.org'`)) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await Promise.all(others.map((other) => other.kill()));
}

/** What has certainly come to its end: gone with the last step of the job's first part. */
const mark = () =>
  server.database.asSuperuser(
    `INSERT INTO sign_in_codes (id, email, code_hash, attempts, sent_at) VALUES (gen_random_uuid(), 'merke@example.org', 'x', 0, now() - interval '2 days')`,
  );

describe('the job that deletes what has come to its end', () => {
  it('deletes sessions, codes, browsers, invitations and counts, and leaves what is in use', async () => {
    const [here, away] = [await signInPerson(server), await signInPerson(server)];
    const { asSuperuser } = server.database;
    await asSuperuser(`UPDATE sessions SET last_used_at = now() - interval '15 days' WHERE person_id = $1`, [away.id]);
    await asSuperuser(`UPDATE known_browsers SET seen_at = now() - interval '181 days' WHERE person_id = $1`, [
      away.id,
    ]);
    await asSuperuser(`UPDATE sign_in_codes SET sent_at = now() - interval '25 hours' WHERE email = $1`, [away.email]);
    await inviteTo('kom.aldri@example.org');
    await inviteTo('kjem.kanskje@example.org');
    await asSuperuser(
      `UPDATE invitations SET expires_at = now() - interval '31 days' WHERE email = 'kom.aldri@example.org'`,
    );
    await asSuperuser(
      `INSERT INTO notices (id, person_id, network_id, seq, kind, subject_id, created_at)
       SELECT gen_random_uuid(), $1, $2, 1000 + days, 'NEW_THREAD', gen_random_uuid(), now() - make_interval(days => days) FROM unnest('{89,91}'::int[]) days`,
      [here.id, room.id],
    );
    await asSuperuser(`INSERT INTO limiter.points VALUES ('old', 1, 1), ('new', 1, 99999999999999)`);
    await mark();
    await cleans();
    expect({
      awaySessions: await count('sessions WHERE person_id = $1', [away.id]),
      hereSessions: await count('sessions WHERE person_id = $1', [here.id]),
      awayBrowsers: await count('known_browsers WHERE person_id = $1', [away.id]),
      hereBrowsers: await count('known_browsers WHERE person_id = $1', [here.id]),
      awayCodes: await count('sign_in_codes WHERE email = $1', [away.email]),
      hereCodes: await count('sign_in_codes WHERE email = $1', [here.email]),
      invitations: await asSuperuser(`SELECT email FROM invitations WHERE email LIKE 'k%' ORDER BY 1`),
      notices: await asSuperuser(`SELECT seq FROM notices WHERE person_id = $1 AND seq > 1000`, [here.id]),
      counts: await asSuperuser(`SELECT key FROM limiter.points WHERE key IN ('old', 'new')`),
    }).toEqual({
      awaySessions: 0,
      hereSessions: 1,
      awayBrowsers: 0,
      hereBrowsers: 1,
      awayCodes: 0,
      hereCodes: 1,
      invitations: [{ email: 'kjem.kanskje@example.org' }],
      notices: [{ seq: 1089 }],
      counts: [{ key: 'new' }],
    });
  });

  it('forgets who has been away for a year and sits nowhere, and nobody else', async () => {
    const [absent, blocked, member] = [
      await createPerson(server),
      await createPerson(server),
      room.members[0] as Person,
    ];
    await inviteTo(absent.email);
    await server.database.asSuperuser(
      `UPDATE accounts SET seen_at = now() - interval '366 days' WHERE person_id = ANY($1)`,
      [[absent.id, blocked.id, member.id, administrator.id]],
    );
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: blocked.email });
    await mark();
    await cleans();
    const left = await server.database.asSuperuser<{ person_id: string }>(
      'SELECT person_id FROM accounts WHERE person_id = ANY($1)',
      [[absent.id, blocked.id, member.id, administrator.id]],
    );
    expect(left.map(({ person_id }) => person_id).sort()).toEqual([blocked.id, member.id, administrator.id].sort());
    expect(await server.database.asSuperuser('SELECT name, role_title FROM people WHERE id = $1', [absent.id])).toEqual(
      [{ name: '', role_title: '' }],
    );
    expect(await count('invitations WHERE email = $1', [absent.email])).toBe(0);
  });
});

describe('an account that is deleted', () => {
  it('deletes the address from what others have made, and the person’s ideas', async () => {
    const person = await createPerson(server);
    await inviteTo(person.email);
    await person.ask('mutation ($input: SaveMeetingPlaceInput!) { saveMeetingPlace(input: $input) { id } }', {
      input: { id: '7a3f1c1e-5f1c-4e0a-9d52-3c1f2a4b5c6d', name: 'Min idé', purpose: 'For meg' },
    });
    await person.ask('mutation { deleteAccount(words: STAY) }');
    expect({
      invitations: await count('invitations WHERE email = $1', [person.email]),
      open: await count(`invitations WHERE email IS NULL AND used_at IS NULL AND revoked_at IS NULL`),
      ideas: await count('saved_meeting_places WHERE person_id = $1', [person.id]),
      browsers: await count('known_browsers WHERE person_id = $1', [person.id]),
    }).toEqual({ invitations: 0, open: 0, ideas: 0, browsers: 0 });
  });
});
