import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { hourly } from '../platform/jobs/hourly.js';

/** Deletes the messages rooms keep no longer. */
@Injectable()
export class Expiring implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly work: Work) {}

  /** Acts as nobody: the function in the database knows what may go. Safe to run often, and twice at once. */
  async run(): Promise<void> {
    for (let more = true; more; ) {
      more = await this.work.write('', async (tx) => {
        const row = await tx.row<{ more: boolean }>(`SELECT app.expire_messages() AS more`);
        return row?.more ?? false;
      });
    }
  }

  onApplicationBootstrap(): void {
    this.#stop = hourly(() => this.run(), 'Messages were not expired');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
