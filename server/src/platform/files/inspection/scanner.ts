import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { badInput } from '../../errors.js';

const timeout = 60_000;

/** A client for clamd (INSTREAM, see its manual). Without an address nothing is scanned. */
export class Scanner {
  constructor(private readonly address: URL | null) {}

  /** @throws BAD_INPUT when the scanner finds something, Error when it does not answer: an unscanned file is not accepted */
  async assertClean(path: string): Promise<void> {
    if (!this.address) return;
    const socket = this.#connect();
    try {
      const verdict = await this.#verdict(socket, path);
      if (/ FOUND\0?$/.test(verdict)) throw badInput({ field: 'file', rule: 'infected' });
      if (!/^stream: OK\0?$/.test(verdict)) throw new Error(`The virus scanner says: ${verdict || 'nothing'}`);
    } finally {
      socket.destroy();
    }
  }

  /** Whether the scanner answers; null when there is none. */
  async answers(): Promise<boolean | null> {
    if (!this.address) return null;
    const socket = this.#connect();
    try {
      socket.write('zPING\0');
      const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(5_000) })) as [Buffer];
      return answer.toString().startsWith('PONG');
    } finally {
      socket.destroy();
    }
  }

  #connect(): Socket {
    const { hostname, port } = this.address as URL;
    return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
  }

  async #verdict(socket: Socket, path: string): Promise<string> {
    const chunks: Buffer[] = [];
    socket.setTimeout(timeout, () => socket.destroy(new Error('The virus scanner does not answer.')));
    socket.on('data', (data) => chunks.push(data));
    const ended = new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => resolve());
      socket.once('end', () => resolve());
    });
    // Awaited from here on, so that a refused connection is not an unhandled rejection.
    await Promise.race([ended, this.#send(socket, path)]);
    await ended;
    return Buffer.concat(chunks).toString().trim();
  }

  async #send(socket: Socket, path: string): Promise<void> {
    socket.write('zINSTREAM\0');
    for await (const chunk of createReadStream(path)) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      if (socket.destroyed) return;
    }
    socket.write(Buffer.alloc(4));
  }
}
