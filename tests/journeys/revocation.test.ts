import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aCrowd, aReadyRoom } from '../support/crowd.js';
import { type Listener, type Person, until } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { anAdministrator, aPerson } from '../support/world.js';

const rounds = 200;
/** So many rooms at once; each has its own people. */
const abreast = 10;
const ways = ['removed', 'handed over', 'left', 'disabled', 'on leave'] as const;

let server: TestServer;
let administrator: Person;
let crowd: Person[];
beforeAll(async () => {
  server = await aServer();
  administrator = await anAdministrator(server);
  crowd = await aCrowd(server, abreast * 2);
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
    const [seat] = await server.database.behind<{ id: string }>(
      'SELECT id FROM seats WHERE network_id = $1 AND person_id = $2',
      [id, member.id],
    );
    await facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: seat?.id });
  }
  if (way === 'disabled') {
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: member.email });
  }
}

/** One who sits with three screens open and keeps asking, in a room where others go on talking. @returns what came too late */
async function aRound(round: number, member: Person, facilitator: Person): Promise<string[]> {
  const way = ways[round % ways.length] ?? 'left';
  const id = await aReadyRoom(server, [{ person: facilitator, role: 'FACILITATOR' }, { person: member }], 25);
  const challenge = await facilitator.postChallenge(id);
  const ears = await Promise.all([member.listen(), member.listen(), member.listen()]);
  const heard: number[] = [];
  for (const ear of ears) {
    ear.socket.on('changed', () => heard.push(performance.now()));
    await ear.enter(id);
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
  await until(() => heard.length > 0 && answered.length > 0);
  await ends(way, member, facilitator, id);
  const acknowledged = performance.now();
  await pause(1_300);
  going = false;
  await Promise.all([asking, talking]);
  const late = [
    ...heard.filter((at) => at > acknowledged + 1_000).map((at) => `news after ${Math.round(at - acknowledged)} ms`),
    ...answered
      .filter((at) => at > acknowledged + 1_000)
      .map((at) => `an answer after ${Math.round(at - acknowledged)} ms`),
    ...(await stillInside(ears, id)),
  ];
  member.hangUp();
  return late.map((one) => `${way}: ${one}`);
}

async function stillInside(ears: Listener[], id: string): Promise<string[]> {
  const entered = await Promise.all(
    ears.filter(({ socket }) => socket.connected).map((ear) => ear.enter(id).catch(() => ({ seq: null }))),
  );
  return entered.some(({ seq }) => seq !== null) ? ['could enter again'] : [];
}

it(`lets nothing through a second after access has ended, ${rounds} times, with three open sockets and a loop of requests`, async () => {
  const late: string[] = [];
  for (let round = 0; round < rounds; round += abreast) {
    const results = await Promise.all(
      Array.from({ length: abreast }, (_, i) => aRound(round + i, crowd[2 * i] as Person, crowd[2 * i + 1] as Person)),
    );
    late.push(...results.flat());
    // Whose account has been closed comes back as somebody else.
    for (let i = 0; i < abreast; i++) {
      if (ways[(round + i) % ways.length] === 'disabled') crowd[2 * i] = await aPerson(server);
    }
  }
  expect(late).toEqual([]);
}, 400_000);
