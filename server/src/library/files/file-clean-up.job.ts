import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { FILE_STORE, type FileStore, thumbnailOf } from '../../platform/files/store/file-store.js';
import { runHourly } from '../../platform/jobs/hourly.js';
import { inProgress } from './files.service.js';

/** Deletes files that no resource has used for their retention time. */
@Injectable()
export class FileCleanUpJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(
    private readonly transactions: Transactions,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Files could not be swept');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }

  /** Deletes from the store before the rows, so that an interrupted run is repeated. */
  async run(): Promise<void> {
    const due = await this.transactions.write('', async (tx) => {
      await tx.setAccessKey('sweep');
      await tx.rows(`DELETE FROM files WHERE delete_after < now()`);
      return tx.rows<{ id: string }>(
        `UPDATE file_contents SET swept_at = now()
         WHERE refs = 0 AND (ready OR created_at < now() - ${inProgress}) RETURNING id`,
      );
    });
    for (const { id } of due) {
      await this.fileStore.remove(id);
      await this.fileStore.remove(thumbnailOf(id));
    }
    if (due.length === 0) return;
    await this.transactions.write('', async (tx) => {
      await tx.setAccessKey('sweep');
      await tx.rows(`DELETE FROM file_contents WHERE id = ANY($1) AND refs = 0`, [due.map(({ id }) => id)]);
    });
  }
}
