import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, type TestDatabase } from './database.js';

const startFile = fileURLToPath(new URL('../../server/dist/bundle/start.js', import.meta.url));
const withoutChecksFile = fileURLToPath(new URL('./server-without-checks.js', import.meta.url));

/** Shared by all test servers, because one sends what another has written. */
export const secret = 'a secret of the tests that everybody knows';
export const administratorEmail = 'administrator@example.org';

type Options = {
  env?: Record<string, string>;
  /** With every application check off: only row-level security protects. */
  withoutChecks?: boolean;
  /** False for one that does nothing of what falls due, and delivers only codes. */
  jobs?: boolean;
  /** Of another build than this one. */
  startFile?: string;
};

/** A separate server: a real process on a real port with a real database. */
export class TestServer {
  #process: ChildProcess | undefined;
  #output = '';
  /** The folder of this server's files. */
  readonly folder = mkdtempSync(join(tmpdir(), 'krets-files-'));

  constructor(
    readonly database: TestDatabase,
    readonly port: number,
    private readonly options: Options,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async start(): Promise<void> {
    const { appUrl, ownerUrl, jobsUrl } = this.database;
    const file = this.options.startFile ?? (this.options.withoutChecks ? withoutChecksFile : startFile);
    const child = spawn(process.execPath, [file], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(this.port),
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        DATABASE_JOBS_URL: jobsUrl,
        KRETS_JOBS: (this.options.jobs ?? true) ? 'inside' : 'off',
        KRETS_SECRET: secret,
        KRETS_MAIL: 'print',
        KRETS_API: 'open',
        // Everybody in the tests comes from one address, and some do in a second what a person does in a day.
        KRETS_RATE_FACTOR: '1000',
        KRETS_DRAIN: '0',
        KRETS_FILES: this.folder,
        KRETS_ADMIN_EMAIL: administratorEmail,
        ...this.options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stdout.on('data', (data: Buffer) => (this.#output += data));
    child.stderr.on('data', (data: Buffer) => (this.#output += data));
    await this.#untilReady(child);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    for (let i = 0; i < 600; i++) {
      if (child.exitCode !== null) throw new Error(`The server went down:\n${this.#output}`);
      const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (response?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server never got ready:\n${this.#output}`);
  }

  /** The newest code sent to this address. */
  codeFor(email: string): Promise<string> {
    return this.#fromLetter(email, /(?:er|is) (\d{8})\b/);
  }

  /** Where the newest invitation sent to this address leads: a path with its key. */
  invitationTo(email: string): Promise<string> {
    return this.#fromLetter(email, /(\/invitation#[\w-]+)/);
  }

  /** Without SMTP the server prints its mail: what the newest letter that has it says. */
  async #fromLetter(email: string, what: RegExp): Promise<string> {
    const mails = this.#output.split('\n--- Mail to ').filter((mail) => mail.startsWith(`${email}:`));
    for (const mail of mails.reverse()) {
      const output = what.exec(mail.slice(0, mail.indexOf('\n---\n')))?.[1];
      if (output) return output;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    return this.#fromLetter(email, what);
  }

  /** Suspends the process: it answers nobody, and closes no connection. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Stops it gracefully; others go on with its database. */
  async end(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Kills it, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

export async function startServer(options: Options = {}): Promise<TestServer> {
  const server = new TestServer(await createDatabase(), await freePort(), options);
  await server.start();
  return server;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
