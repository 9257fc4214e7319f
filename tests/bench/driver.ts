import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Asking } from './jobs.js';

// Sends the requests from a separate process, so that it does not block the server's event loop.
/** A file or a page to be read to its end. */
type Fetching = { path: string; cookie: string; bytes?: number };
/** What a person does once: one request, or several one after the other. */
export type Act = (Asking | Fetching)[];
export type DriverTask = { url: string; acts: Act[]; connections: number; milliseconds: number };

/** Acts a second, and how many milliseconds each took. */
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

function fetchFile(agent: Agent, { hostname, port }: URL, { path, cookie, bytes }: Fetching): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request({ agent, host: hostname, port, path, headers: { cookie } }, (response) => {
      let read = 0;
      response.on('data', (data: Buffer) => (read += data.length));
      response.on('end', () =>
        response.statusCode === 200 && read === (bytes ?? read)
          ? resolve()
          : reject(new Error(`${path} answered ${response.statusCode} and ${read} bytes of ${bytes}.`)),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

async function press({ url, acts, connections, milliseconds }: DriverTask): Promise<Report> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  let n = 0;
  const person = async () => {
    while (performance.now() - began < milliseconds) {
      const act = acts[n++ % acts.length] ?? [];
      const from = performance.now();
      for (const asking of act)
        await ('body' in asking ? ask(agent, new URL(url), asking) : fetchFile(agent, new URL(url), asking));
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, person));
  const rate = (1_000 * times.length) / (performance.now() - began);
  agent.destroy();
  return { rate, times };
}

process.on('message', async (errand: DriverTask) => {
  try {
    process.send?.({ report: await press(errand) });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
