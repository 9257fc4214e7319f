import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  createSecondAdministrator,
  foundNetwork,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { type Person, promptly, until } from '../support/person.js';
import { administratorEmail, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let first: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  first = await createAdministrator(server);
  room = await createNetwork(first, 'Rommet', 1);
});
afterAll(() => server.stop());

const appoint = (by: Person, { email }: Person) =>
  by.ask('mutation ($email: String!) { appointAdministrator(email: $email) }', { email });
const remove = (by: Person, { id }: Person) => by.ask('mutation ($id: ID!) { removeAdministrator(id: $id) }', { id });
const disable = (by: Person, { email }: Person) =>
  by.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email });
const may = (person: Person) => person.ask('{ overview { stage } }');
const list = async (by: Person) =>
  (
    await by.ask<{ administrators: { id: string; appointedBy: string | null }[] }>(
      '{ administrators { id appointedBy } }',
    )
  ).administrators;
const agedDays = (days: number, ...people: Person[]) =>
  server.database.asSuperuser(
    'UPDATE administrators SET appointed_at = now() - make_interval(days => $1) WHERE person_id = ANY($2)',
    [days, people.map(({ id }) => id)],
  );
const askToOpen = async (by: Person) =>
  (
    await by.ask<{ requestEmergencyAccess: { id: string } }>(
      'mutation ($input: RequestEmergencyAccessInput!) { requestEmergencyAccess(input: $input) { id } }',
      { input: { networkId: room.id, reason: 'Pålegg frå domstolen', hours: 2 } },
    )
  ).requestEmergencyAccess.id;
const agree = (by: Person, id: string) => by.ask('mutation ($id: ID!) { agreeToEmergencyAccess(id: $id) }', { id });
const look = (by: Person, id: string) =>
  by.ask('query ($id: ID!) { emergencyChallenges(id: $id) { nodes { title } } }', { id });
const obstacle = async (by: Person, id: string) =>
  (
    await by.ask<{ emergencyAccessRequests: { id: string; cannotAgree: string | null }[] }>(
      '{ emergencyAccessRequests { id cannotAgree } }',
    )
  ).emergencyAccessRequests.find((one) => one.id === id)?.cannotAgree;
const notIndependent = { code: 'BAD_INPUT', fields: [{ field: 'id', rule: 'notIndependent' }] };

