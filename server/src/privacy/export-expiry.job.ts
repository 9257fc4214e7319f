import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { FILE_STORE, type FileStore } from '../platform/files/store/file-store.js';
import { runHourly } from '../platform/jobs/hourly.js';

/** Deletes exports that are older than a day. */
@Injectable()
export class ExportExpiryJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(
    private readonly transactions: Transactions,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Exports were not expired');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }

  /** Deletes from the store before the rows, so that an interrupted run is repeated. */
  async run(): Promise<void> {
    const due = await this.transactions.read('', async (tx) => {
      await tx.setAccessKey('sweep');
      return tx.rows<{ id: string }>('SELECT id FROM data_exports');
    });
    for (const { id } of due) await this.fileStore.remove(id);
    if (due.length === 0) return;
    await this.transactions.write('', async (tx) => {
      await tx.setAccessKey('sweep');
      await tx.rows('DELETE FROM data_exports WHERE id = ANY ($1)', [due.map(({ id }) => id)]);
    });
  }
}
