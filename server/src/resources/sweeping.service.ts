import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { FILE_STORE, type FileStore, thumbnailOf } from '../platform/files/stores/store.js';
import { log } from '../platform/log.js';
import { underWay } from './filing.service.js';

const everyHour = 3_600_000;

/** Deletes what no resource has held for as long as it may be kept. */
@Injectable()
export class Sweeping implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly work: Work,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = () => void this.sweep().catch((err) => log.error({ err }, 'Files could not be swept'));
    sweep();
    this.#timer = setInterval(sweep, everyHour);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** The store first and the rows last: what is broken off in the middle is done again. */
  async sweep(): Promise<void> {
    const due = await this.work.write('', async (tx) => {
      await tx.present('sweep');
      await tx.rows(`DELETE FROM files WHERE delete_after < now()`);
      return tx.rows<{ id: string }>(
        `UPDATE file_contents SET swept_at = now()
         WHERE refs = 0 AND (ready OR created_at < now() - ${underWay}) RETURNING id`,
      );
    });
    for (const { id } of due) {
      await this.store.remove(id);
      await this.store.remove(thumbnailOf(id));
    }
    if (due.length === 0) return;
    await this.work.write('', async (tx) => {
      await tx.present('sweep');
      await tx.rows(`DELETE FROM file_contents WHERE id = ANY($1) AND refs = 0`, [due.map(({ id }) => id)]);
    });
  }
}
