import { type ChildProcess, spawn } from 'node:child_process';
import { open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';

const startFile = createRequire(import.meta.url).resolve('@krets/server/dist/bundle/start.js');

/** A running server, and what it has printed: without SMTP it prints the sign-in codes. */
export interface TargetServer {
  url: string;
  administratorEmail: string;
  /** How much has been printed so far. */
  mark(): number;
  /** The code printed for the address after `mark`. */
  codeFor(email: string, mark: number): Promise<string>;
  stop(): Promise<void>;
}

async function codeIn(read: () => Promise<string> | string, email: string): Promise<string> {
  for (let tries = 0; tries < 500; tries++) {
    const output = await read();
    const from = output.lastIndexOf(`--- Mail to ${email}:`);
    const code = from < 0 ? undefined : /\b(\d{8})\b/.exec(output.slice(from + email.length))?.[1];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No code for ${email} was printed: an address gets five codes an hour. Wait, or take a new folder.`);
}

/** A server of our own with its embedded database in `folder`. */
export async function startTargetServer(folder: string, env: Record<string, string> = {}): Promise<TargetServer> {
  const port = await freePort();
  const administratorEmail = 'administrator@example.org';
  const child = spawn(process.execPath, [startFile], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      KRETS_DATA: folder,
      KRETS_DEMO: 'off',
      KRETS_API: 'open',
      KRETS_RATE_FACTOR: '1000',
      KRETS_ADMIN_EMAIL: administratorEmail,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => output);
  return targetServer(
    url,
    administratorEmail,
    () => output,
    async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  );
}

export const targetServer = (
  url: string,
  administratorEmail: string,
  output: () => string,
  stop: () => Promise<void>,
): TargetServer => ({
  url,
  administratorEmail,
  mark: () => output().length,
  codeFor: (email, mark) => codeIn(() => output().slice(mark), email),
  stop,
});

/** A server somebody else runs with KRETS_API=open and without SMTP_URL, its output going to `log`. */
export async function runningServer(url: string, log: string, administratorEmail: string): Promise<TargetServer> {
  let printed = (await stat(log)).size;
  const readFrom = async (mark: number) => {
    const file = await open(log);
    try {
      printed = (await file.stat()).size;
      const { buffer } = await file.read(Buffer.alloc(Math.max(0, printed - mark)), 0, printed - mark, mark);
      return buffer.toString();
    } finally {
      await file.close();
    }
  };
  return {
    url: url.replace(/\/+$/, ''),
    administratorEmail,
    mark: () => printed,
    codeFor: (email, mark) => codeIn(() => readFrom(mark), email),
    stop: async () => {},
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The server went down:\n${output()}`);
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not get ready:\n${output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
