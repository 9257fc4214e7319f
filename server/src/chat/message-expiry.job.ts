import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { runHourly } from '../platform/jobs/hourly.js';

/** Deletes messages older than the retention time of their network. */
@Injectable()
export class MessageExpiryJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly transactions: Transactions) {}

  /** Runs without a person: the database function decides what is deleted. Safe to run often and concurrently. */
  async run(): Promise<void> {
    for (let more = true; more; ) {
      more = await this.transactions.write('', async (tx) => {
        const row = await tx.row<{ more: boolean }>(`SELECT app.expire_messages() AS more`);
        return row?.more ?? false;
      });
    }
  }

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Messages were not expired');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
