import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  foundNetwork,
  invite,
  joinNetwork,
  takeSeat,
} from '../support/networks.js';
import { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const endSeat = 'mutation ($id: ID!) { endSeat(seatId: $id) { id } }';
const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';

describe('a network', () => {
  it('is founded by the administrator only', async () => {
    await expect(foundNetwork(await createPerson(server), 'Mitt eige')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives each link to one person only', async () => {
    const room = await createNetwork(administrator, 'Éi lenkje', 0);
    const key = await invite(room.facilitator, room.id);
    const people = await Promise.all(Array.from({ length: 5 }, () => createPerson(server)));
    const results = await Promise.allSettled(people.map((person) => takeSeat(person, key)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never has one seat too many: of two who take the last one wins', async () => {
    const id = await foundNetwork(administrator, 'Fire plassar', 4);
    const facilitator = await createPerson(server);
    await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'));
    for (let i = 0; i < 2; i++) await takeSeat(await createPerson(server), await invite(facilitator, id));
    const keys = [await invite(facilitator, id), await invite(facilitator, id), await invite(facilitator, id)];
    const people = await Promise.all(keys.map(() => createPerson(server)));
    const results = await Promise.allSettled(people.map((person, i) => takeSeat(person, keys[i] ?? '')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'FULL' });
    const { network } = await facilitator.ask<{ network: { seats: unknown[] } }>(
      'query ($id: ID!) { network(id: $id) { seats { id } } }',
      { id },
    );
    expect(network.seats).toHaveLength(4);
  });

  it('is never left without a facilitator', async () => {
    const room = await createNetwork(administrator, 'Ein fasilitator', 1);
    await expect(room.facilitator.ask(leave, { id: room.id })).rejects.toMatchObject({
      fields: [{ rule: 'lastFacilitator' }],
    });
  });

  it('lets nobody but a facilitator invite, rename or end a seat', async () => {
    const room = await createNetwork(administrator, 'Kven som får', 2);
    const [member, other] = room.members as [Person, Person];
    await expect(invite(member, room.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(member.ask(endSeat, { id: room.seatOf.get(other) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rename = 'mutation ($input: RenameNetworkInput!) { renameNetwork(input: $input) { id } }';
    await expect(member.ask(rename, { input: { networkId: room.id, name: 'x' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const renamed = (replaces: string, name: string) =>
      room.facilitator.ask(rename, { input: { networkId: room.id, replaces, name } });
    await renamed('Kven som får', 'Kven som får det');
    await expect(renamed('Kven som får', 'Noko heilt anna')).rejects.toMatchObject({
      fields: [{ field: 'replaces', rule: 'stale' }],
    });
  });

  it('retains the posts of an ended seat under its name, and lets its holder back only by a new invitation', async () => {
    const room = await createNetwork(administrator, 'Slutt og byrjing', 2);
    const [owner, leaver] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    await leaver.contribute(challenge.id, 'Eg var her');
    await leaver.ask(leave, { id: room.id });
    await expect(leaver.thread(challenge.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const author =
      'query ($id: ID!) { challenge(id: $id) { contributions { nodes { author { endedAt person { name } } } } } }';
    type Seen = {
      challenge: { contributions: { nodes: { author: { endedAt: string | null; person: { name: string } } }[] } };
    };
    const seen = await owner.ask<Seen>(author, { id: challenge.id });
    expect(seen.challenge.contributions.nodes[0]?.author.endedAt).not.toBeNull();
    expect(seen.challenge.contributions.nodes[0]?.author.person.name).toContain('Dømesen');
    await joinNetwork(room, leaver);
    expect(await leaver.thread(challenge.id)).toHaveLength(1);
    await expect(
      leaver.ask('mutation ($input: EditContributionInput!) { editContribution(input: $input) { id } }', {
        input: { id: (await leaver.thread(challenge.id))[0]?.id, body: 'Eg er her' },
      }),
    ).resolves.toBeDefined();
  });

  it('asks for a profile before a seat is taken', async () => {
    const room = await createNetwork(administrator, 'Med namn', 0);
    const nameless = await new Person(server, 'namnlaus@example.org').signIn();
    await expect(takeSeat(nameless, await invite(room.facilitator, room.id))).rejects.toMatchObject({
      fields: [{ field: 'profile', rule: 'required' }],
    });
  });
});
