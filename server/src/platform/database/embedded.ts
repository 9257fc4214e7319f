import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, type RunAs, runAs, theBinaries } from './binaries.js';
import { furnishCluster } from './furnish-cluster.js';
import { hold } from './hold.js';
import { freePort, isAlive, pause, stopOrphan } from './postmaster.js';

export type Embedded = {
  /** Migrates and owns the tables. */
  ownerUrl: string;
  /** The server at run time. */
  appUrl: string;
  /** The work that falls due. */
  jobsUrl: string;
  superUrl: string;
  port: number;
  stop(): Promise<void>;
};

type Passwords = { superuser: string; owner: string; app: string; jobs: string };

/**
 * PostgreSQL in a folder of one's own, on a free port of this machine. Copes with whatever a power cut left behind:
 * half a first start, a server still running without its launcher, a server that dies under way.
 *
 * @throws Error with the end of PostgreSQL's log when it does not start, or when another process uses the folder
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  await mkdir(folder, { recursive: true });
  const release = await hold(folder);
  const data = join(folder, 'postgres');
  try {
    const binaries = await theBinaries();
    await stopOrphan(data);
    const as = runAs(binaries, folder, data);
    const passwords = await passwordsIn(folder);
    await createOnce(binaries, as, folder, data, passwords.superuser);
    const port = await freePort();
    const server = new Postmaster(binaries, as, folder, data, port);
    await server.start();
    const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/krets`;
    const superUrl = url('postgres', passwords.superuser);
    await furnishCluster(superUrl, passwords).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return {
      ownerUrl: url('krets_owner', passwords.owner),
      appUrl: url('krets_app', passwords.app),
      jobsUrl: url('krets_jobs', passwords.jobs),
      superUrl,
      port,
      stop: async () => {
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function passwordsIn(folder: string): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Passwords>;
  if (kept.superuser && kept.owner && kept.app && kept.jobs) return kept as Passwords;
  const secret = () => randomBytes(24).toString('hex');
  const passwords: Passwords = { superuser: secret(), owner: secret(), app: secret(), jobs: secret(), ...kept };
  await writeFile(`${file}.new`, JSON.stringify(passwords), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return passwords;
}

/** Made aside and renamed: a start that is cut off leaves nothing half. */
async function createOnce(
  binaries: Binaries,
  as: RunAs,
  folder: string,
  data: string,
  password: string,
): Promise<void> {
  if (await isAlive.folder(data)) return;
  const half = join(folder, 'postgres.new');
  const secret = join(folder, 'initdb.secret');
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) for (const path of [half, secret]) chownSync(path, as.uid, as.gid);
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--auth=scram-sha-256'];
  const child = run(
    as,
    binaries.initdb,
    ['-D', half, '-U', 'postgres', `--pwfile=${secret}`, ...options],
    join(folder, 'initdb.log'),
  );
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  await rm(secret, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not be set up:\n${await endOf(join(folder, 'initdb.log'))}`);
  await rename(half, data);
}

/** Without a terminal of its own: Ctrl-C reaches us first, and we stop it in good order. */
function run(as: RunAs, command: string, args: string[], log: string): ChildProcess {
  const [program = command, ...rest] = [...(as.wrapper ?? []), command, ...args];
  const out = openSync(log, 'a', 0o600);
  try {
    return spawn(program, rest, {
      stdio: ['ignore', out, out],
      detached: true,
      ...(as.uid === undefined ? {} : { uid: as.uid, gid: as.gid }),
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
    });
  } finally {
    closeSync(out);
  }
}

const endOf = async (log: string) => (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-15).join('\n');

/** Few and small: one server and its pool use it. Durability stays as PostgreSQL has it. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '100',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

class Postmaster {
  #child: ChildProcess | undefined;
  #stopping = false;
  readonly #log: string;

  constructor(
    private readonly binaries: Binaries,
    private readonly as: RunAs,
    folder: string,
    private readonly data: string,
    private readonly port: number,
  ) {
    this.#log = join(folder, 'postgres.log');
  }

  async start(): Promise<void> {
    // The children of a postmaster that was killed hold its shared memory for a moment longer.
    for (let tries = 0; ; tries++) {
      if (await this.#startOnce()) return;
      if (tries === 20 || this.#stopping) throw new Error(`PostgreSQL does not start:\n${await endOf(this.#log)}`);
      await pause(250);
    }
  }

  async #startOnce(): Promise<boolean> {
    const chosen = Object.entries({ ...settings, port: this.port }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const child = run(this.as, this.binaries.postgres, ['-D', this.data, ...chosen], this.#log);
    this.#child = child;
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    while (!ended) {
      if (await isAlive.ready(this.data, child.pid)) {
        child.once('exit', () => void this.#revive());
        return true;
      }
      await pause(10);
    }
    return false;
  }

  /** It died under us: on the same port again, so that the pool finds it. */
  async #revive(): Promise<void> {
    if (this.#stopping) return;
    console.error('PostgreSQL went down and is started again.');
    await pause(100);
    await this.start().catch((error: unknown) => console.error(String(error)));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // «Fast»: ends the sessions, writes everything down.
    child.kill('SIGINT');
    await ended;
  }
}
