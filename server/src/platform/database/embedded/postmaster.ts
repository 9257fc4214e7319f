import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** `postmaster.pid`: line 1 is the process id, line 8 its state. */
async function pidFile(data: string): Promise<string[]> {
  return (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export const isAlive = {
  folder: (data: string) =>
    stat(join(data, 'PG_VERSION')).then(
      () => true,
      () => false,
    ),
  /** True when the server with this process id accepts connections. */
  ready: async (data: string, pid: number | undefined) => {
    const lines = await pidFile(data);
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  },
};

/** The port of a server that runs on these data; null when none does. */
export async function runningPort(data: string): Promise<number | null> {
  const lines = await pidFile(data);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port && lines[7]?.trim() === 'ready' && (await isOurs(pid, data)) ? port : null;
}

/** Stops a server that outlived the process which started it. */
export async function stopOrphan(data: string): Promise<void> {
  const pid = Number((await pidFile(data))[0]);
  if (!pid || !(await isOurs(pid, data))) return;
  for (const [signal, tries] of [
    ['SIGINT', 200],
    ['SIGKILL', 100],
  ] as const) {
    process.kill(pid, signal);
    for (let i = 0; i < tries; i++) {
      if (!runs(pid)) return;
      await pause(50);
    }
  }
  throw new Error(`PostgreSQL still runs as process ${pid} and cannot be stopped.`);
}

/** After a restart of the machine, the number may belong to another process. */
async function isOurs(pid: number, data: string): Promise<boolean> {
  if (!runs(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || command.includes(data);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
