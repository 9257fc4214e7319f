import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admit, applicants, mine } from '../support/applications.js';
import { goOnLeave, handOver, makeActive, reviseCharter } from '../support/mixed-room.js';
import {
  acceptCharter,
  createAdministrator,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  inviteTo,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';
import { operationOf } from './api-access/documents.js';

const notFound = { code: 'NOT_FOUND' };
const bySeat = (verb: string) => (person: Person, seatId: string | undefined) =>
  person.ask(`mutation ($id: ID!) { ${verb}(seatId: $id) { id } }`, { id: seatId });
const endSeat = bySeat('endSeat');
const nameFacilitator = bySeat('nameFacilitator');
const offerTurn = bySeat('offerTurn');
const stepDown = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { stepDown(networkId: $id) { id } }', { id });
const takeTurn = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { takeTurn(networkId: $id) { id } }', { id });
const preview = async (person: Person, key: string) =>
  (await person.send({ query: operationOf('query', 'invitation'), variables: { key } })).text;

describe.each([
  { checks: 'with every check in place', withoutChecks: false },
  { checks: 'with every check of the application taken out', withoutChecks: true },
])('an invitation, $checks', ({ withoutChecks }) => {
  let server: TestServer;
  let administrator: Person;
  let guest: Person;
  beforeAll(async () => {
    server = await startServer({ withoutChecks: withoutChecks });
    administrator = await createAdministrator(server);
    guest = await createPerson(server);
  });
  afterAll(() => server.stop());

  const seatsOf = async (person: Person, networkId: string) =>
    server.database.asSuperuser(
      `SELECT role FROM seats WHERE person_id = $1 AND network_id = $2 AND ended_at IS NULL`,
      [person.id, networkId],
    );

  /** The key looks like one that does not exist, and gives no access. */
  async function isWorthless(key: string, person: Person, networkId: string): Promise<void> {
    const before = await seatsOf(person, networkId);
    expect(await preview(person, key)).toBe(await preview(person, 'no-such-key'));
    await expect(takeSeat(person, key)).rejects.toMatchObject(notFound);
    const input = { key, roleTitle: 'Seksjonssjef', orgnr: '974760673', acceptsCharter: 1 };
    await expect(
      person.ask('mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }', { input }),
    ).rejects.toMatchObject(notFound);
    expect(await seatsOf(person, networkId)).toEqual(before);
    expect(await mine(person)).toEqual([]);
  }

  /** A room with two facilitators and a member. */
  async function aRoomOfTwo(name: string) {
    const room = await createNetwork(administrator, name, 2);
    const [second, member] = room.members as [Person, Person];
    await nameFacilitator(room.facilitator, room.seatOf.get(second));
    return { ...room, second, member };
  }

  it('of the founder ends with the first seat', async () => {
    const id = await foundNetwork(administrator, 'To lenkjer');
    const [first, other] = [
      await invite(administrator, id, 'FACILITATOR'),
      await invite(administrator, id, 'FACILITATOR'),
    ];
    const facilitator = await createPerson(server);
    await takeSeat(facilitator, first);
    await isWorthless(other, guest, id);
    await expect(invite(administrator, id, 'FACILITATOR')).rejects.toMatchObject(notFound);
    const { network } = await facilitator.ask<{ network: { invitations: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { invitations { id } } }',
      { id },
    );
    expect(network.invitations).toEqual([]);
  });

  it('of the founder admits one of two who use it at once', async () => {
    const id = await foundNetwork(administrator, 'Samtidig');
    const keys = [await invite(administrator, id, 'FACILITATOR'), await invite(administrator, id, 'FACILITATOR')];
    const people = [await createPerson(server), await createPerson(server)];
    const ends = await Promise.allSettled(people.map((person, i) => takeSeat(person, keys[i] ?? '')));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([...(await seatsOf(people[0] as Person, id)), ...(await seatsOf(people[1] as Person, id))]).toHaveLength(1);
  });

  it('of an administrator ends with their appointment', async () => {
    const other = await createPerson(server);
    await server.database.asSuperuser('UPDATE accounts SET is_administrator = true WHERE person_id = $1', [other.id]);
    const id = await foundNetwork(other, 'Avsett');
    const key = await invite(other, id, 'FACILITATOR');
    await server.database.asSuperuser('UPDATE accounts SET is_administrator = false WHERE person_id = $1', [other.id]);
    await isWorthless(key, guest, id);
  });

  type Shared = { room: TestNetwork; second: Person };
  const ways: Record<string, (shared: Shared) => Promise<unknown>> = {
    'is removed': ({ room, second }) => endSeat(room.facilitator, room.seatOf.get(second)),
    'steps down': ({ room, second }) => stepDown(second, room.id),
    'goes on leave': ({ room, second }) => goOnLeave(second, room.id),
    leaves: ({ room, second }) => second.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id }),
    'hands over the seat': ({ room, second }) => handOver(second, room.id),
    'hands over the task': async ({ room, second }) => {
      const next = room.members.at(-1) as Person;
      await offerTurn(second, room.seatOf.get(next));
      await takeTurn(next, room.id);
    },
    'has the account closed': ({ second }) =>
      administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: second.email }),
    'deletes the account': ({ second }) => second.ask('mutation { deleteAccount(words: STAY) }'),
  };
  describe('ends when its maker', () => {
    let room: TestNetwork;
    beforeAll(async () => {
      room = await createNetwork(administrator, 'Rommet', Object.keys(ways).length + 1);
    });

    it.each(Object.keys(ways))('%s', async (way) => {
      const { id, facilitator } = room;
      const second = room.members[Object.keys(ways).indexOf(way)] as Person;
      await nameFacilitator(facilitator, room.seatOf.get(second));
      const keys = [
        await invite(second, id, 'FACILITATOR'),
        await invite(second, id),
        await inviteTo(second, id, guest.email),
      ];
      const unused = await invite(facilitator, id);
      await ways[way]?.({ room, second });
      for (const key of keys) await isWorthless(key, guest, id);
      const mayComeBack = ['is removed', 'leaves', 'hands over the seat'].includes(way);
      if (mayComeBack) await isWorthless(keys[0] as string, second, id);
      expect(await preview(guest, unused)).toContain('Rommet');
    });
  });

  it('is not valid in a room that is closed, nor until its maker has accepted the charter in force', async () => {
    const room = await aRoomOfTwo('Stengt');
    const key = await invite(room.second, room.id);
    await reviseCharter(room.facilitator, room.id, 1);
    expect(await preview(guest, key)).toBe(await preview(guest, 'no-such-key'));
    await acceptCharter(room.second, room.id, 2);
    expect(await preview(guest, key)).toContain('Stengt');
    await server.database.asSuperuser(
      `SET session_replication_role = replica; UPDATE networks SET stage = 'CLOSED' WHERE id = '${room.id}'`,
    );
    await isWorthless(key, guest, room.id);
  });

  it('to take a turn as facilitator ends with the right of its maker', async () => {
    const room = await aRoomOfTwo('Tilbode');
    await offerTurn(room.second, room.seatOf.get(room.member));
    await endSeat(room.facilitator, room.seatOf.get(room.second));
    await expect(takeTurn(room.member, room.id)).rejects.toMatchObject(notFound);
    expect(await seatsOf(room.member, room.id)).toEqual([{ role: 'MEMBER' }]);
  });

  it('as facilitator, which others decide on, gives a member’s seat when its maker is no longer facilitator', async () => {
    const room = await aRoomOfTwo('Søknad');
    await room.facilitator.ask('query ($id: ID!) { network(id: $id) { id } }', { id: room.id });
    const input = {
      ...{ key: await invite(room.second, room.id, 'FACILITATOR'), roleTitle: 'Seksjonssjef' },
      ...{ orgnr: '974760673', acceptsCharter: 1, inReportingLine: true },
    };
    const friend = await createPerson(server);
    await friend.ask('mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }', { input });
    await endSeat(room.facilitator, room.seatOf.get(room.second));
    await admit(room.facilitator, (await mine(friend))[0]?.id ?? '');
    expect(await seatsOf(friend, room.id)).toEqual([{ role: 'MEMBER' }]);
  });

  it('sent to an address looks to everybody else like one that does not exist', async () => {
    const room = await createNetwork(administrator, 'Til éi adresse', 0);
    const invited = await createPerson(server);
    const key = await inviteTo(room.facilitator, room.id, invited.email.toUpperCase());
    await isWorthless(key, guest, room.id);
    const nobody = new Person(server, '');
    expect(await preview(nobody, key)).toBe(await preview(nobody, 'no-such-key'));
    expect(await preview(invited, key)).toContain('"openLink":false');
    await takeSeat(invited, key);
    expect(await seatsOf(invited, room.id)).toHaveLength(1);
    expect(await preview(guest, await invite(room.facilitator, room.id))).toContain('"openLink":true');
  });

  it.each(['FACILITATOR', 'MEMBERS'])(
    'to a seat that is handed over waits for those who admit: %s',
    async (admission) => {
      const room = await createNetwork(administrator, `Gitt vidare: ${admission}`, 2);
      const [leaver, member] = room.members as [Person, Person];
      await member.postChallenge(room.id);
      await makeActive(administrator, room.id);
      await reviseCharter(room.facilitator, room.id, 1, { admission, openHistory: true });
      for (const person of room.members) await acceptCharter(person, room.id, 2);
      const successor = await createPerson(server);
      const key = await handOver(leaver, room.id, successor.email);
      expect(await preview(successor, key)).toContain('"othersDecide":true');
      expect(await takeSeat(successor, key)).toBeNull();
      expect(await seatsOf(successor, room.id)).toEqual([]);
      await expect(
        successor.ask('query ($id: ID!) { network(id: $id) { challenges { nodes { id } } } }', { id: room.id }),
      ).rejects.toMatchObject(notFound);
      const [asked] = await applicants(room.facilitator, room.id);
      if (admission === 'FACILITATOR') await admit(room.facilitator, asked?.id ?? '');
      else
        for (const person of [room.facilitator, member])
          await person.ask('mutation ($id: ID!) { voteOnApplicant(id: $id, yes: true) { id } }', { id: asked?.id });
      const [seat] = await server.database.asSuperuser(
        `SELECT follows FROM seats WHERE person_id = $1 AND network_id = $2`,
        [successor.id, room.id],
      );
      expect(seat).toEqual({ follows: room.seatOf.get(leaver) });
    },
  );

  it('to a full room tells nobody which agencies sit in it', async () => {
    const id = await foundNetwork(administrator, 'Fullt hus', 4);
    const facilitator = await createPerson(server);
    await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
    for (let i = 0; i < 3; i++) await takeSeat(await createPerson(server), await invite(facilitator, id));
    const key = await invite(facilitator, id);
    const sitting = await server.database.asSuperuser<{ orgnr: string }>(
      'SELECT orgnr FROM seats WHERE network_id = $1',
      [id],
    );
    const [away] = await server.database.asSuperuser<{ orgnr: string }>(
      'SELECT orgnr FROM organisations WHERE orgnr NOT IN (SELECT orgnr FROM seats WHERE network_id = $1) LIMIT 1',
      [id],
    );
    const answers = new Set<string>();
    for (const { orgnr } of [...sitting, away as { orgnr: string }]) {
      const input = { key, roleTitle: 'Seksjonssjef', orgnr, acceptsCharter: 1 };
      const query = 'mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }';
      answers.add((await guest.send({ query, variables: { input } })).text);
    }
    expect([...answers]).toEqual([expect.stringContaining('"FULL"')]);
    expect(await mine(guest)).toEqual([]);
  });
});
