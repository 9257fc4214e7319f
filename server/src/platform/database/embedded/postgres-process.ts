import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Binaries, RunAs } from './binaries.js';
import { isAlive, pause, runs } from './postmaster.js';

/** Detached from the terminal: Ctrl-C must reach only this process, which then stops PostgreSQL in order. */
export function run(as: RunAs, command: string, args: string[], log: string): ChildProcess {
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

export const endOf = async (log: string) =>
  (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-15).join('\n');

/** Small values, because one server with its pool uses it. Durability settings stay at PostgreSQL's defaults. */
const common = {
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

/** Processes started here and still running. */
const running = new Set<Postmaster>();

/** Kills them at once, as a power cut would, when there is no time for an orderly stop. Nothing acknowledged is lost. */
export function killEmbedded(): void {
  for (const one of running) one.kill();
}

export class Postmaster {
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(
    private readonly binaries: Binaries,
    private readonly as: RunAs,
    private readonly data: string,
    private readonly log: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param tries how often a failed start is repeated */
  async start(tries = 20): Promise<void> {
    // The children of a killed postmaster hold its shared memory for a moment longer.
    for (let tried = 0; ; tried++) {
      if (await this.#startOnce()) return;
      if (tried === tries || this.#stopping) throw new Error(`PostgreSQL does not start:\n${await endOf(this.log)}`);
      await pause(250);
    }
  }

  async #startOnce(): Promise<boolean> {
    const chosen = Object.entries({ ...common, ...this.settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const child = run(this.as, this.binaries.postgres, ['-D', this.data, ...chosen], this.log);
    this.#child = child;
    running.add(this);
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

  /** Restarts a crashed server on the same port, where the pool finds it. */
  async #revive(): Promise<void> {
    if (this.#stopping) return;
    console.error('PostgreSQL went down and is started again.');
    await pause(100);
    await this.start().catch((error: unknown) => console.error(String(error)));
  }

  /** Kills the children too: they share a process group. */
  kill(): void {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (!pid || !runs(pid)) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended just now.
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // Mode «fast»: ends the sessions and writes a checkpoint.
    child.kill('SIGINT');
    await ended;
    running.delete(this);
  }
}
