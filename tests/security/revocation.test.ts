import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { createAdministrator, createPerson } from '../support/networks.js';
import { type Listener, type Person, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const rounds = roundsOf(20, 200);
/** So many rooms at once; each has its own people. */
const abreast = 10;
const ways = ['removed', 'handed over', 'left', 'disabled', 'on leave'] as const;

let server: TestServer;
let administrator: Person;
let people: Person[];
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  people = await manyPeople(server, abreast * 2);
});
afterAll(() => server.stop());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function ends(way: (typeof ways)[number], member: Person, facilitator: Person, id: string): Promise<void> {
  if (way === 'left') await member.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id });
  if (way === 'on leave') await member.ask('mutation ($id: ID!) { goOnLeave(networkId: $id) }', { id });
  if (way === 'handed over') {
    await member.ask('mutation ($input: HandOverSeatInput!) { handOverSeat(input: $input) { link } }', {
      input: { networkId: id, email: 'etterfoljar@example.org' },
    });
  }
  if (way === 'removed') {
    const [seat] = await server.database.asSuperuser<{ id: string }>(
      'SELECT id FROM seats WHERE network_id = $1 AND person_id = $2',
      [id, member.id],
    );
    await facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: seat?.id });
  }
  if (way === 'disabled') {
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: member.email });
  }
}

/** A member with three open connections who sends requests while others post. @returns what arrived too late */
async function aRound(round: number, member: Person, facilitator: Person): Promise<string[]> {
  const way = ways[round % ways.length] ?? 'left';
  const id = await insertRoom(server, [{ person: facilitator, role: 'FACILITATOR' }, { person: member }], 25);
  const challenge = await facilitator.postChallenge(id);
  const listeners = await Promise.all([member.listen(), member.listen(), member.listen()]);
  const received: number[] = [];
  for (const listener of listeners) {
    listener.socket.on('changed', () => received.push(performance.now()));
    await listener.enter(id);
  }
  let going = true;
  const answered: number[] = [];
  const asking = (async () => {
    while (going) {
      const asked = performance.now();
      const { text } = await member.send({
        query: 'query ($id: ID!) { network(id: $id) { name } }',
        variables: { id },
      });
      if (text.includes('Rommet')) answered.push(asked);
      await pause(20);
    }
  })();
  const talking = (async () => {
    while (going) {
      await facilitator.contribute(challenge.id, 'Og så gjekk dagane');
      await pause(50);
    }
  })();
  await until(() => received.length > 0 && answered.length > 0);
  await ends(way, member, facilitator, id);
  const acknowledged = performance.now();
  await pause(1_300);
  going = false;
  await Promise.all([asking, talking]);
  const late = [
    ...received.filter((at) => at > acknowledged + 1_000).map((at) => `news after ${Math.round(at - acknowledged)} ms`),
    ...answered
      .filter((at) => at > acknowledged + 1_000)
      .map((at) => `an answer after ${Math.round(at - acknowledged)} ms`),
    ...(await stillInside(listeners, id)),
  ];
  member.disconnect();
  return late.map((one) => `${way}: ${one}`);
}

async function stillInside(listeners: Listener[], id: string): Promise<string[]> {
  const entered = await Promise.all(
    listeners
      .filter(({ socket }) => socket.connected)
      .map((listener) => listener.enter(id).catch(() => ({ seq: null }))),
  );
  return entered.some(({ seq }) => seq !== null) ? ['could enter again'] : [];
}

it(`lets nothing through a second after access has ended, ${rounds} times, with three open sockets and a loop of requests`, async () => {
  const late: string[] = [];
  for (let round = 0; round < rounds; round += abreast) {
    const results = await Promise.all(
      Array.from({ length: abreast }, (_, i) =>
        aRound(round + i, people[2 * i] as Person, people[2 * i + 1] as Person),
      ),
    );
    late.push(...results.flat());
    // Whose account has been closed comes back as somebody else.
    for (let i = 0; i < abreast; i++) {
      if (ways[(round + i) % ways.length] === 'disabled') people[2 * i] = await createPerson(server);
    }
  }
  expect(late).toEqual([]);
}, 400_000);
