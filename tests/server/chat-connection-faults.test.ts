import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '../bench/seeded-random.js';
import { conversation, insertMessages, postMessage } from '../support/chat.js';
import { ChatClient } from '../support/chat-client.js';
import type { Fault } from '../support/faulty-connection.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const seed = Number(process.env.KRETS_SEED ?? Math.floor(Math.random() * 1_000_000));
const cycles = roundsOf(120, 1_000);
const below = seededRandom(seed);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let server: TestServer;
let room: TestNetwork;
let clients: ChatClient[] = [];

beforeAll(async () => {
  // A dead socket is found out within a second instead of twenty.
  server = await startServer({ env: { KRETS_HEARTBEAT: '0.5' } });
  room = await createNetwork(await createAdministrator(server), 'Rommet', 8);
});
afterEach(async () => {
  for (const client of clients) await client.leave();
  clients = [];
});
afterAll(() => server.stop());

/** A delay of ten seconds is one second here: all waiting times of these clients are shortened. */
function aFault(): Fault {
  const lost = (['up', 'down', 'both'] as const)[below(3)] ?? 'both';
  const faults: Fault[] = [
    { kind: 'cut' },
    { kind: 'reset', refusing: below(2) === 0 },
    { kind: 'delay', by: below(10) === 0 ? 1_000 : below(200) },
    { kind: 'throttle', rate: 500 + below(20_000) },
    { kind: 'halfOpen', lost },
  ];
  return faults[below(faults.length)] ?? { kind: 'cut' };
}

/** One cycle: post, the connection fails, post again during the failure, the connection recovers. */
async function aCycle(client: ChatClient): Promise<string> {
  const fault = aFault();
  if (below(2) === 0) client.write();
  await pause(below(30));
  client.line.begin(fault);
  if (below(2) === 0) client.write();
  const long = fault.kind === 'halfOpen' && below(8) === 0;
  await pause(long ? 2_000 : 20 + below(250));
  client.line.restore({ told: below(3) > 0 });
  await pause(below(250));
  return fault.kind;
}

async function allGathered(): Promise<void> {
  for (const client of clients) client.line.restore({ told: false });
  await until(() => clients.every(({ outbox, lost }) => outbox.posts.length === 0 && !lost));
}

async function expectAllAlike(): Promise<void> {
  const all = await conversation(room.facilitator, room.id);
  const ids = all.map((message) => message.id);
  // One's own message is placed when the server has it; earlier messages of others are inserted above it.
  const holds = ({ shown }: ChatClient) => shown.join() === ids.slice(-shown.length).join();
  await until(() => clients.every(holds)).catch(() => {});
  for (const client of clients) {
    expect(client.faults).toEqual([]);
    // What it has followed, without a gap ...
    expect(client.shown).toEqual(ids.slice(-client.shown.length));
    expect(client.shown.length).toBeGreaterThan(0);
    const own = all.filter(({ body }) => body.startsWith(client.voice));
    // ... each acknowledged message once, in the order of posting, and no unknown message ...
    expect(own.map(({ clientId }) => clientId)).toEqual(client.acknowledged);
    expect(own.map(({ body }) => body)).toEqual(own.map((_, n) => `${client.voice} ${n}`));
  }
  // ... and everything, to the beginning.
  const whole = await Promise.all(clients.map((client) => client.everything()));
  for (const seen of whole) expect(seen).toEqual(ids);
  const seqs = all.map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
}

describe(`a connection that fails (KRETS_SEED=${seed} KRETS_ROUNDS=${cycles})`, () => {
  it('shows each acknowledged message once and in order to everybody, however often it fails', async () => {
    clients = await Promise.all(room.members.map((person) => ChatClient.at(person, room)));
    await until(() => clients.every(({ chat }) => chat.state.ready));
    let left = cycles;
    const met: Record<string, number> = {};
    await Promise.all(
      clients.map(async (client) => {
        while (left-- > 0) {
          const kind = await aCycle(client);
          met[kind] = (met[kind] ?? 0) + 1;
        }
      }),
    );
    await allGathered();
    await expectAllAlike();
    expect(Object.values(met).reduce((a, b) => a + b)).toBe(cycles);
    expect(Object.keys(met).sort()).toEqual(['cut', 'delay', 'halfOpen', 'reset', 'throttle']);
    expect(clients.flatMap(({ acknowledged }) => acknowledged).length).toBeGreaterThan(cycles / 2);
  }, 600_000);

  it('goes on when the connection has died and neither side was told', async () => {
    const [reader, writer] = await Promise.all(
      room.members.slice(0, 2).map((person) => ChatClient.at(person as Person, room)),
    );
    if (!reader || !writer) throw new Error('Two are needed.');
    clients = [reader, writer];
    await until(() => clients.every(({ chat, lost }) => chat.state.ready && !lost));
    for (const { line } of clients) line.begin({ kind: 'halfOpen', lost: 'down' });
    writer.write();
    // It has been posted, and neither of them knows.
    await until(async () => (await conversation(room.facilitator, room.id)).at(-1)?.body.startsWith(writer.voice));
    expect(writer.outbox.posts.length).toBe(1);
    expect(reader.chat.state.messages.items.map(({ body }) => body)).not.toContain(writer.outbox.posts[0]?.body);
    await allGathered();
    await expectAllAlike();
  });

  it('survives a server that is killed while the connection fails', async () => {
    clients = await Promise.all(room.members.map((person) => ChatClient.at(person, room)));
    await until(() => clients.every(({ chat }) => chat.state.ready));
    const end = Date.now() + 8_000;
    const lives = clients.map(async (client) => {
      while (Date.now() < end) await aCycle(client);
    });
    for (let deaths = 0; deaths < 3; deaths++) {
      await pause(1_200 + below(800));
      await server.kill();
      await pause(below(300));
      await server.start();
    }
    await Promise.all(lives);
    await allGathered();
    await expectAllAlike();
    expect(clients.flatMap(({ acknowledged }) => acknowledged).length).toBeGreaterThan(50);
  });

  it('catches up with a thousand messages in one or two requests, and loads them all with one request a page', async () => {
    const client = await ChatClient.at(room.members[1] as Person, room);
    clients = [client];
    await postMessage(room.facilitator, room.id, 'Tunnel 0');
    await until(() => client.chat.state.messages.items.at(-1)?.body === 'Tunnel 0');
    client.line.begin({ kind: 'reset', refusing: true });
    await until(() => client.lost);
    await insertMessages(server, room.id, 1_000, 'Tunnel');

    client.requests = 0;
    const back = performance.now();
    client.line.restore({ told: true });
    await until(() => client.chat.state.messages.items.at(-1)?.body === 'Tunnel 1000');
    const newest = performance.now() - back;
    // Once more when the room is still told of the last of them while the first answer is under way.
    expect(client.requests).toBeLessThanOrEqual(2);
    const all = await client.everything();
    const whole = performance.now() - back;
    const { length } = await conversation(room.facilitator, room.id);
    expect(all.length).toBe(length);
    expect(client.requests).toBeLessThanOrEqual(4 + Math.ceil(length / 50));
    console.info(`After the tunnel: newest ${Math.round(newest)} ms, all ${length} ${Math.round(whole)} ms`);
  });
});
