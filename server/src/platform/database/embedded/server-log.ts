import { copyFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** Maximum size of the log, and how often it is checked, in milliseconds. */
export type LogLimits = { bytes: number; every: number };
export const logLimits: LogLimits = { bytes: 10_000_000, every: 60_000 };

/**
 * PostgreSQL's own log. It is emptied when it is too long, also while PostgreSQL has it open for appending; the one before it is
 * retained.
 */
export class ServerLog {
  readonly path: string;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    folder: string,
    private readonly limits: LogLimits,
  ) {
    this.path = join(folder, 'postgres.log');
  }

  async watch(): Promise<void> {
    await this.#shorten();
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** One after the other: a second copy would be of the log that the first has just emptied. */
  #wait(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#shorten()
        .catch(() => {})
        .finally(() => this.#wait());
    }, this.limits.every).unref();
  }

  async #shorten(): Promise<void> {
    const size = await stat(this.path).then(
      (found) => found.size,
      () => 0,
    );
    if (size <= this.limits.bytes) return;
    await copyFile(this.path, `${this.path}.1`);
    await truncate(this.path);
  }
}
