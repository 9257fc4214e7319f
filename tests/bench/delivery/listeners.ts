import { connect, type Socket as Line } from 'node:net';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { MessageRequest } from './messages.js';
import type { Up } from './trigger.js';

// All listeners, in a separate process: receiving must not slow the server that sends.
export type Side = Up & { kind: 'socket.io' | 'ws' };
export type ListenerTask =
  | { errand: 'open'; side: Side; networkId: string; cookies: string[] }
  /** One message at a time, the next when the last socket has the one before. */
  | { errand: 'each'; side: number; messages: number }
  /** So many on their way at once, for so long. */
  | { errand: 'many'; side: number; atOnce: number; milliseconds: number }
  /** As `each`, but from sending the mutation on: written first, then told. */
  | { errand: 'say'; side: number; sayings: MessageRequest[] }
  | { errand: 'close' };
/** `times`: milliseconds from the cue until one socket has heard, for each socket and message. `rate`: deliveries a second. */
export type Measured = { times: number[]; rate: number; delivered: number };

type Listeners = { url: string; cue: Line; count: number; onMessage: () => void; disconnect: (() => void)[] };
const opened: Listeners[] = [];
const atOnce = 16;

async function aSocketIo({ url }: Side, networkId: string, cookie: string, receive: () => void): Promise<() => void> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin: url } });
  socket.on('message', receive);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const { seq } = await socket.timeout(20_000).emitWithAck('enter', { networkId });
  if (seq === null) throw new Error('A socket was not let into the room.');
  return () => socket.disconnect();
}

async function aWs({ url }: Side, receive: () => void): Promise<() => void> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  socket.on('message', (text) => {
    JSON.parse(text.toString());
    receive();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return () => socket.close();
}

async function open({ side, networkId, cookies }: Extract<ListenerTask, { errand: 'open' }>): Promise<void> {
  const cue = connect(side.triggerPort, '127.0.0.1').setNoDelay(true);
  const listeners: Listeners = { url: side.url, cue, count: 0, onMessage: () => {}, disconnect: [] };
  const receive = () => {
    listeners.count += 1;
    listeners.onMessage();
  };
  const left = [...cookies];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let cookie = left.pop(); cookie !== undefined; cookie = left.pop())
        listeners.disconnect.push(
          await (side.kind === 'ws' ? aWs(side, receive) : aSocketIo(side, networkId, cookie, receive)),
        );
    }),
  );
  opened.push(listeners);
}

/** A breath after each message: what the one before left behind is cleared away outside the time. */
const breath = 2;

async function each(listeners: Listeners, messages: number, send: (n: number) => void): Promise<Measured> {
  const times: number[] = [];
  const { length } = listeners.disconnect;
  for (let i = 0; i < messages; i++) {
    let left = length;
    await new Promise<void>((resolve) => {
      const from = performance.now();
      listeners.onMessage = () => {
        times.push(performance.now() - from);
        if (--left === 0) resolve();
      };
      send(i);
    });
    await new Promise((resolve) => setTimeout(resolve, breath));
  }
  return { times, rate: 0, delivered: times.length };
}

async function many(listeners: Listeners, window: number, milliseconds: number): Promise<Measured> {
  const { length } = listeners.disconnect;
  const began = performance.now();
  const before = listeners.count;
  let sent = 0;
  let end = 0;
  await new Promise<void>((resolve) => {
    const send = (messages: number) => {
      if (messages === 0) return;
      sent += messages;
      listeners.cue.write('.'.repeat(messages));
    };
    listeners.onMessage = () => {
      const received = listeners.count - before;
      if (end === 0) {
        if (performance.now() - began > milliseconds) end = sent * length;
        else send(Math.floor(received / length) + window - sent);
      }
      if (end > 0 && received === end) resolve();
    };
    send(window);
  });
  const delivered = listeners.count - before;
  return { times: [], rate: (1_000 * delivered) / (performance.now() - began), delivered };
}

/** The answer is ignored: the listeners show whether the message was posted. */
function say({ url }: Listeners, saying: MessageRequest | undefined): void {
  const { cookie = '', body } = saying ?? {};
  const headers = { 'content-type': 'application/json', cookie };
  void fetch(`${url}/graphql`, { method: 'POST', headers, ...(body ? { body } : {}) }).then((answer) => answer.text());
}

function close(): void {
  for (const { cue, disconnect: hangUp } of opened.splice(0)) {
    cue.destroy();
    for (const each of hangUp) each();
  }
}

async function run(errand: ListenerTask): Promise<Measured> {
  const nothing = { times: [], rate: 0, delivered: 0 };
  if (errand.errand === 'close') close();
  if (errand.errand === 'open') await open(errand);
  if (errand.errand === 'close' || errand.errand === 'open') return nothing;
  const listeners = opened[errand.side];
  if (!listeners) throw new Error('Nobody hears there.');
  try {
    if (errand.errand === 'many') return await many(listeners, errand.atOnce, errand.milliseconds);
    if (errand.errand === 'each') return await each(listeners, errand.messages, () => listeners.cue.write('.'));
    return await each(listeners, errand.sayings.length, (i) => say(listeners, errand.sayings[i]));
  } finally {
    listeners.onMessage = () => {};
  }
}

process.on('message', async (errand: ListenerTask) => {
  try {
    process.send?.({ report: await run(errand) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
