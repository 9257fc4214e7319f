import type { IncomingMessage } from 'node:http';
import { limits } from '@krets/shared/limits';
import { sha256Hex } from '../crypto/sha256.js';
import { refusal } from '../errors.js';

/** Limits how many uploads a session has in progress. */
export class UploadLimiter {
  readonly #inProgress = new Map<string, number>();

  /** @throws TOO_MANY */
  async run<T>(token: string | undefined, upload: () => Promise<T>): Promise<T> {
    const who = sha256Hex(token ?? '');
    const already = this.#inProgress.get(who) ?? 0;
    if (already >= limits.uploadsAtOnce) throw refusal('TOO_MANY', `At most ${limits.uploadsAtOnce} uploads at once.`);
    this.#inProgress.set(who, already + 1);
    try {
      return await upload();
    } finally {
      const left = (this.#inProgress.get(who) ?? 1) - 1;
      if (left > 0) this.#inProgress.set(who, left);
      else this.#inProgress.delete(who);
    }
  }
}

/** The file name from the browser, percent-encoded because a header can carry only Latin-1. */
export function nameIn(request: IncomingMessage): string {
  const given = String(request.headers['x-file-name'] ?? '').slice(0, 4_000);
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}
