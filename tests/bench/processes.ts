import { type ChildProcess, execFileSync, type ForkOptions, fork, type Serializable, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { freePort } from '@krets/server/dist/platform/database/embedded/postmaster.js';
import type { DriverTask, Report } from './driver.js';

const startFile = createRequire(import.meta.url).resolve('@krets/server/dist/bundle/start.js');
const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export type Running = { url: string; pid: number; stop(): Promise<void> };

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const running = (child: ChildProcess, url: string): Running => ({ url, pid: child.pid ?? 0, stop: () => end(child) });

/** Node's options as `npm start` gives them, or others to try. */
export function nodeOptions(): string[] {
  const { BENCH_NODE_OPTIONS: tried } = process.env;
  if (tried !== undefined) return tried.split(' ').filter(Boolean);
  const file = fileURLToPath(new URL('../../../../package.json', import.meta.url));
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** A process of the bench's own that answers what it is asked, one thing at a time. */
export type Child = { ask<T>(what: Serializable): Promise<T>; output<T>(): Promise<T>; stop(): Promise<void> };

export function aChild(file: URL, args: string[], options: ForkOptions): Child {
  const child = fork(fileURLToPath(file), args, options);
  let answered = (_message: unknown) => {};
  let refused = (_error: Error) => {};
  child.on('message', (message) => answered(message));
  child.on('exit', (code) => refused(new Error(`${file.pathname} ended with ${code}.`)));
  const output = <T>() =>
    new Promise<T>((resolve, reject) => {
      answered = resolve as (message: unknown) => void;
      refused = reject;
    });
  return {
    ask: (what) => {
      child.send(what);
      return output();
    },
    output: output,
    stop: () => end(child),
  };
}

/** The product as it is run, on a database that is already there; with a folder for its files. */
export async function startOurs(
  appUrl: string,
  ownerUrl: string,
  files: string,
  jobsUrl?: string,
  more: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeOptions(), startFile], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      KRETS_FILES: files,
      KRETS_RATE_FACTOR: '1000000',
      KRETS_SECRET: 'a secret of the bench that everybody knows',
      ...(jobsUrl && { DATABASE_JOBS_URL: jobsUrl }),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await lineFrom(child);
  return running(child, `http://127.0.0.1:${port}`);
}

/** What `npm start` runs once everything is installed and built, with the embedded database in `folder`. */
export async function startAll(folder: string): Promise<Running> {
  const port = await freePort();
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), KRETS_DATA: folder };
  const child = spawn(process.execPath, [startFile], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await lineFrom(child);
  return running(child, `http://127.0.0.1:${port}`);
}

function lineFrom(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data: Buffer) => {
      output += data;
      if (output.includes('Krets: http')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

/** @param file of another thin server than that of the rooms */
export async function startThin(databaseUrl: string, file = './thin/server.js'): Promise<Running> {
  const child = fork(beside(file), {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', THIN_DATABASE_URL: databaseUrl },
  });
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))));
  return running(child, `http://127.0.0.1:${port}`);
}

export type Driver = { send(errand: DriverTask): Promise<Report>; stop(): Promise<void> };

export function startDriver(): Driver {
  const { ask, stop } = aChild(new URL('./driver.js', import.meta.url), [], {});
  return {
    async send(errand) {
      const { report, failed } = await ask<{ report?: Report; failed?: string }>(errand);
      if (!report) throw new Error(failed);
      return report;
    },
    stop,
  };
}

/** Memory of a process that is in RAM, in megabytes. */
export const residentMegabytes = (pid: number) =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024);
