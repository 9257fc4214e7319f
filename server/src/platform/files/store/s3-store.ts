import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Content, FileStore, Range } from './file-store.js';
import { nothing, type S3Credentials, signed } from './s3-signature.js';

export type S3Address = S3Credentials & { endpoint: string; bucket: string };

type Answer = Readable & { statusCode?: number };
type Body = { path: string; bytes: number };

const timeout = 60_000;

/** Files in a bucket of an S3-compatible store, addressed by path. */
export class S3Store implements FileStore {
  constructor(private readonly address: S3Address) {}

  async put(key: string, path: string): Promise<void> {
    const { size } = await stat(path);
    const answer = await this.#ask('PUT', key, { 'content-length': String(size) }, { path, bytes: size });
    answer.resume();
    if (answer.statusCode !== 200) throw new Error(`The file store answered PUT with ${answer.statusCode}.`);
  }

  async read(key: string, range?: Range): Promise<Content | undefined> {
    const answer = await this.#ask('GET', key, range ? { range: `bytes=${range.start}-${range.end}` } : {});
    if (answer.statusCode === 200 || answer.statusCode === 206) return { pipeTo: (into) => pipeline(answer, into) };
    answer.resume();
    if (answer.statusCode === 404) return undefined;
    throw new Error(`The file store answered GET with ${answer.statusCode}.`);
  }

  /** Requests a key that never exists: shows that the store answers and accepts the credentials without writing anything. */
  async check(): Promise<void> {
    await this.read('00000000-0000-0000-0000-000000000000');
  }

  async remove(key: string): Promise<void> {
    const answer = await this.#ask('DELETE', key, {});
    answer.resume();
    if (answer.statusCode !== 204 && answer.statusCode !== 200 && answer.statusCode !== 404)
      throw new Error(`The file store answered DELETE with ${answer.statusCode}.`);
  }

  #ask(method: string, key: string, headers: Record<string, string>, body?: Body): Promise<Answer> {
    const { endpoint, bucket } = this.address;
    const url = new URL(`${endpoint}/${bucket}/${key}`);
    // TLS protects the body; hashing it first would mean reading it twice.
    const bodyHash = body ? 'UNSIGNED-PAYLOAD' : nothing;
    const all = signed({ method, host: url.host, path: url.pathname, headers }, this.address, bodyHash, new Date());
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? secureRequest : plainRequest;
      const outgoing = send(url, { method, headers: all }, resolve);
      outgoing.once('error', reject);
      outgoing.setTimeout(timeout, () => outgoing.destroy(new Error('The file store does not answer.')));
      if (body) pipeline(createReadStream(body.path), outgoing).catch(reject);
      else outgoing.end();
    });
  }
}
