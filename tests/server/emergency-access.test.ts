import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asApp } from '../support/app-role.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  type TestNetwork,
} from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let second: Person;
let room: TestNetwork;
let neighbours: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  second = await createSecondAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
  neighbours = await createNetwork(administrator, 'Naborommet', 1);
  await (room.members[0] as Person).postChallenge(room.id);
});
afterAll(() => server.stop());

const read = (by: Person, id: string) =>
  by.ask('query ($id: ID!) { emergencyChallenges(id: $id) { nodes { title } } }', { id });
const end = (by: Person, id: string) =>
  by.ask('mutation ($id: ID!) { endEmergencyAccess(id: $id) { id endedAt } }', { id });
type Seen = {
  network: {
    emergencyAccess: { id: string; viewerMayEnd: boolean }[];
    log: { kind: string; detail: string | null; by: { id: string } | null }[];
  };
};
const seenBy = async (person: Person) =>
  (
    await person.ask<Seen>(
      'query ($id: ID!) { network(id: $id) { emergencyAccess { id viewerMayEnd } log(first: 1) { kind detail by { id } } } }',
      { id: room.id },
    )
  ).network;

async function opened(): Promise<string> {
  const { requestEmergencyAccess } = await administrator.ask<{ requestEmergencyAccess: { id: string } }>(
    'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }',
    { input: { networkId: room.id, reason: 'Pålegg frå domstolen', hours: 1 } },
  );
  await second.ask('mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }', { id: requestEmergencyAccess.id });
  await read(administrator, requestEmergencyAccess.id);
  return requestEmergencyAccess.id;
}

