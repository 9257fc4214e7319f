import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admit, agencies, apply, counted, list, mine, withdraw } from '../support/applying.js';
import { type Person, Refused } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { anAdministrator, aPerson, foundNetwork, invite, takeSeat } from '../support/world.js';

const rounds = Number(process.env.KRETS_RACES ?? 20);
const parallel = 25;

let server: TestServer;
let administrator: Person;
let facilitator: Person;
let people: Person[];
beforeAll(async () => {
  server = await aServer();
  administrator = await anAdministrator(server);
  facilitator = await aPerson(server);
  people = [];
  for (let i = 0; i < parallel + 3; i++) people.push(await aPerson(server));
});
afterAll(() => server.stop());

const leave = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id });

/** Four seats; a facilitator and so many members sit there. */
async function aRoom(round: number, members: Person[]): Promise<string> {
  const id = await foundNetwork(administrator, `Kappløp ${round}`, 4);
  await takeSeat(facilitator, await invite(administrator, id, 'FACILITATOR'), true, agencies[60]);
  for (const [i, member] of members.entries())
    await takeSeat(member, await invite(facilitator, id), true, agencies[50 + i]);
  await list(server, id);
  return id;
}

/** How many came through; those who did not were refused with one of these codes, and the server failed nobody. */
async function came(acts: Promise<unknown>[], refusals: string[]): Promise<number> {
  const results = await Promise.allSettled(acts);
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    expect(result.reason).toBeInstanceOf(Refused);
    expect(refusals).toContain(result.reason.code);
  }
  return results.filter(({ status }) => status === 'fulfilled').length;
}

const times = Array.from({ length: rounds }, (_, i) => i);

describe(`${rounds} rounds of ${parallel} at once`, () => {
  it('on the last free seat: one gets it', async () => {
    for (const round of times) {
      const id = await aRoom(round, people.slice(parallel, parallel + 2));
      const keys = await Promise.all(people.slice(0, parallel).map(() => invite(facilitator, id)));
      const takers = keys.map((key, i) => takeSeat(people[i] as Person, key, true, agencies[i]));
      expect(await came(takers, ['FULL'])).toBe(1);
      expect(await counted(server, id)).toMatchObject({ taken: 4, seats: 4 });
    }
  }, 300_000);

  it('on the last free seat, by admission: one gets it and the others wait', async () => {
    for (const round of times) {
      const id = await aRoom(round, people.slice(parallel, parallel + 2));
      const applied = await Promise.all(
        people.slice(0, parallel).map((person, i) => apply(person, id, { orgnr: agencies[i] })),
      );
      expect(
        await came(
          applied.map((one) => admit(facilitator, one.id)),
          [],
        ),
      ).toBe(parallel);
      expect(await counted(server, id)).toMatchObject({ taken: 4, seats: 4, waiting: parallel - 1 });
    }
  }, 300_000);

  it('with one invitation: one gets in', async () => {
    for (const round of times) {
      const id = await aRoom(round, []);
      const key = await invite(facilitator, id);
      const takers = people.slice(0, parallel).map((person, i) => takeSeat(person, key, true, agencies[i]));
      expect(await came(takers, ['NOT_FOUND'])).toBe(1);
      expect(await counted(server, id)).toMatchObject({ taken: 2, seats: 2 });
    }
  }, 300_000);

  it('at the waiting list: nobody is skipped, nobody jumps it, and never one too many', async () => {
    for (const round of times) {
      const members = people.slice(parallel, parallel + 3);
      const id = await aRoom(round, members);
      const waiting = people.slice(0, 9);
      for (const [i, person] of waiting.entries())
        await admit(facilitator, (await apply(person, id, { orgnr: agencies[i] })).id);
      const regretting = [waiting[1], waiting[4]] as Person[];
      const regretted = await Promise.all(
        regretting.map(async (person) => (await mine(person)).find((one) => one.state === 'WAITING')?.id ?? ''),
      );
      const guests = people.slice(9, 16);
      const keys = await Promise.all(guests.map(() => invite(facilitator, id)));
      const late = people.slice(16, parallel);
      const applied = await Promise.all(late.map((person, i) => apply(person, id, { orgnr: agencies[16 + i] })));

      const jumping = came(
        guests.map((guest, i) => takeSeat(guest, keys[i] ?? '', true, agencies[9 + i])),
        ['FULL'],
      );
      const rest = came(
        [
          ...members.map((member) => leave(member, id)),
          ...regretting.map((person, i) => withdraw(person, regretted[i] ?? '')),
          ...applied.map((one) => admit(facilitator, one.id)),
        ],
        ['NOT_FOUND'],
      );
      expect(await jumping).toBe(0);
      await rest;
      const { taken, seats } = await counted(server, id);
      expect({ taken, seats }).toEqual({ taken: 4, seats: 4 });
      const states = await server.database.behind<{ state: string }>(
        `SELECT a.state FROM applications a WHERE a.network_id = $1 ORDER BY array_position($2::uuid[], a.person_id)`,
        [id, [...waiting, ...late].map((person) => person.id)],
      );
      const inList = states.slice(0, waiting.length).map(({ state }) => state);
      // Whoever has a seat has nobody waiting before her, and no latecomer has one.
      expect(inList.lastIndexOf('ADMITTED')).toBeLessThan(inList.indexOf('WAITING'));
      expect(states.slice(waiting.length).map(({ state }) => state)).toEqual(late.map(() => 'WAITING'));
      expect(inList.filter((state) => state === 'ADMITTED').length).toBeGreaterThanOrEqual(3);
    }
  }, 300_000);
});
