import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { runHourly } from '../platform/jobs/hourly.js';

/** Deletes data whose retention time is over: docs/RETENTION.md tells which, and why. */
@Injectable()
export class CleanUpJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly transactions: Transactions) {}

  /** Acts as nobody: the function in the database decides what is deleted. Safe to run often, and in several processes. */
  async run(): Promise<void> {
    for (let more = true; more; ) {
      more = await this.transactions.write('', async (tx) => {
        const row = await tx.row<{ more: boolean }>(`SELECT app.remove_expired() AS more`);
        return row?.more ?? false;
      });
    }
  }

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Data past their retention time were not deleted');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
