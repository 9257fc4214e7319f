import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ticksPerSecond = 100;

/** Parent and processor time, in milliseconds, of one process; null when it has ended. Linux only. */
function statOf(pid: number | string): { parent: number; milliseconds: number } | null {
  try {
    // The name of the process is in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { parent: Number(fields[1]), milliseconds: (ticks / ticksPerSecond) * 1_000 };
  } catch {
    return null;
  }
}

const postmasterOf = (folder: string) =>
  Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/**
 * Processor time so far of a server and of all of PostgreSQL, in milliseconds. Other work on the machine moves it much less than it
 * moves a rate.
 */
export function processorOf(folder: string, server: number): number {
  const postmaster = postmasterOf(folder);
  let milliseconds = statOf(server)?.milliseconds ?? 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const process = statOf(entry);
    if (process?.parent === postmaster) milliseconds += process.milliseconds;
  }
  return milliseconds;
}
