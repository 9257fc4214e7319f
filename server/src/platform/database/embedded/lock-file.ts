import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runs } from './postmaster.js';

/**
 * Marks the folder as used by this process.
 *
 * @returns a function that releases it
 * @throws Error when a living process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'holder');
  const mine = `${process.pid} ${await startTimeOf(process.pid)}`;
  for (let tries = 0; tries < 3; tries++) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(file, 'utf8').catch(() => '');
    const [pid, born] = holder.split(' ');
    if (holder !== mine && Number(pid) && runs(Number(pid)) && (await startTimeOf(Number(pid))) === born) {
      throw new Error(
        `Another Krets (process ${pid}) uses the data in ${folder}. Stop it, or give KRETS_DATA another folder.`,
      );
    }
    await rm(file, { force: true });
  }
  throw new Error(`The data in ${folder} are being taken by another process.`);
}

/** When the process started, in clock ticks: process ids are reused. Unknown without /proc. */
async function startTimeOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
}
