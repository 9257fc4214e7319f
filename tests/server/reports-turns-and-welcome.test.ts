import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import {
  inRoom,
  log,
  notFound,
  report,
  reportsOf,
  resolveReport,
  tasks,
  vote,
  welcome,
  withSeat,
} from '../support/moderation.js';
import {
  acceptCharter,
  charterInput,
  createAdministrator,
  createNetwork,
  type TestNetwork,
} from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

describe('a report', () => {
  it('reaches the facilitators and is answered to the reporter, and nobody else knows', async () => {
    const room = await createNetwork(administrator, 'Uro', 3);
    const [owner, raiser, other] = room.members as [Person, Person, Person];
    const challenge = await owner.postChallenge(room.id);
    const listeners = await Promise.all([room.facilitator, raiser, other, owner].map((person) => person.listen()));
    const heard = listeners.map(() => 0);
    for (const [i, listener] of listeners.entries()) {
      await listener.enter(room.id);
      listener.socket.on('reportsChanged', () => void (heard[i] = (heard[i] ?? 0) + 1));
    }
    const news = listeners.map(({ entries: changed }) => changed.length);
    const { id, reachesFacilitator: reaches, mine } = await report(raiser, challenge.id);
    expect({ reaches, mine }).toEqual({ reaches: true, mine: true });
    expect(await reportsOf(room.facilitator, room.id)).toMatchObject([{ id, mine: false, mayResolve: true }]);
    await resolveReport(room.facilitator, id, 'Eg har snakka med eigaren');
    await expect(resolveReport(room.facilitator, id)).rejects.toMatchObject(notFound);
    expect(await reportsOf(raiser, room.id)).toMatchObject([{ id, mine: true, answer: 'Eg har snakka med eigaren' }]);
    for (const person of [owner, other]) expect(await reportsOf(person, room.id)).toEqual([]);
    await until(() => heard[0] === 2 && heard[1] === 2);
    expect(heard.slice(2)).toEqual([0, 0]);
    expect(listeners.map(({ entries: changed }) => changed.length)).toEqual(news);
    expect((await log(other, room.id)).map(({ reason }) => reason).join()).not.toContain('røpe');
    for (const person of [room.facilitator, raiser, other, owner]) person.disconnect();
  });

  it('about the only facilitator reaches nobody, and the reporter is told so; another facilitator gets it', async () => {
    const room = await createNetwork(administrator, 'Uro om fasilitatoren', 2);
    const [owner, second] = room.members as [Person, Person];
    const challenge = await owner.postChallenge(room.id);
    const words = await room.facilitator.contribute(challenge.id, 'Sagt av fasilitatoren');
    const { id, reachesFacilitator: heard } = await report(owner, challenge.id, words.id);
    expect(heard).toBe(false);
    expect(await reportsOf(room.facilitator, room.id)).toEqual([]);
    await expect(resolveReport(room.facilitator, id)).rejects.toMatchObject(notFound);
    await withSeat('proposeFacilitator', owner, room.seatOf.get(second));
    const { elections } = await tasks(second, room.id);
    await vote(second, elections[0]?.id ?? '');
    expect(await reportsOf(second, room.id)).toMatchObject([{ id, mayResolve: true }]);
    await resolveReport(second, id);
  });
});

