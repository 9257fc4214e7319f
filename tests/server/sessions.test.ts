import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdministrator, createNetwork, createPerson, inviteTo } from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const isSignedIn = async (person: Person) => (await person.ask<{ me: unknown }>('{ me { id } }')).me !== null;
const unusedFor = ({ id }: Person, time: string) =>
  server.database.asSuperuser(`UPDATE sessions SET last_used_at = now() - $2::interval WHERE person_id = $1`, [
    id,
    time,
  ]);

describe('a session', () => {
  it('ends when it has not been used for two weeks', async () => {
    const person = await createPerson(server);
    await unusedFor(person, '13 days 23 hours');
    expect(await isSignedIn(person)).toBe(true);
    const other = await createPerson(server);
    await unusedFor(other, '14 days');
    expect(await isSignedIn(other)).toBe(false);
    await expect(other.saveProfile('x', 'x', '971040238')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(other.listen()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('ends after half a day without use for an administrator, and after thirty days for everybody', async () => {
    const person = await createPerson(server);
    await unusedFor(administrator, '11 hours 59 minutes');
    expect(await isSignedIn(administrator)).toBe(true);
    await unusedFor(administrator, '12 hours');
    expect(await isSignedIn(administrator)).toBe(false);
    await server.database.asSuperuser(`UPDATE sessions SET expires_at = now() WHERE person_id = $1`, [person.id]);
    expect(await isSignedIn(person)).toBe(false);
    await administrator.signIn();
  });

  it.each([
    ['read', (person: Person) => person.ask('{ me { id } }')],
    ['written', (person: Person) => person.saveProfile('Eit namn', 'Seksjonssjef', '971040238')],
  ])('is marked as used when something is %s', async (_, use) => {
    const person = await createPerson(server);
    await unusedFor(person, '2 hours');
    await use(person);
    await until(async () => {
      const [session] = await server.database.asSuperuser<{ recent: boolean }>(
        `SELECT last_used_at > now() - interval '1 minute' AS recent FROM sessions WHERE person_id = $1`,
        [person.id],
      );
      return session?.recent;
    });
  });

  it('is not taken from two cookies of one name: another site on the same host may have set one', async () => {
    const person = await createPerson(server);
    const other = await createPerson(server);
    expect(await isSignedIn(new Person(server, person.email, `other=1; ${person.cookie}`))).toBe(true);
    for (const cookies of [`${person.cookie}; ${other.cookie}`, `${other.cookie}; ${person.cookie}`])
      expect(await isSignedIn(new Person(server, person.email, cookies))).toBe(false);
  });

  it('ends when somebody signs in in the same browser', async () => {
    const person = await createPerson(server);
    const before = new Person(server, person.email, person.cookie);
    expect(await isSignedIn(before)).toBe(true);
    await person.signIn();
    expect(person.cookie).not.toBe(before.cookie);
    expect(await isSignedIn(person)).toBe(true);
    expect(await isSignedIn(before)).toBe(false);
  });
});

describe('the security log', () => {
  it('tells of sign-ins, refusals, ends and exports by ids and kinds, and never by an address', async () => {
    const before = server.output.length;
    const { facilitator, id } = await createNetwork(administrator, 'Rommet', 1);
    const email = 'logga@example.org';
    const person = await new Person(server, email).signIn();
    await expect(
      person.ask('mutation ($email: String!) { signIn(email: $email, code: "1") { id } }', { email }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(person.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await person.upload(id, Buffer.from('%PDF-1.7'))).status).toBe(404);
    await person.ask('mutation { requestDataExport { id } }');
    await facilitator.ask('mutation ($id: ID!) { copyRoom(networkId: $id) { id } }', { id });
    await person.ask('mutation { signOut }');
    const written = server.output.slice(before).replaceAll(/\n--- Mail to [\s\S]*?\n---\n/g, '');
    const events = written
      .split('\n')
      .filter((line) => line.includes('"log":"security"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (personId: string | null) =>
      events
        .filter((event) => event.personId === personId)
        .map(({ kind, detail }) => [kind, detail].filter(Boolean).join(' '));
    expect(of(person.id)).toEqual([
      'SIGNED_IN',
      'REQUEST_REFUSED leaveNetwork NOT_FOUND',
      'REQUEST_REFUSED upload NOT_FOUND',
      'DATA_EXPORTED',
      'SESSION_ENDED',
    ]);
    expect(of(null)).toEqual(['SIGN_IN_REFUSED CODE']);
    expect(of(facilitator.id)).toContain('DATA_EXPORTED');
    expect(written).not.toContain('@');
    expect(written).not.toContain('Rommet');
  });

  it('tells of invitations that ended with the right of who made them, and once of one that somebody revoked', async () => {
    const room = await createNetwork(administrator, 'Rommet', 1);
    const [second] = room.members as [Person];
    await room.facilitator.ask('mutation ($id: ID!) { nameFacilitator(seatId: $id) { id } }', {
      id: room.seatOf.get(second),
    });
    for (const email of ['ein@example.org', 'to@example.org', 'tre@example.org'])
      await inviteTo(second, room.id, email);
    const made = await server.database.asSuperuser<{ id: string; email: string }>(
      'SELECT id, email FROM invitations WHERE made_by = $1 ORDER BY email',
      [second.id],
    );
    const [byHand, ...ended] = made.map(({ id }) => id);
    const before = server.output.length;
    await room.facilitator.ask('mutation ($id: ID!) { revokeInvitation(id: $id) }', { id: byHand });
    await room.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: room.seatOf.get(second) });
    const lines = server.output
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('INVITATION_REVOKED'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map(({ personId, networkId, subjectId, detail }) => ({ personId, networkId, subjectId, detail }));
    const by = { personId: room.facilitator.id, networkId: room.id };
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(
      expect.arrayContaining([
        { ...by, subjectId: byHand, detail: undefined },
        ...ended.map((subjectId) => ({ ...by, subjectId, detail: 'RIGHT_ENDED' })),
      ]),
    );
  });
});
