import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import type { Content, FileStore, Range } from './file-store.js';

export type S3Address = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

/** After answers of 500 and more and of 429. */
const retries = 3;
/** In milliseconds, until an answer begins. An upload of 100 kB may take another second. */
const patience = (bytes: number) => 60_000 + bytes / 100;

/** Files in a bucket of an S3-compatible store, addressed by path. */
export class S3Store implements FileStore {
  readonly #client: AwsClient;

  constructor(private readonly address: S3Address) {
    const { accessKey, secretKey, region } = address;
    this.#client = new AwsClient({
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      region,
      service: 's3',
      retries,
    });
  }

  async put(key: string, path: string): Promise<void> {
    // A blob has a length, which S3 requires, and can be read again for a retry.
    const { status } = await this.#ask('PUT', key, { body: await openAsBlob(path) });
    if (status !== 200) throw new Error(`The file store answered PUT with ${status}.`);
  }

  async read(key: string, range?: Range): Promise<Content | undefined> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const { status, body } = await this.#ask('GET', key, { headers });
    if (body && (status === 200 || status === 206)) return { pipeTo: (into) => pipeline(Readable.fromWeb(body), into) };
    if (status === 404) return undefined;
    throw new Error(`The file store answered GET with ${status}.`);
  }

  /** Requests a key that never exists: shows that the store answers and accepts the credentials without writing anything. */
  async check(): Promise<void> {
    await this.read('00000000-0000-0000-0000-000000000000');
  }

  async remove(key: string): Promise<void> {
    const { status } = await this.#ask('DELETE', key);
    if (status !== 204 && status !== 200 && status !== 404)
      throw new Error(`The file store answered DELETE with ${status}.`);
  }

  /** The body of an answer that is not content is dropped. */
  async #ask(
    method: string,
    key: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: Blob } = {},
  ) {
    const { endpoint, bucket } = this.address;
    const waiting = new AbortController();
    const timer = setTimeout(
      () => waiting.abort(new Error('The file store does not answer.')),
      patience(body?.size ?? 0),
    );
    try {
      const answer = await this.#client.fetch(`${endpoint}/${bucket}/${key}`, {
        ...{ method, headers, body, signal: waiting.signal, redirect: 'manual' },
      });
      if (method !== 'GET' || !answer.ok) await answer.body?.cancel();
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}
