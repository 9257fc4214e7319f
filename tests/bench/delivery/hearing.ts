import { connect, type Socket as Line } from 'node:net';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Up } from './cue.js';
import type { Saying } from './saying.js';

// Everybody who hears, in a process of its own: what it costs to hear does not hold up the server that tells.
export type Side = Up & { kind: 'socket.io' | 'ws' };
export type Errand =
  | { errand: 'open'; side: Side; networkId: string; cookies: string[] }
  /** One message at a time, the next when the last socket has the one before. */
  | { errand: 'each'; side: number; messages: number }
  /** So many on their way at once, for so long. */
  | { errand: 'many'; side: number; atOnce: number; milliseconds: number }
  /** As `each`, but from sending the mutation on: written first, then told. */
  | { errand: 'say'; side: number; sayings: Saying[] }
  | { errand: 'close' };
/** `times`: milliseconds from the cue until one socket has heard, for each socket and message. `rate`: deliveries a second. */
export type Heard = { times: number[]; rate: number; delivered: number };

type Ears = { url: string; cue: Line; count: number; onHear: () => void; hangUp: (() => void)[] };
const opened: Ears[] = [];
const atOnce = 16;

async function aSocketIo({ url }: Side, networkId: string, cookie: string, hear: () => void): Promise<() => void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin: url } });
  socket.on('message', hear);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const { seq } = await socket.timeout(20_000).emitWithAck('enter', { networkId });
  if (seq === null) throw new Error('A socket was not let into the room.');
  return () => socket.disconnect();
}

async function aWs({ url }: Side, hear: () => void): Promise<() => void> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  socket.on('message', (text) => {
    JSON.parse(text.toString());
    hear();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return () => socket.close();
}

async function open({ side, networkId, cookies }: Extract<Errand, { errand: 'open' }>): Promise<void> {
  const cue = connect(side.cuePort, '127.0.0.1').setNoDelay(true);
  const ears: Ears = { url: side.url, cue, count: 0, onHear: () => {}, hangUp: [] };
  const hear = () => {
    ears.count += 1;
    ears.onHear();
  };
  const left = [...cookies];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let cookie = left.pop(); cookie !== undefined; cookie = left.pop())
        ears.hangUp.push(await (side.kind === 'ws' ? aWs(side, hear) : aSocketIo(side, networkId, cookie, hear)));
    }),
  );
  opened.push(ears);
}

/** A breath after each message: what the one before left behind is cleared away outside the time. */
const breath = 2;

async function each(ears: Ears, messages: number, send: (n: number) => void): Promise<Heard> {
  const times: number[] = [];
  const { length } = ears.hangUp;
  for (let i = 0; i < messages; i++) {
    let left = length;
    await new Promise<void>((resolve) => {
      const from = performance.now();
      ears.onHear = () => {
        times.push(performance.now() - from);
        if (--left === 0) resolve();
      };
      send(i);
    });
    await new Promise((resolve) => setTimeout(resolve, breath));
  }
  return { times, rate: 0, delivered: times.length };
}

async function many(ears: Ears, window: number, milliseconds: number): Promise<Heard> {
  const { length } = ears.hangUp;
  const began = performance.now();
  const before = ears.count;
  let sent = 0;
  let end = 0;
  await new Promise<void>((resolve) => {
    const send = (messages: number) => {
      if (messages === 0) return;
      sent += messages;
      ears.cue.write('.'.repeat(messages));
    };
    ears.onHear = () => {
      const heard = ears.count - before;
      if (end === 0) {
        if (performance.now() - began > milliseconds) end = sent * length;
        else send(Math.floor(heard / length) + window - sent);
      }
      if (end > 0 && heard === end) resolve();
    };
    send(window);
  });
  const delivered = ears.count - before;
  return { times: [], rate: (1_000 * delivered) / (performance.now() - began), delivered };
}

/** Whether it could be said is seen by who hears it. */
function say({ url }: Ears, saying: Saying | undefined): void {
  const { cookie = '', body } = saying ?? {};
  const headers = { 'content-type': 'application/json', cookie };
  void fetch(`${url}/graphql`, { method: 'POST', headers, ...(body ? { body } : {}) }).then((answer) => answer.text());
}

function close(): void {
  for (const { cue, hangUp } of opened.splice(0)) {
    cue.destroy();
    for (const each of hangUp) each();
  }
}

async function run(errand: Errand): Promise<Heard> {
  const nothing = { times: [], rate: 0, delivered: 0 };
  if (errand.errand === 'close') close();
  if (errand.errand === 'open') await open(errand);
  if (errand.errand === 'close' || errand.errand === 'open') return nothing;
  const ears = opened[errand.side];
  if (!ears) throw new Error('Nobody hears there.');
  try {
    if (errand.errand === 'many') return await many(ears, errand.atOnce, errand.milliseconds);
    if (errand.errand === 'each') return await each(ears, errand.messages, () => ears.cue.write('.'));
    return await each(ears, errand.sayings.length, (i) => say(ears, errand.sayings[i]));
  } finally {
    ears.onHear = () => {};
  }
}

process.on('message', async (errand: Errand) => {
  try {
    process.send?.({ report: await run(errand) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