describe('the task of administrator', () => {
  it('is given by an administrator, and removed by another, with all open access', async () => {
    const person = await createPerson(server);
    await expect(may(person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await appoint(first, person);
    await may(person);
    expect(await list(person)).toEqual(
      expect.arrayContaining([{ id: person.id, appointedBy: 'Administrator Dømesen' }]),
    );
    const listener = await person.listen();
    await remove(first, person);
    await until(() => !listener.socket.connected, promptly);
    await expect(may(person)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await person.signIn();
    await expect(may(person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await server.database.asSuperuser(
        'SELECT 1 FROM administrators WHERE person_id = $1 AND removed_at IS NOT NULL',
        [person.id],
      ),
    ).toHaveLength(1);
    for (const kind of ['ADMINISTRATOR_APPOINTED', 'ADMINISTRATOR_REMOVED'])
      expect(server.output).toMatch(new RegExp(`"kind":"${kind}".*"subjectId":"${person.id}"`));
    // They are told by mail of each.
    const mails = () =>
      server.output.split(`--- Mail to ${person.email}: Krets: noko er endra med kontoen din`).slice(1);
    await until(() => mails().length === 2);
    expect(mails().map((mail) => /Du er [^.]+/.exec(mail)?.[0])).toEqual([
      'Du er gjord til administrator i Krets',
      'Du er ikkje lenger administrator i Krets',
    ]);
  });

  it('cannot be given or removed by anybody else', async () => {
    const person = await createPerson(server);
    for (const somebody of [room.facilitator, person]) {
      await expect(appoint(somebody, person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(remove(somebody, first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(list(somebody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(appoint(first, { email: 'ukjend@example.org' } as Person)).rejects.toMatchObject({
      fields: [{ field: 'email', rule: 'unknown' }],
    });
    await expect(appoint(first, first)).rejects.toMatchObject({ fields: [{ field: 'email', rule: 'known' }] });
    await expect(remove(first, person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends when another disables the account', async () => {
    const person = await createSecondAdministrator(server);
    await disable(first, person);
    await expect(may(person)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await remove(first, person);
  });

  it('stays with the last one, also when two remove each other at once', async () => {
    await expect(remove(first, first)).rejects.toMatchObject({ fields: [{ field: 'id', rule: 'lastAdministrator' }] });
    for (let i = 0; i < 5; i++) {
      const second = await createSecondAdministrator(server);
      await Promise.allSettled([remove(first, second), remove(second, first)]);
      const left = await server.database.asSuperuser<{ email: string }>(
        'SELECT email FROM accounts WHERE is_administrator',
      );
      expect(left).toHaveLength(1);
      if (left[0]?.email !== first.email) {
        await second.signIn();
        await first.signIn();
        await appoint(second, first);
        await remove(first, second);
      }
    }
    await agedDays(60, first);
  });
});

describe('an administrator and a seat', () => {
  const seated = { code: 'BAD_INPUT', fields: [{ field: 'email', rule: 'seated' }] };

  it('are not held at once: neither by appointing nor by taking a seat', async () => {
    await expect(appoint(first, room.members[0] as Person)).rejects.toMatchObject(seated);
    const second = await createSecondAdministrator(server);
    await expect(takeSeat(second, await invite(room.facilitator, room.id))).rejects.toBeDefined();
    expect(await server.database.asSuperuser('SELECT 1 FROM seats WHERE person_id = $1', [second.id])).toEqual([]);
    await remove(first, second);
  });

  it('are refused by the database alone, in both orders', async () => {
    const member = room.members[0] as Person;
    await expect(
      server.database.asSuperuser('UPDATE accounts SET is_administrator = true WHERE person_id = $1', [member.id]),
    ).rejects.toMatchObject({ constraint: 'ck_accounts_seated' });
    await expect(
      server.database.asSuperuser('UPDATE seats SET person_id = $1 WHERE person_id = $2', [first.id, member.id]),
    ).rejects.toMatchObject({ constraint: 'ck_seats_administrator' });
  });

  it('are not both obtained by doing both at once', async () => {
    for (let i = 0; i < 5; i++) {
      const person = await createPerson(server);
      const key = await invite(room.facilitator, room.id);
      await Promise.allSettled([appoint(first, person), takeSeat(person, key)]);
      const both = await server.database.asSuperuser(
        `SELECT 1 FROM accounts a JOIN seats s ON s.person_id = a.person_id AND s.ended_at IS NULL WHERE a.is_administrator`,
      );
      expect(both).toEqual([]);
    }
  });

  it('are told of by the start, and in the room, when its setting names a member', async () => {
    const other = await startServer();
    const administrator = await createAdministrator(other);
    const theirs = await createNetwork(administrator, 'Det andre rommet', 1);
    const member = theirs.members[0] as Person;
    await other.kill();
    const again = new TestServer(other.database, other.port, { env: { KRETS_ADMIN_EMAIL: member.email } });
    await again.start();
    try {
      expect(again.output).toContain('KRETS_ADMIN_EMAIL names somebody who holds a seat in 1 of the rooms');
      const { network } = await theirs.facilitator.ask<{ network: { log: { kind: string }[] } }>(
        'query ($id: ID!) { network(id: $id) { log { kind } } }',
        { id: theirs.id },
      );
      expect(network.log[0]?.kind).toBe('ADMINISTRATOR_NAMED');
      await expect(may(member)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      await again.stop();
    }
  });
});

describe('emergency access', () => {
  let second: Person;
  beforeEach(async () => {
    second = await createSecondAdministrator(server);
    await agedDays(60, first);
    await server.database.asSuperuser('UPDATE administrators SET appointed_by = NULL WHERE person_id = $1', [first.id]);
  });

  it('is not opened by two when one appointed the other', async () => {
    const made = await createPerson(server);
    await appoint(first, made);
    await agedDays(400, made);
    const id = await askToOpen(first);
    expect(await obstacle(made, id)).toBe('APPOINTED_EACH_OTHER');
    await expect(agree(made, id)).rejects.toMatchObject(notIndependent);
    await expect(agree(first, await askToOpen(made))).rejects.toMatchObject(notIndependent);
    await remove(first, made);
  });

  it('is not opened by two appointed by the same person within 30 days, and is after that', async () => {
    const [a, b] = [await createPerson(server), await createPerson(server)];
    for (const one of [a, b]) await appoint(first, one);
    const id = await askToOpen(a);
    expect(await obstacle(b, id)).toBe('SAME_SOURCE');
    await expect(agree(b, id)).rejects.toMatchObject(notIndependent);
    await agedDays(31, a, b);
    expect(await obstacle(b, id)).toBeNull();
    await agree(b, id);
    await look(a, id);
    for (const one of [a, b]) await remove(first, one);
  });

  it('is not opened through one in between, also when that one is gone', async () => {
    const [between, made] = [await createPerson(server), await createPerson(server)];
    await appoint(first, between);
    await appoint(between, made);
    const id = await askToOpen(first);
    expect(await obstacle(made, id)).toBe('SAME_SOURCE');
    await remove(first, between);
    expect(await obstacle(made, id)).toBe('SAME_SOURCE');
    await expect(agree(made, id)).rejects.toMatchObject(notIndependent);
    await remove(first, made);
  });

  it('is not opened by two named in the server configuration, one of them lately', async () => {
    await agedDays(0, second);
    const id = await askToOpen(first);
    expect(await obstacle(second, id)).toBe('SAME_SOURCE');
    await expect(agree(second, id)).rejects.toMatchObject(notIndependent);
  });

  it('is opened by two appointed by different administrators', async () => {
    const [a, b] = [await createPerson(server), await createPerson(server)];
    await appoint(first, a);
    await appoint(second, b);
    const id = await askToOpen(a);
    expect(await obstacle(b, id)).toBeNull();
    await agree(b, id);
    for (const kind of ['EMERGENCY_ACCESS_REQUESTED', 'EMERGENCY_ACCESS_OPENED'])
      expect(server.output).toMatch(new RegExp(`"kind":"${kind}".*"subjectId":"${id}"`));
    for (const one of [a, b]) await remove(first, one);
  });

  it('ends for both when one of them is no longer administrator', async () => {
    const id = await askToOpen(first);
    await agree(second, id);
    const waiting = await askToOpen(second);
    await look(first, id);
    await remove(first, second);
    await expect(look(first, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(agree(first, waiting)).rejects.toBeDefined();
  });
});

it('has its first administrator from the configuration, and can found a network', async () => {
  expect(first.email).toBe(administratorEmail);
  await expect(foundNetwork(first, 'Eit nytt')).resolves.toBeDefined();
});
