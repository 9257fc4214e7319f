import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { limits } from '@krets/shared/limits';
import { refusal } from '../errors.js';

const hour = 3_600_000;

export const tooLarge = () => refusal('TOO_LARGE', `At most ${limits.fileBytes} bytes.`);

/** The folder of uploads while they are received and inspected. */
export class IncomingFiles {
  constructor(private readonly folder: string) {}

  async aPath(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    return join(this.folder, randomUUID());
  }

  /** Writes chunk by chunk to disk: a file is never whole in memory. An upload that is cut off, stalls or grows too large is deleted. */
  async receive(request: IncomingMessage): Promise<string> {
    const path = await this.aPath();
    const file = await open(path, 'wx', 0o600);
    const idle = setTimeout(() => request.destroy(new Error('stalled')), limits.uploadIdleSeconds * 1_000);
    try {
      let bytes = 0;
      // Destroying the request would close the socket before the answer.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        idle.refresh();
        bytes += chunk.length;
        if (bytes > limits.fileBytes) throw tooLarge();
        await file.appendFile(chunk);
      }
      return path;
    } catch (error) {
      await this.remove(path);
      throw error;
    } finally {
      clearTimeout(idle);
      await file.close();
    }
  }

  /** Deletes it and everything made from it. */
  async remove(path: string): Promise<void> {
    await Promise.all(['', ...derivedFiles].map((suffix) => rm(path + suffix, { force: true })));
  }

  /** Deletes what a killed server has left. */
  async removeOld(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < Date.now() - hour) await rm(path, { force: true });
    }
  }
}

/** Paths of the redrawn image and its thumbnail. */
export const derivedFiles = ['.drawn', '.small'] as const;
