import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryOf } from '@krets/shared/realtime';
import { createConsultation } from '../support/consultation.js';
import { FaultyConnection } from '../support/faulty-connection.js';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { callMeeting, comes, proposeItem, startMeeting, viewMeeting } from '../support/meetings.js';
import { report } from '../support/moderation.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Listener, type Person, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { freePort, TestServer } from '../support/server.js';
import { atServer, type Servers, startServers } from '../support/servers.js';

let nodes: Servers;
let a: TestServer;
let b: TestServer;
let c: TestServer;
let administrator: Person;
let people: Person[];
beforeAll(async () => {
  nodes = await startServers(3);
  [a, b, c] = nodes.all as [TestServer, TestServer, TestServer];
  administrator = await createAdministrator(a);
  people = await manyPeople(a, 4);
});
afterAll(() => nodes.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const [siri, ola, liv, per] = [0, 1, 2, 3].map((i) => () => people[i] as Person) as [
  () => Person,
  () => Person,
  () => Person,
  () => Person,
];

/** Everybody in a room, with a socket that has entered it at each of these servers. */
async function roomWithListeners(servers: TestServer[]): Promise<{ id: string; listeners: Listener[] }> {
  const seats = people.map((person, i) => ({ person, ...(i === 0 ? { role: 'FACILITATOR' as const } : {}) }));
  const id = await insertRoom(a, seats, 25);
  const listeners = await Promise.all(
    servers.map((server, i) => atServer(server, people[i % people.length] as Person).listen()),
  );
  for (const listener of listeners) expect(await listener.enter(id)).toEqual({ seq: 0 });
  return { id, listeners };
}

const say = (person: Person, networkId: string, body: string) =>
  person.ask('mutation ($input: PostMessageInput!) { postMessage(input: $input) { id } }', {
    input: { networkId, clientId: crypto.randomUUID(), body, lang: 'nn', quotedId: null, mentions: [], pictures: [] },
  });

/** The numbers a socket has heard, in the order it heard them. */
function numbersOf({ socket }: Listener): number[] {
  const numbers: number[] = [];
  socket.on('changed', ({ seq }) => void numbers.push(seq));
  socket.on('message', (posted) => void numbers.push(entryOf(posted).seq));
  return numbers;
}

describe('several servers on one database', () => {
  it('say which part of a meeting has changed, and of other entries no more than what they are about', async () => {
    const { id, listeners } = await roomWithListeners([a, b]);
    const [facilitator, other] = [atServer(a, siri()), atServer(a, ola())];
    const meeting = await callMeeting(facilitator, id);
    await proposeItem(other, id, 'Til dagsorden');
    await comes(a, meeting, "starts_at + interval '1 minute'");
    for (const person of [facilitator, other]) await startMeeting(person, meeting);
    for (const version of [1, 2])
      await facilitator.ask('mutation ($input: MoveMeetingOnInput!) { moveMeetingOn(input: $input) { id } }', {
        input: { id: meeting, version },
      });
    const [item] = (await viewMeeting(facilitator, meeting)).agenda.items;
    await facilitator.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
      input: { meetingId: meeting, itemId: item?.id, learned: 'Spør fyrst', takeaways: '', replaces: 0 },
    });
    for (const { entries } of listeners) {
      const parts = await until(() => {
        const told = entries.filter(({ id: subject }) => subject === meeting).map(({ part }) => part ?? 'ALL');
        return told.at(-1) === 'MINUTES' ? told : undefined;
      });
      expect(parts[0]).toBe('ALL');
      expect(parts.filter((part) => part !== 'ALL')).toEqual(['RUN', 'RUN', 'MINUTES']);
      for (const entry of entries) expect(Object.keys(entry)).not.toContain('kind');
    }
  });

  it('tell each other everything, once and in order, whoever writes', async () => {
    const { id, listeners } = await roomWithListeners([a, b, c, a]);
    const received = listeners.map(numbersOf);
    const challenge = await atServer(b, siri()).postChallenge(id);
    const writers = [
      atServer(a, siri()),
      atServer(b, ola()),
      atServer(c, liv()),
      atServer(a, per()),
      atServer(b, siri()),
    ];
    await Promise.all(
      writers.flatMap((writer) =>
        Array.from({ length: 12 }, (_, i) =>
          i % 2 ? say(writer, id, `Melding ${i}`) : writer.contribute(challenge.id, `Innlegg ${i}`),
        ),
      ),
    );
    const all = Array.from({ length: 61 }, (_, i) => i + 1);
    await until(() => received.every((numbers) => numbers.length >= all.length));
    await pause(200);
    for (const numbers of received) expect(numbers).toEqual(all);
  });

  it('let a message be fetched where it was not written, and tell it whole where it was', async () => {
    const { id, listeners } = await roomWithListeners([a, b]);
    await say(atServer(a, siri()), id, 'Hei');
    const [here, there] = listeners as [Listener, Listener];
    await until(() => here.messages.length === 1 && there.entries.length === 1);
    expect(here.messages[0]?.message.body).toBe('Hei');
    expect(there.entries).toEqual([{ networkId: id, seq: 1, topic: 'MESSAGE', id: here.messages[0]?.message.id }]);
    expect(there.messages).toEqual([]);
  });

  it('tell excluded members only that the room has changed', async () => {
    const { id, listeners } = await roomWithListeners([a, b, c]);
    const [, there, late] = listeners as [Listener, Listener, Listener];
    const challenge = await atServer(a, siri()).postChallenge(id);
    await until(() => late.entries.length === 1);
    await a.database.asSuperuser('UPDATE seats SET reads_from = now() WHERE network_id = $1 AND person_id = $2', [
      id,
      liv().id,
    ]);
    const { id: posted } = await atServer(a, siri()).contribute(challenge.id, 'Om det gamle');
    await until(() => there.entries.length === 2 && late.entries.length === 2);
    expect(there.entries[1]).toEqual({
      networkId: id,
      seq: 2,
      topic: 'CONTRIBUTION',
      id: posted,
      challengeId: challenge.id,
    });
    expect(late.entries[1]).toEqual({ networkId: id, seq: 2, topic: 'NETWORK', id });
  });

  it('tell of a report to those who may know of it', async () => {
    const network: TestNetwork = await createNetwork(administrator, 'Rom for uro', 2);
    const [owner, raiser] = network.members as [Person, Person];
    const challenge = await owner.postChallenge(network.id);
    const received: string[] = [];
    for (const [name, person] of Object.entries({ facilitator: network.facilitator, owner, raiser })) {
      const listener = await atServer(c, person).listen();
      await listener.enter(network.id);
      listener.socket.on(
        'reportsChanged',
        ({ networkId }) => void received.push(`${name} ${networkId === network.id}`),
      );
    }
    await report(atServer(b, raiser), challenge.id);
    await until(() => received.length === 2);
    await pause(200);
    expect(received.sort()).toEqual(['facilitator true', 'raiser true']);
  });

  it('hear of what a process that serves nothing has done', async () => {
    const network = await createNetwork(administrator, 'Rom med frist', 3);
    const [owner, ...peers] = network.members as [Person, ...Person[]];
    const challenge = await owner.postChallenge(network.id);
    const consultation = await createConsultation(owner, challenge.id, peers, { protocol: 'TROIKA' });
    const listener = await atServer(b, owner).listen();
    await listener.enter(network.id);
    const apart = new TestServer(a.database, await freePort(), { jobs: true, env: { KRETS_JOBS: 'apart' } });
    await consultation.after('1 hour');
    void apart.start().catch(() => {});
    await until(() => listener.entries.some(({ topic, id }) => topic === 'CONSULTATION' && id === consultation.id));
    await apart.end();
  });

  it('notify with numbers and ids alone, in at most 64 bytes', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: a.database.appUrl });
    const payloads: string[] = [];
    client.on('notification', ({ payload = '' }) => void payloads.push(payload));
    await client.connect();
    await client.query('LISTEN krets');
    const network = await createNetwork(administrator, 'Kanarifugl', 2);
    const [owner, raiser] = network.members as [Person, Person];
    const challenge = await owner.postChallenge(network.id, { title: 'Kanarifugl' });
    await report(raiser, challenge.id, null, 'Kanarifugl');
    await say(owner, network.id, 'Kanarifugl');
    await owner.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: network.id });
    await raiser.ask('mutation { signOut }');
    await until(() => ['s:', 'b:'].every((kind) => payloads.some((payload) => payload.startsWith(kind))));
    await client.end();
    expect(new Set(payloads.map((payload) => payload.split(':')[0]?.length))).toEqual(new Set([1, 36]));
    expect(payloads.filter((payload) => Buffer.byteLength(payload) > 64)).toEqual([]);
    const known =
      /^([0-9a-f-]{36}:\d+|b:[0-9a-f]{8}|[sp]:[0-9a-f-]{36}|c:[\w-]{22}:[\w-]{22}:[0-9a-f]{8}|n:[0-9a-f]{8}:[\w-]{22}(,[\w-]{22})?)$/;
    expect(payloads.filter((payload) => !known.test(payload))).toEqual([]);
    expect(new Set(payloads.map((payload) => (payload[1] === ':' ? payload[0] : 'entry')))).toEqual(
      new Set(['entry', 's', 'p', 'c', 'n', 'b']),
    );
  });
});

