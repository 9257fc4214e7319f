import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { FILE_STORE, type FileStore, thumbnailOf } from '../platform/files/stores/store.js';
import { hourly } from '../platform/jobs/hourly.js';
import { underWay } from './filing.service.js';

/** Deletes what no resource has held for as long as it may be kept. */
@Injectable()
export class Sweeping implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(
    private readonly work: Work,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.#stop = hourly(() => this.sweep(), 'Files could not be swept');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
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