/** Checks that a member is told how it ended and can read it, and that access is over. */
async function endsFor(member: Person, id: string, act: () => Promise<unknown>) {
  const listener = await member.listen();
  await listener.enter(room.id);
  const before = listener.entries.length;
  await act();
  await until(() => listener.entries.slice(before).some(({ topic }) => topic === 'NETWORK'));
  member.disconnect();
  for (const reader of [administrator, second]) {
    await expect(read(reader, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const { emergencyAccess, log } = await seenBy(member);
  expect(emergencyAccess).toEqual([]);
  return log[0];
}
const securityLines = (id: string) =>
  server.output
    .split('\n')
    .filter((line) => line.includes('EMERGENCY_ACCESS_CLOSED') && line.includes(id))
    .map((line) => JSON.parse(line));

describe('emergency access', () => {
  it('is ended by a facilitator of the room, without a fresh proof', async () => {
    const id = await opened();
    const [member] = room.members as [Person];
    expect((await seenBy(member)).emergencyAccess).toEqual([{ id, viewerMayEnd: false }]);
    expect((await seenBy(room.facilitator)).emergencyAccess).toEqual([{ id, viewerMayEnd: true }]);
    await server.database.asSuperuser(`UPDATE sessions SET proved_at = now() - interval '1 day' WHERE person_id = $1`, [
      room.facilitator.id,
    ]);
    const line = await endsFor(member, id, () => end(room.facilitator, id));
    expect(line).toEqual({
      kind: 'EMERGENCY_ACCESS_ENDED',
      detail: 'ROOM',
      by: { id: room.seatOf.get(room.facilitator) },
    });
    expect(securityLines(id)).toMatchObject([{ personId: room.facilitator.id, networkId: room.id, subjectId: id }]);
    await expect(end(room.facilitator, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is asked for by the whole name of the room, which the second administrator sees', async () => {
    const ask = (networkName: string) =>
      administrator.ask<{ requestEmergencyAccess: { id: string } }>(
        'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }',
        { input: { networkName, reason: 'Pålegg frå domstolen', hours: 1 } },
      );
    const [{ name } = { name: '' }] = await server.database.asSuperuser<{ name: string }>(
      'SELECT name FROM networks WHERE id = $1',
      [room.id],
    );
    const unknown = { code: 'BAD_INPUT', fields: [{ field: 'networkName', rule: 'unknown' }] };
    for (const nothing of [name.slice(0, -1), '', 'Eit rom som ikkje finst'])
      await expect(ask(nothing)).rejects.toMatchObject(unknown);
    const { requestEmergencyAccess } = await ask(` ${name.toLowerCase()} `);
    const { emergencyAccessRequests: all } = await second.ask<{ emergencyAccessRequests: { id: string }[] }>(
      '{ emergencyAccessRequests { id networkId networkName } }',
    );
    expect(all).toContainEqual({ id: requestEmergencyAccess.id, networkId: room.id, networkName: name });
  });

  it('is ended by an administrator', async () => {
    const id = await opened();
    const line = await endsFor(room.members[0] as Person, id, () => end(second, id));
    expect(line).toEqual({ kind: 'EMERGENCY_ACCESS_ENDED', detail: 'ADMINISTRATOR', by: null });
  });

  it('is ended by nobody else', async () => {
    const id = await opened();
    for (const somebody of [...room.members, neighbours.facilitator, await createPerson(server)]) {
      await expect(end(somebody, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await read(administrator, id);
    await end(administrator, id);
  });

  it('ends by time, and the room is told then too', async () => {
    const id = await opened();
    const line = await endsFor(room.members[0] as Person, id, () => comesDue(id));
    expect(line).toEqual({ kind: 'EMERGENCY_ACCESS_ENDED', detail: 'TIME', by: null });
    expect(securityLines(id)).toMatchObject([{ personId: null, detail: 'TIME' }]);
  });

  it('ends with the task of one of the two', async () => {
    const third = await createSecondAdministrator(server);
    const { requestEmergencyAccess } = await third.ask<{ requestEmergencyAccess: { id: string } }>(
      'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }',
      { input: { networkId: room.id, reason: 'Pålegg', hours: 1 } },
    );
    await second.ask('mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }', requestEmergencyAccess);
    const line = await endsFor(room.members[0] as Person, requestEmergencyAccess.id, () =>
      administrator.ask('mutation ($id: ID!) { removeAdministrator(id: $id) }', { id: third.id }),
    );
    expect(line).toMatchObject({ kind: 'EMERGENCY_ACCESS_ENDED', detail: 'ADMINISTRATOR' });
  });
});

describe('what is read by it', () => {
  type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  type Pages = { emergencyChallenges: Page; emergencyContributions: Page };
  const query = `query ($id: ID!, $challengeId: ID!, $first: Int!, $after: String, $next: String) {
    emergencyChallenges(id: $id, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    emergencyContributions(id: $id, challengeId: $challengeId, first: $first, after: $next) { nodes { id } pageInfo { hasNextPage endCursor } }
  }`;

  it('comes in pages, each thing once and in order', async () => {
    const [author] = room.members as [Person];
    const challenges = [await author.postChallenge(room.id), await author.postChallenge(room.id)];
    const challengeId = challenges[0]?.id ?? '';
    const first = await room.facilitator.contribute(challengeId, 'Ein');
    const last = await room.facilitator.contribute(challengeId, 'To');
    const reply = await author.contribute(challengeId, 'Svar til den eine', { parentId: first.id, kind: 'REPLY' });
    const id = await opened();
    const seen: Record<keyof Pages, string[]> = { emergencyChallenges: [], emergencyContributions: [] };
    const cursors: { after?: string | null; next?: string | null } = {};
    for (let page = 0; page < 3; page++) {
      const answer = await administrator.ask<Pages>(query, { id, challengeId, first: 1, ...cursors });
      for (const list of ['emergencyChallenges', 'emergencyContributions'] as const) {
        const { nodes, pageInfo } = answer[list];
        seen[list].push(...nodes.map((node) => node.id));
        expect(pageInfo.hasNextPage).toBe(page < 2);
      }
      cursors.after = answer.emergencyChallenges.pageInfo.endCursor;
      cursors.next = answer.emergencyContributions.pageInfo.endCursor;
    }
    expect(seen.emergencyChallenges.slice(1)).toEqual(challenges.map((one) => one.id));
    expect(seen.emergencyContributions).toEqual([first.id, reply.id, last.id]);
    for (const wrong of [{ first: 101 }, { first: 0 }, { first: 1, after: 'x' }]) {
      await expect(administrator.ask(query, { id, challengeId, ...wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    await end(administrator, id);
  });

  it('is nothing of another room', async () => {
    const [author] = neighbours.members as [Person];
    const { id: challengeId } = await author.postChallenge(neighbours.id);
    await neighbours.facilitator.contribute(challengeId, 'Her inne');
    const id = await opened();
    const { emergencyContributions } = await administrator.ask<Pages>(query, { id, challengeId, first: 10 });
    expect(emergencyContributions.nodes).toEqual([]);
    await end(administrator, id);
  });
});

describe('the database alone', () => {
  const ends = (person: Person, id: string, networkId = room.id) =>
    asApp(person, '', 'SELECT app.end_emergency_access($1, $2) AS done', [networkId, id]);

  it('lets neither a member nor the facilitator of another room end it, nor anybody before its time', async () => {
    const id = await opened();
    for (const [somebody, networkId] of [
      [room.members[0] as Person, room.id],
      [neighbours.facilitator, room.id],
      [neighbours.facilitator, neighbours.id],
    ] as const) {
      expect(await ends(somebody, id, networkId)).toEqual([{ done: false }]);
    }
    expect(await ends(room.facilitator, id)).toEqual([{ done: true }]);
    for (const who of [room.facilitator, administrator]) {
      expect(await asApp(who, '', 'UPDATE emergency_accesses SET expires_at = now() WHERE id = $1', [id])).toBe(
        '42501',
      );
    }
    await end(second, id);
  });

  it('gives no page of more than a hundred', async () => {
    const id = await opened();
    await server.database.asSuperuser(
      `SET session_replication_role = replica;
       INSERT INTO challenges (id, network_id, owner_id, seat_id, client_id, title, situation, role, help_wanted, reshare, lang, created_at)
       SELECT gen_random_uuid(), network_id, owner_id, seat_id, gen_random_uuid(), title, situation, role, help_wanted, reshare, lang, now()
       FROM (SELECT * FROM challenges WHERE network_id = '${room.id}' LIMIT 1) c, generate_series(1, 150)`,
    );
    const sql = `SELECT jsonb_array_length(app.emergency_challenges($1, 1000, NULL) -> 'rows') AS n`;
    expect(await asApp(administrator, '', sql, [id])).toEqual([{ n: 101 }]);
    await end(second, id);
  });
});

/** Simulates that the hours have passed: moves the row and its queued job. */
const comesDue = (id: string) =>
  server.database.asSuperuser(
    `WITH late AS (UPDATE emergency_accesses SET expires_at = now() + interval '1 second' WHERE id = $1 RETURNING 1)
     UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 second'
     WHERE key LIKE '%' || $1::text || ':emergency-access.end' AND EXISTS (SELECT 1 FROM late)`,
    [id],
  );
