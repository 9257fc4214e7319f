import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { FILE_STORE, type FileStore } from '../platform/files/stores/store.js';
import { hourly } from '../platform/jobs/hourly.js';

/** Deletes exports whose day is over. */
@Injectable()
export class ExpiringExports implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(
    private readonly work: Work,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onApplicationBootstrap(): void {
    this.#stop = hourly(() => this.run(), 'Exports were not expired');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }

  /** The store first and the rows last: what is broken off in the middle is done again. */
  async run(): Promise<void> {
    const due = await this.work.read('', async (tx) => {
      await tx.present('sweep');
      return tx.rows<{ id: string }>('SELECT id FROM data_exports');
    });
    for (const { id } of due) await this.store.remove(id);
    if (due.length === 0) return;
    await this.work.write('', async (tx) => {
      await tx.present('sweep');
      await tx.rows('DELETE FROM data_exports WHERE id = ANY ($1)', [due.map(({ id }) => id)]);
    });
  }
}