const ways = ['removed', 'left', 'on leave', 'signed out', 'disabled'] as const;
type Way = (typeof ways)[number];
const rounds = roundsOf(10, 500);

async function ends(way: Way, member: Person, facilitator: Person, id: string): Promise<void> {
  const mine = { id };
  if (way === 'left') await member.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', mine);
  if (way === 'on leave') await member.ask('mutation ($id: ID!) { goOnLeave(networkId: $id) }', mine);
  if (way === 'signed out') await member.ask('mutation { signOut }');
  if (way === 'disabled')
    await administrator.ask('mutation ($email: String!) { disableAccount(email: $email) }', { email: member.email });
  if (way === 'removed') {
    const sql = 'SELECT id FROM seats WHERE network_id = $1 AND person_id = $2';
    const [seat] = await a.database.asSuperuser<{ id: string }>(sql, [id, member.id]);
    await facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', { id: seat?.id });
  }
}

/** Access ends at one server while the others talk on. @returns what a socket at another server heard more than a second later */
async function aRound(way: Way, where: TestServer, member: Person, facilitator: Person): Promise<string[]> {
  const id = await insertRoom(a, [{ person: facilitator, role: 'FACILITATOR' }, { person: member }], 25);
  const listeners = await Promise.all(nodes.all.map((server) => atServer(server, member).listen()));
  const received: number[] = [];
  for (const listener of listeners) {
    for (const event of ['changed', 'message'] as const)
      listener.socket.on(event, () => received.push(performance.now()));
    await listener.enter(id);
  }
  let going = true;
  const talking = nodes.all.map(async (server) => {
    while (going) await say(atServer(server, facilitator), id, 'Vi pratar vidare').then(() => pause(40));
  });
  await until(() => received.length > 3);
  await ends(way, atServer(where, member), atServer(where, facilitator), id);
  const ended = performance.now();
  await pause(1_300);
  going = false;
  await Promise.all(talking);
  const inside = await Promise.all(
    listeners.map(({ socket }, i) => socket.connected && listeners[i]?.enter(id).then(({ seq }) => seq !== null)),
  );
  for (const { socket } of listeners) socket.disconnect();
  const late = received.filter((moment) => moment > ended + 1_000);
  return [
    ...late.map((moment) => `${way}: news after ${Math.round(moment - ended)} ms`),
    ...inside.flatMap((in_) => (in_ ? [`${way}: inside`] : [])),
  ];
}

