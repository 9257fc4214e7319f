import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './manifest.js';

const fileIn = (backups: string) => join(backups, 'verified.json');

/** Records that a backup has been started and compared. */
export const noteVerified = (backups: string, at: Date) => writeWhole(fileIn(backups), JSON.stringify({ at }));

/** Age in seconds of the newest backup that was started and compared; null when there is none. For a metric. */
export async function backupVerifiedAgeSeconds(backups: string, now = new Date()): Promise<number | null> {
  const text = await readFile(fileIn(backups), 'utf8').catch(() => null);
  if (text === null) return null;
  return Math.max(0, (now.getTime() - new Date(JSON.parse(text).at).getTime()) / 1_000);
}
