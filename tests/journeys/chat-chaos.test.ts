import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Changed, Said } from '@krets/shared/realtime';
import { Follower, type News } from '../../web/src/live/follow.js';
import { Outbox, type Outgoing, type Sent } from '../../web/src/live/outbox.js';
import { chance } from '../bench/chance.js';
import { conversation, type Message, say } from '../support/chat.js';
import { type Listener, type Person, Refused, until } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { aNetwork, anAdministrator, type TestNetwork } from '../support/world.js';

const seed = Number(process.env.KRETS_SEED ?? Math.floor(Math.random() * 1_000_000));
const below = chance(seed);
const happens = (share: number) => below(1_000) < share * 1_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let server: TestServer;
let room: TestNetwork;
let chaos = true;

beforeAll(async () => {
  server = await aServer();
  room = await aNetwork(await anAdministrator(server), 'Rommet', 8);
}, 120_000);
afterAll(async () => {
  for (const person of room.members) person.hangUp();
  await server.stop();
});

type Post = Outgoing & { body: string };

/** A client as the web has it, behind a line on which everything happens: what is sent and heard is lost, late and doubled. */
class Client {
  readonly outbox: Outbox<Message, Post>;
  readonly acknowledged: Message[] = [];
  /** Ids in the order they were shown. */
  shown: string[] = [];
  readonly #follower: Follower;
  readonly #said = new Map<string, Said>();
  readonly #store = new Map<string, string>();
  #work: Promise<unknown> = Promise.resolve();
  #ear: Listener | undefined;
  #written = 0;

  constructor(readonly person: Person) {
    this.#follower = new Follower(
      (after) => this.#journal(after),
      (news) => void (this.#work = this.#work.then(() => this.#show(news))),
    );
    const { ask, store } = { ask: (post: Post) => this.#send(post), store: this.#store };
    this.outbox = new Outbox<Message, Post>(
      'outbox',
      {
        getItem: (key) => store.get(key) ?? null,
        setItem: (key, value) => void store.set(key, value),
        removeItem: (key) => void store.delete(key),
      },
      ask,
      (_, message) => void this.acknowledged.push(message),
    );
  }

  get last(): number {
    return this.#follower.last ?? 0;
  }

  async settled(): Promise<string[]> {
    await this.#work;
    return this.shown;
  }

  write(): void {
    const body = `${this.person.email} ${this.#written++}`;
    this.outbox.add({ clientId: randomUUID(), at: '', body });
  }

  async #send({ clientId, body }: Post): Promise<Sent<Message>> {
    const lost: Sent<Message> = { trouble: { kind: 'network' } };
    if (chaos && happens(0.15)) return lost;
    if (chaos) await pause(below(60));
    const tries = chaos && happens(0.2) ? 2 : 1;
    try {
      const posts = Array.from({ length: tries }, () => say(this.person, room.id, body, { clientId }));
      const [message] = await Promise.all(posts);
      // It stands there, but the answer never came.
      if (!message || (chaos && happens(0.15))) return lost;
      return { arrived: message };
    } catch (error) {
      if (error instanceof Refused) return { trouble: { kind: 'refused', code: error.code, fields: [] } };
      return lost;
    }
  }

  async #journal(after: number) {
    const { news } = await this.person.ask<{ news: { complete: boolean; items: Changed[] } }>(
      'query ($id: ID!, $after: Int!) { news(networkId: $id, after: $after) { complete items { seq topic id } } }',
      { id: room.id, after },
    );
    return { complete: news.complete, items: news.items.map((item) => ({ ...item, networkId: room.id })) };
  }

  async tuneIn(): Promise<void> {
    this.#ear?.socket.disconnect();
    const ear = await this.person.listen();
    this.#ear = ear;
    ear.socket.on('said', (said) => void this.#maybe(() => this.#said.set(said.message.id, said)));
    ear.socket.on('changed', (news) => void this.#maybe(() => this.#follower.hear(news).catch(() => {})));
    // A killed server is met again by the same socket, as a browser would.
    ear.socket.io.on('reconnect', () => void this.#enter());
    await this.#enter();
  }

  async #enter(): Promise<void> {
    const entered = await this.#ear?.enter(room.id).catch(() => undefined);
    if (entered?.seq) await this.#follower.entered(entered.seq).catch(() => {});
  }

  async #maybe(hear: () => void): Promise<void> {
    if (!chaos) return hear();
    if (happens(0.2)) return;
    for (let times = happens(0.2) ? 2 : 1; times > 0; times--) {
      await pause(below(90));
      hear();
    }
  }

  async #show(news: News): Promise<void> {
    if (news === 'behind') {
      this.shown = (await this.#persist(() => conversation(this.person, room.id))).map((message) => message.id);
    } else if (news.topic === 'MESSAGE') {
      const said = this.#said.get(news.id);
      const id = said
        ? said.message.id
        : (
            await this.#persist(() =>
              this.person.ask<{ message: { id: string } }>('query ($id: ID!) { message(id: $id) { id } }', {
                id: news.id,
              }),
            )
          ).message.id;
      if (!this.shown.includes(id)) this.shown.push(id);
    }
  }

  async #persist<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch {
        await pause(50);
      }
    }
  }
}

describe(`a line on which everything happens (KRETS_SEED=${seed})`, () => {
  it('shows each acknowledged message once, and in the order of the journal, at every client', async () => {
    const clients = room.members.map((person) => new Client(person));
    for (const client of clients) await client.tuneIn();
    const end = Date.now() + 12_000;
    const lives = clients.map(async (client) => {
      while (Date.now() < end) {
        client.write();
        await pause(150 + below(300));
        if (happens(0.08)) await client.tuneIn().catch(() => {});
        void client.outbox.flush();
      }
    });
    for (let deaths = 0; deaths < 3; deaths++) {
      await pause(2_500 + below(800));
      await server.kill();
      await pause(below(300));
      await server.start();
    }
    await Promise.all(lives);

    chaos = false;
    await until(async () => {
      await Promise.all(clients.map((client) => client.outbox.flush()));
      return clients.every((client) => client.outbox.posts.length === 0);
    }, 40_000);
    for (const client of clients) await client.tuneIn();
    const all = await conversation(room.facilitator, room.id);
    const last = all.at(-1)?.seq ?? 0;
    await until(() => clients.every((client) => client.last >= last), 20_000);

    const acknowledged = clients.flatMap((client) => client.acknowledged);
    expect(acknowledged.length).toBeGreaterThan(100);
    // Nothing twice, nothing lost, and nothing nobody was told of.
    expect(all.map((message) => message.clientId).sort()).toEqual(
      acknowledged.map((message) => message.clientId).sort(),
    );
    const seqs = all.map((message) => message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    for (const client of clients) expect(await client.settled()).toEqual(all.map((message) => message.id));
    // What one says stands in the order it was said.
    for (const client of clients) {
      const own = all.filter((message) => message.body.startsWith(`${client.person.email} `));
      expect(own.map((message) => message.body)).toEqual(own.map((_, n) => `${client.person.email} ${n}`));
    }
  }, 180_000);
});
