import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { Place } from './corpus.js';
import { webRequestBodies } from './documents.js';
import { median, quantile, shown, type Target } from './statistics.js';

const demanded = 200;

type Told = { id: string; topic: string; part?: string };
type Posts = { consultation: { posts: { nodes: { body: string }[] } } };

function line(url: string, cookie: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin: url } });
  return new Promise((resolve, reject) =>
    socket.once('connect', () => resolve(socket)).once('connect_error', (error) => reject(error)),
  );
}

/** What a page asks for, what of it again at news of the room, and the texts in an answer. */
export type ReadPage<T> = {
  operations: readonly string[];
  changedBy: (news: Told, id: string) => readonly string[];
  textsOf: (data: T) => string[];
};

/** A client on a page: fetches it again at each journal event, as the page does, and stores the answer. */
export class Participant<T = Posts> {
  held = new Set<string>();
  onHeld = () => {};
  private socket: Socket | undefined;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly bodyOf: (operation: string, variables: object) => string,
    private readonly page: ReadPage<T>,
  ) {}

  async ask<T>(operation: string, variables: object): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: this.bodyOf(operation, variables),
    });
    const { data, errors } = (await response.json()) as { data?: T; errors?: unknown };
    if (!data || errors) throw new Error(`${operation}: ${response.status} ${JSON.stringify(errors)}`);
    return data;
  }

  async sitDown(networkId: string, id: string): Promise<void> {
    this.socket = await line(this.url, this.cookie);
    const { seq } = await this.socket.timeout(10_000).emitWithAck('enter', { networkId });
    if (seq === null) throw new Error('A participant was not let into the room.');
    // The page has been open for a while.
    await this.read(id, this.page.operations);
    this.socket.on('changed', (news: Told) => void this.read(id, this.page.changedBy(news, id)));
  }

  private async read(id: string, operations: readonly string[]): Promise<void> {
    const answers = await Promise.all(operations.map((operation) => this.ask<T>(operation, { id })));
    for (const text of answers.flatMap((answer) => this.page.textsOf(answer))) this.held.add(text);
    this.onHeld();
  }

  leave(): void {
    this.socket?.disconnect();
  }
}

/** The lower limit: one line in, the same text out to fourteen, nothing looked up or stored. */
export async function bareTimes(n: number, rounds: number): Promise<number[]> {
  const http = createServer();
  const server = new Server(http);
  server.on('connection', (socket) => socket.on('say', (words: string) => socket.broadcast.emit('message', words)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const sockets = await Promise.all(Array.from({ length: n }, () => line(url, '')));
  let heard = () => {};
  for (const socket of sockets) socket.on('message', () => heard());
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    let left = n - 1;
    const from = performance.now();
    await new Promise<void>((resolve) => {
      heard = () => void (--left === 0 && resolve());
      sockets[i % n]?.emit('say', `${i}`);
    });
    times.push(performance.now() - from);
  }
  for (const socket of sockets) socket.disconnect();
  await server.close();
  return times;
}

/** From an act of one of them until the last of the others has its text; the first round warms up. */
export async function timesOfActs<T>(
  people: readonly Participant<T>[],
  rounds: number,
  act: (person: Participant<T>, text: string, n: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds * people.length; i++) {
    const writer = people[i % people.length] as Participant<T>;
    const text = `Framlegg ${i}: kva gjorde vi sist?`;
    const from = performance.now();
    const held = new Promise<void>((resolve) => {
      const look = () => {
        if (people.every((one) => one === writer || one.held.has(text))) resolve();
      };
      for (const one of people) one.onHeld = look;
    });
    await Promise.all([held, act(writer, text, i)]);
    if (i >= people.length) times.push(performance.now() - from);
    // The writer's own page fetches again too; the pause is not part of the next measurement.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}

/** A live round of fifteen who post in turn: the time from the mutation until the last of the others has the text. */
export async function measureConsultation(url: string, place: Place, quick: boolean): Promise<Target> {
  const bodyOf = webRequestBodies();
  const page: ReadPage<Posts> = {
    operations: ['Consultation'],
    changedBy: (news, consultation) => (news.id === consultation ? page.operations : []),
    textsOf: ({ consultation }) => consultation.posts.nodes.map(({ body }) => body),
  };
  const people = place.cookies.map((cookie) => new Participant(url, cookie, bodyOf, page));
  // Only the owner of a challenge can propose; the first seat owns the long one.
  const [owner, ...others] = people as [Participant<Posts>, ...Participant<Posts>[]];
  const seats = await owner.ask<{ challenge: { network: { seats: { person: { id: string } }[] }; owner: Who } }>(
    'ConsultationOptions',
    { id: place.challengeId },
  );
  const mine = seats.challenge.owner.person.id;
  const personIds = seats.challenge.network.seats.map(({ person }) => person.id).filter((id) => id !== mine);
  const { proposeConsultation } = await owner.ask<{ proposeConsultation: { id: string } }>('ProposeConsultation', {
    input: {
      challengeId: place.challengeId,
      clientId: randomUUID(),
      protocol: 'EXPERIENCE_ROUND',
      mode: 'LIVE',
      personIds,
    },
  });
  const { id } = proposeConsultation;
  for (const other of others) await other.ask('JoinConsultation', { id });
  await owner.ask('StartConsultation', { id });
  let times: number[] = [];
  try {
    for (const person of people) await person.sitDown(place.networkId, id);
    times = await timesOfActs(people, quick ? 3 : 5, (writer, body) => {
      const input = { consultationId: id, clientId: randomUUID(), phaseSeq: 1, kind: 'PROPOSAL', body, lang: 'nn' };
      return writer.ask('PostInConsultation', { input });
    });
  } finally {
    for (const person of people) person.leave();
  }
  const bare = await bareTimes(people.length, times.length);
  const p95 = quantile(times, 0.95);
  console.log(
    `bench live-consultation n=${people.length} p50=${shown(median(times))} p95=${shown(p95)} ` +
      `bare p50=${shown(median(bare))} p95=${shown(quantile(bare, 0.95))}`,
  );
  return {
    what: `live consultation of ${people.length}, p95 ≤ ${demanded} ms`,
    measured: p95,
    unit: ' ms',
    reached: p95 <= demanded,
  };
}

type Who = { person: { id: string } };
