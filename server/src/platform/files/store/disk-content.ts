import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Content, Range } from './file-store.js';

/** Bytes read at a time. */
const chunkBytes = 256 * 1024;

/**
 * A file on its way out. It goes through one buffer, which is filled again when the line has taken it: a new one for each
 * piece has the whole heap collected many times a second. No other reader ever gets that buffer, whatever becomes of the line.
 */
export class DiskContent implements Content {
  constructor(
    private readonly file: FileHandle,
    private readonly range: Range | undefined,
  ) {}

  async pipeTo(into: Writable): Promise<void> {
    // A line that is gone may never say what became of the piece it had.
    const gone = new Promise<never>((_, reject) => into.once('close', () => reject(new Error('Nobody takes it.'))));
    gone.catch(() => {});
    try {
      const { start, end } = this.range ?? { start: 0, end: (await this.file.stat()).size - 1 };
      const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(chunkBytes, end + 1 - start)));
      for (let at = start; at <= end; ) {
        const { bytesRead } = await this.file.read(buffer, 0, Math.min(buffer.length, end + 1 - at), at);
        if (bytesRead === 0) throw new Error('A file is shorter than it was.');
        await Promise.race([taken(into, buffer.subarray(0, bytesRead)), gone]);
        at += bytesRead;
      }
      into.end();
    } catch (error) {
      into.destroy();
      throw error;
    } finally {
      await this.file.close();
    }
  }
}

const taken = (into: Writable, piece: Buffer) =>
  new Promise<void>((resolve, reject) => into.write(piece, (error) => (error ? reject(error) : resolve())));