describe('the task of the facilitator', () => {
  const says = async (room: TestNetwork, rotation: string) => {
    const { network } = await room.facilitator.ask<{ network: { charterVersion: number } }>(
      'query ($id: ID!) { network(id: $id) { charterVersion } }',
      { id: room.id },
    );
    const input = { networkId: room.id, replaces: network.charterVersion, charter: charterInput({ rotation }) };
    await room.facilitator.ask('mutation ($input: ReviseCharterInput!) { reviseCharter(input: $input) { id } }', {
      input,
    });
    for (const person of room.members) await acceptCharter(person, room.id, network.charterVersion + 1);
  };

  it('goes round as the charter says, to whoever has gone longest without', async () => {
    const room = await createNetwork(administrator, 'Rundgang', 3);
    const [first, second, third] = room.members as [Person, Person, Person];
    expect((await tasks(first, room.id)).facilitatorTurn).toMatchObject({ next: null, on: null });
    await says(room, 'HALF_YEARLY');
    const next = async () => (await tasks(first, room.id)).facilitatorTurn.next?.id;
    expect(await next()).toBe(room.seatOf.get(first));
    const day = new Date();
    day.setUTCMonth(day.getUTCMonth() + 6);
    expect((await tasks(first, room.id)).facilitatorTurn.on).toBe(day.toISOString().slice(0, 10));
    await withSeat('offerTurn', room.facilitator, room.seatOf.get(first));
    expect((await tasks(first, room.id)).facilitatorTurn).toMatchObject({ offeredToMe: true });
    expect((await tasks(second, room.id)).facilitatorTurn).toMatchObject({
      offeredToMe: false,
      offeredTo: { id: room.seatOf.get(first) },
    });
    await inRoom('takeTurn', first, room.id);
    expect(
      (await tasks(second, room.id)).seats.filter(({ role }) => role === 'FACILITATOR').map(({ id }) => id),
    ).toEqual([room.seatOf.get(first)]);
    expect((await log(third, room.id))[0]).toMatchObject({ kind: 'TURN_TAKEN', seat: { id: room.seatOf.get(first) } });
    // The first facilitator sits longest and has not been named since.
    expect(await next()).toBe(room.seatOf.get(room.facilitator));
    await expect(inRoom('takeTurn', second, room.id)).rejects.toMatchObject(notFound);
  });

  it('is given and laid down, but never by the last one, and never taken from another', async () => {
    const room = await createNetwork(administrator, 'Gitt', 1);
    const [member] = room.members as [Person];
    await expect(inRoom('stepDown', room.facilitator, room.id)).rejects.toMatchObject({
      fields: [{ rule: 'lastFacilitator' }],
    });
    await withSeat('nameFacilitator', room.facilitator, room.seatOf.get(member));
    await inRoom('stepDown', room.facilitator, room.id);
    expect((await tasks(member, room.id)).facilitatorTurn.mayStepDown).toBe(false);
    expect((await log(member, room.id)).slice(0, 2).map(({ kind }) => kind)).toEqual([
      'FACILITATOR_STEPPED_DOWN',
      'FACILITATOR_NAMED',
    ]);
  });

  it('is decided by more than half of the open seats', async () => {
    const room = await createNetwork(administrator, 'Val', 4);
    const [a, b, c, d] = room.members as [Person, Person, Person, Person];
    await withSeat('proposeFacilitator', a, room.seatOf.get(b));
    await withSeat('proposeFacilitator', a, room.seatOf.get(b));
    const [election] = (await tasks(c, room.id)).elections;
    expect(election).toMatchObject({ yes: 1, needed: 3, mine: null, seat: { id: room.seatOf.get(b) } });
    const id = election?.id ?? '';
    await vote(b, id);
    await vote(c, id, false);
    expect((await tasks(c, room.id)).elections).toMatchObject([{ yes: 2, mine: false }]);
    await vote(d, id);
    expect(await tasks(c, room.id)).toMatchObject({ elections: [] });
    expect((await tasks(c, room.id)).seats.filter(({ role }) => role === 'FACILITATOR')).toHaveLength(2);
    expect((await log(c, room.id))[0]).toMatchObject({ kind: 'FACILITATOR_ELECTED', seat: { id: room.seatOf.get(b) } });
    await expect(vote(c, id)).rejects.toMatchObject(notFound);
  });

  it('is never left by the last one, whoever goes at once', async () => {
    const room = await createNetwork(administrator, 'Kappløp om å gå', 2);
    const everybody = [room.facilitator, ...room.members];
    const leave = (person: Person) =>
      person.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: room.id });
    for (let round = 0; round < 20; round++) {
      const { seats } = await tasks(room.members[1] as Person, room.id);
      const tasked = () =>
        everybody.filter((person) =>
          seats.some(({ id, role }) => id === room.seatOf.get(person) && role === 'FACILITATOR'),
        );
      const [one] = tasked();
      for (const person of everybody.slice(0, 2 + (round % 2)))
        if (!tasked().includes(person)) await withSeat('nameFacilitator', one as Person, room.seatOf.get(person));
      const going = everybody.slice(0, 2 + (round % 2));
      const tries = Array.from({ length: 25 }, (_, i) => going[i % going.length] as Person);
      const answers = await Promise.all(
        tries.map((person) =>
          person.send({ query: 'mutation ($id: ID!) { stepDown(networkId: $id) { id } }', variables: { id: room.id } }),
        ),
      );
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).not.toContain('INTERNAL');
      }
      const left = await server.database.asSuperuser(
        `SELECT 1 FROM seats WHERE network_id = $1 AND role = 'FACILITATOR' AND ended_at IS NULL`,
        [room.id],
      );
      expect(left).toHaveLength(1);
    }
    const { seats } = await tasks(room.members[1] as Person, room.id);
    const last = everybody.find((person) =>
      seats.some(({ id, role }) => id === room.seatOf.get(person) && role === 'FACILITATOR'),
    ) as Person;
    const next = everybody.find((person) => person !== last) as Person;
    await withSeat('nameFacilitator', last, room.seatOf.get(next));
    const ends = await Promise.allSettled([
      leave(last),
      inRoom('stepDown', next, room.id),
      leave(next),
      inRoom('stepDown', last, room.id),
    ]);
    expect(ends.some(({ status }) => status === 'rejected')).toBe(true);
    const left = await server.database.asSuperuser(
      `SELECT 1 FROM seats WHERE network_id = $1 AND role = 'FACILITATOR' AND ended_at IS NULL`,
      [room.id],
    );
    expect(left).toHaveLength(1);
  });
});

describe('a welcome', () => {
  it('meets each newcomer once and can be found again', async () => {
    const room = await createNetwork(administrator, 'Velkomst', 1);
    const [member] = room.members as [Person];
    const { writeWelcome } = await welcome(room.facilitator, room.id, 'Sit ned. **Les avtalen først.**');
    const met = async (person: Person) =>
      (
        await person.ask<{ network: { welcome: { words: string; dismissed: boolean } | null } }>(
          'query ($id: ID!) { network(id: $id) { welcome { words dismissed } } }',
          { id: room.id },
        )
      ).network.welcome;
    expect(await met(member)).toEqual({ words: 'Sit ned. **Les avtalen først.**', dismissed: false });
    expect(await met(room.facilitator)).toMatchObject({ dismissed: true });
    for (let i = 0; i < 2; i++)
      await member.ask('mutation ($id: ID!) { dismissWelcome(networkId: $id) }', { id: room.id });
    await expect(welcome(room.facilitator, room.id, 'Skriven utan å sjå den andre')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ field: 'replaces', rule: 'stale' }],
    });
    expect(await met(member)).toMatchObject({ words: 'Sit ned. **Les avtalen først.**' });
    await welcome(room.facilitator, room.id, 'Ny velkomst', writeWelcome.writtenAt);
    expect(await met(member)).toEqual({ words: 'Ny velkomst', dismissed: true });
    await expect(welcome(room.facilitator, room.id, 'x'.repeat(limits.welcome + 1))).rejects.toMatchObject({
      fields: [{ rule: 'maxLength' }],
    });
  });
});