describe('one whose access ends at one server', () => {
  it(`receives nothing more at any server after a second, ${rounds} times`, async () => {
    const late: string[] = [];
    const abreast = 10;
    const people = await manyPeople(a, 2 * abreast);
    for (let round = 0; round < rounds; round += abreast) {
      const results = await Promise.all(
        Array.from({ length: abreast }, async (_, i) => {
          const way = ways[(round + i) % ways.length] as Way;
          const where = nodes.all[(round / abreast + i) % nodes.all.length] as TestServer;
          const found = await aRound(way, where, people[2 * i] as Person, people[2 * i + 1] as Person);
          if (way === 'signed out' || way === 'disabled') people[2 * i] = (await manyPeople(a, 1))[0] as Person;
          return found;
        }),
      );
      late.push(...results.flat());
    }
    expect(late).toEqual([]);
  });

  it('receives nothing where the notifications are cut off, and is disconnected within half a minute', async () => {
    const line = await FaultyConnection.to(Number(new URL(a.database.appUrl).port));
    const directUrl = Object.assign(new URL(a.database.appUrl), { port: new URL(line.url).port }).toString();
    const cut = new TestServer(a.database, await freePort(), {
      env: { DATABASE_CONNECTIONS: '4', DATABASE_DIRECT_URL: directUrl },
    });
    await cut.start();
    const [member, quiet, facilitator] = (await manyPeople(a, 3)) as [Person, Person, Person];
    const seats = [{ person: facilitator, role: 'FACILITATOR' as const }, { person: member }, { person: quiet }];
    const id = await insertRoom(a, seats, 25);
    const still = await insertRoom(a, seats, 25);
    const listener = await atServer(cut, member).listen();
    const idleListener = await atServer(cut, quiet).listen();
    await listener.enter(id);
    await idleListener.enter(still);
    await say(atServer(a, facilitator), id, 'Før');
    await until(() => listener.entries.length === 1);
    line.begin({ kind: 'halfOpen', lost: 'both' });
    const began = performance.now();
    const gone = new Promise((resolve) => idleListener.socket.once('disconnect', resolve));
    await ends('removed', atServer(b, member), atServer(b, facilitator), id);
    await atServer(b, quiet).ask('mutation { signOut }');
    for (let i = 0; i < 10; i++) {
      await say(atServer(cut, facilitator), id, `Hemmeleg ${i}`);
      await pause(100);
    }
    // The server it was not written at reads what comes before its own words, and finds the ended seat there.
    expect([listener.messages, listener.entries.length, listener.roomsClosed.length]).toEqual([[], 1, 1]);
    await gone;
    expect(performance.now() - began).toBeLessThan(30_000);
    line.restore({ told: true });
    await cut.end();
    await line.close();
  });
});
