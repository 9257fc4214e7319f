import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterOfRun, createDatabase, nameOf, renewDatabase, servedTemplate, type TestDatabase } from './database.js';
import { copyDemo, type DemoTemplate, demoTemplate, isDemo } from './demo-template.js';
import { acquire, type PooledServer, release } from './server-pool.js';
import { Output, runs } from './server-process.js';

const startFile = fileURLToPath(new URL('../../server/dist/bundle/start.js', import.meta.url));
/** Loaded before the bundle, this makes it cheaper to start. */
export const compiledCode = ['--require', fileURLToPath(new URL('./compiled-code.cjs', import.meta.url))];
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
  /** A process that has served nobody, for a test of what it holds in its memory. */
  fresh?: boolean;
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A separate server: a real process on a real port with a real database. */
export class TestServer {
  #process: ChildProcess | undefined;
  #pid: number | undefined;
  /** Set for a server of `startServer`, which goes back to the pool. */
  #kind: string | undefined;
  /** Whether its database is a copy of the demo's template, or the template was copied from it. */
  #holdsTemplate = false;
  readonly #output: Output;
  /** The folder of this server's files. */
  readonly folder: string;

  constructor(
    readonly database: TestDatabase,
    readonly port: number,
    private readonly options: Options,
    pooled?: PooledServer,
  ) {
    this.#pid = pooled?.pid;
    this.folder = pooled?.folder ?? mkdtempSync(join(tmpdir(), 'krets-files-'));
    this.#output = new Output(`${this.folder}.output`);
    if (pooled) this.#output.skip();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get output(): string {
    return this.#output.text;
  }

  get pid(): number | undefined {
    return this.#pid;
  }

  async start(): Promise<void> {
    const { appUrl, ownerUrl, jobsUrl, openUrl } = this.database;
    const file = this.options.startFile ?? (this.options.withoutChecks ? withoutChecksFile : startFile);
    // A file and no pipe: what the process writes can be read after the test file that started it.
    const output = openSync(this.#output.file, 'a');
    const child = spawn(process.execPath, [...compiledCode, file], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(this.port),
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        DATABASE_JOBS_URL: jobsUrl,
        DATABASE_OPEN_URL: openUrl,
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
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.#process = child;
    this.#pid = child.pid;
    // It may go on after this test file, and must not hold up the end of the worker.
    child.unref();
    await this.#untilReady(child);
  }

  async #untilReady(child?: ChildProcess): Promise<void> {
    // Two minutes, for a machine that does much else.
    for (let i = 0; i < 2_400; i++) {
      if (child && (child.exitCode !== null || child.signalCode !== null))
        throw new Error(`The server went down:\n${this.output}`);
      const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (response?.ok) return;
      await pause(50);
    }
    throw new Error(`The server never got ready:\n${this.output}`);
  }

  /** The newest code sent to this address. @param after where in the output an earlier one ends: a code may come after the answer */
  codeFor(email: string, after = 0): Promise<string> {
    return this.#fromLetter(email, /(?:er|is) (\d{8})\b/, after);
  }

  /** Where the newest invitation sent to this address leads: a path with its key. */
  invitationTo(email: string): Promise<string> {
    return this.#fromLetter(email, /(\/invitation#[\w-]+)/);
  }

  /** Without SMTP the server prints its mail: what the newest letter that has it says. */
  async #fromLetter(email: string, what: RegExp, after = 0): Promise<string> {
    for (const end = Date.now() + 90_000; ; ) {
      const output = this.output.slice(after);
      const begin = `\n--- Mail to ${email}:`;
      for (let at = output.lastIndexOf(begin); at >= 0; at = at > 0 ? output.lastIndexOf(begin, at - 1) : -1) {
        const end = output.indexOf('\n---\n', at);
        const found = what.exec(output.slice(at, end < 0 ? undefined : end))?.[1];
        if (found) return found;
      }
      if (Date.now() > end) throw new Error(`No mail to ${email}:\n${this.output.slice(-3_000)}`);
      await pause(20);
    }
  }

