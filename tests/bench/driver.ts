import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type { Act, Asking } from './jobs.js';

// Asks and listens in a process of its own: what it costs to ask does not stop the server's event loop.
export type Errand =
  | { errand: 'press'; url: string; acts: Act[]; connections: number; milliseconds: number }
  | { errand: 'hear'; url: string; networkId: string; cookies: string[]; posts: Asking[] };

/** `press`: acts a second and how long each took. `hear`: from sending a post until the last socket has heard, each time. In milliseconds. */
export type Report = { rate: number; times: number[] };

function ask(agent: Agent, url: URL, { path, cookie, body }: Asking): Promise<void> {
  const text = body.replace('%uuid%', () => randomUUID());
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie },
      },
      (response) => {
        let head = '';
        response.on('data', (data: Buffer) => (head ||= data.toString('utf8', 0, 2_000)));
        response.on('end', () =>
          response.statusCode === 200 && !head.includes('"errors":') && !/^\{"data":(null|\{"\w+":null)/.test(head)
            ? resolve()
            : reject(new Error(`${url.origin}${path} answered ${response.statusCode}: ${head}`)),
        );
      },
    );
    asking.on('error', reject);
    asking.end(text);
  });
}

async function press({ url, acts, connections, milliseconds }: Extract<Errand, { errand: 'press' }>): Promise<Report> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  let n = 0;
  const person = async () => {
    while (performance.now() - began < milliseconds) {
      const act = acts[n++ % acts.length] ?? [];
      const from = performance.now();
      for (const asking of act) await ask(agent, new URL(url), asking);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, person));
  const rate = (1_000 * times.length) / (performance.now() - began);
  agent.destroy();
  return { rate, times };
}

async function hear({ url, networkId, cookies, posts }: Extract<Errand, { errand: 'hear' }>): Promise<Report> {
  const agent = new Agent({ keepAlive: true });
  const sockets: Socket[] = [];
  const times: number[] = [];
  let heard = () => {};
  try {
    for (const cookie of cookies) {
      const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
      sockets.push(socket);
      socket.on('changed', () => heard());
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
      const { seq } = await socket.timeout(10_000).emitWithAck('enter', { networkId });
      if (seq === null) throw new Error('A socket was not let into the room.');
    }
    for (const posting of posts) {
      let left = sockets.length;
      const from = performance.now();
      const all = new Promise<void>((resolve) => (heard = () => void (--left === 0 && resolve())));
      await Promise.all([all, ask(agent, new URL(url), posting)]);
      times.push(performance.now() - from);
    }
    return { rate: 0, times };
  } finally {
    for (const socket of sockets) socket.disconnect();
    agent.destroy();
  }
}

process.on('message', async (errand: Errand) => {
  try {
    process.send?.({ report: errand.errand === 'press' ? await press(errand) : await hear(errand) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
