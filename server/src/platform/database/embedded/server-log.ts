import { copyFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** How long the log may become, and how often it is looked at, in milliseconds. */
export type LogLimits = { bytes: number; every: number };
export const logLimits: LogLimits = { bytes: 10_000_000, every: 60_000 };

/**
 * PostgreSQL's own log. It begins again when it is long, also while PostgreSQL runs and has it open for appending; the one before
 * it stays.
 */
export class ServerLog {
  readonly path: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    folder: string,
    private readonly limits: LogLimits,
  ) {
    this.path = join(folder, 'postgres.log');
  }

  async watch(): Promise<void> {
    await this.#shorten();
    this.#timer = setInterval(() => void this.#shorten().catch(() => {}), this.limits.every).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
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