  /** Suspends the process: it answers nobody, and closes no connection. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** Stops it gracefully; others go on with its database. */
  async end(): Promise<void> {
    await this.#end('SIGTERM');
    await this.#removeFiles();
  }

  /** Kills it, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    if (await this.#isReleased()) return;
    await this.#end('SIGTERM');
    await this.database.drop();
    await this.#removeFiles();
  }

  async #removeFiles(): Promise<void> {
    for (const path of [this.folder, this.#output.file]) await rm(path, { recursive: true, force: true });
  }

  /** A server that the next test file can use goes on, unless a test has stopped it. */
  async #isReleased(): Promise<boolean> {
    const kind = this.#kind;
    if (kind === 'demo' && !demoTemplate(clusterOfRun().folder).isReady()) return false;
    if (!kind || !this.#pid || !runs(this.#pid)) return false;
    const answer = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (!answer?.ok) return false;
    const { port, folder, database } = this;
    database.leave?.();
    release(clusterOfRun().folder, kind, { pid: this.#pid, port, folder, database: nameOf(database.appUrl) });
    return true;
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#pid) process.kill(this.#pid, signal);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child ? child.exitCode !== null || child.signalCode !== null : !this.#pid || !runs(this.#pid)) return;
    const ended = child ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
    this.#signal(signal);
    if (ended) await ended;
    else while (runs(this.#pid as number)) await pause(10);
  }

  /** One of the pool on a new database, or another when there is none. */
  static async ofPool(options: Options): Promise<TestServer> {
    const { folder } = clusterOfRun();
    const kind = kindOf(options);
    const demo = kind === 'demo' ? demoTemplate(folder) : undefined;
    const pooled = kind && acquire(folder, kind);
    const server =
      pooled && runs(pooled.pid)
        ? await TestServer.#reused(pooled, options, demo)
        : await TestServer.#started(options, demo);
    // The queue numbers its tasks from one in each database, and a server remembers the numbers of the first one it had.
    if (!demo || server.#holdsTemplate) server.#kind = kind;
    return server;
  }

  static async #started(options: Options, demo?: DemoTemplate): Promise<TestServer> {
    const copied = demo?.isReady() ?? false;
    const database = await createDatabase(copied ? demo?.database : undefined);
    const server = new TestServer(database, await freePort(), options);
    if (demo && copied) cpSync(demo.files, server.folder, { recursive: true });
    await server.start();
    const isTemplate = demo?.isMine() ?? false;
    if (demo && isTemplate) await copyDemo(server, demo);
    server.#holdsTemplate = copied || isTemplate;
    return server;
  }

  static async #reused(pooled: PooledServer, options: Options, demo?: DemoTemplate): Promise<TestServer> {
    const database = await renewDatabase(pooled.database, demo?.database ?? (await servedTemplate(administratorEmail)));
    for (const file of filesIn(pooled.folder)) await rm(file);
    if (demo) cpSync(demo.files, pooled.folder, { recursive: true });
    const server = new TestServer(database, pooled.port, options, pooled);
    server.#holdsTemplate = demo !== undefined;
    await server.untilListening();
    return server;
  }

  /** It has found its database again. Before that it may miss what other servers notify of. */
  async untilListening(): Promise<void> {
    const listening = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'krets listen'
      AND state = 'idle' AND query ~ 'LISTEN|notify'`;
    for (let i = 0; (await this.database.asSuperuser(listening)).length === 0; i++) {
      if (i > 2_400) throw new Error(`The server does not listen:\n${this.output}`);
      await pause(50);
    }
    await this.#untilReady();
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Servers of one kind can take each other's place; undefined for one with settings of its own. */
function kindOf(options: Options): string | undefined {
  const { env, startFile, withoutChecks, jobs = true, fresh } = options;
  if (startFile || fresh) return undefined;
  if (env) return isDemo(options) ? 'demo' : undefined;
  return `${withoutChecks ? 'unchecked' : 'checked'}${jobs ? 'WithJobs' : ''}`;
}

/** A server with a database of its own; with the usual settings the process may be one that served another test file. */
export const startServer = (options: Options = {}): Promise<TestServer> => TestServer.ofPool(options);

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
