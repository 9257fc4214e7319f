import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Content, Range } from './file-store.js';

/** Bytes read at a time. */
const chunkBytes = 256 * 1024;

/**
 * Streams a file through one reused buffer, filled again when the connection has taken it: a new buffer for each piece would cause
 * constant garbage collection. The buffer is never shared with another reader.
 */
export class DiskContent implements Content {
  constructor(
    private readonly file: FileHandle,
    private readonly range: Range | undefined,
  ) {}

  async pipeTo(into: Writable): Promise<void> {
    // A closed connection may never report that the last piece was written.
    const gone = new Promise<never>((_, reject) =>
      into.once('close', () => reject(new Error('The reader has disconnected.'))),
    );
    gone.catch(() => {});
    try {
      const { start, end } = this.range ?? { start: 0, end: (await this.file.stat()).size - 1 };
      const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(chunkBytes, end + 1 - start)));
      for (let at = start; at <= end; ) {
        const { bytesRead } = await this.file.read(buffer, 0, Math.min(buffer.length, end + 1 - at), at);
        if (bytesRead === 0) throw new Error('A file is shorter than its recorded size.');
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
