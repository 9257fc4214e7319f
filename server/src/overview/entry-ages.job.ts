import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { runHourly } from '../platform/jobs/hourly.js';

/** Entries of the overview that nobody confirms become unconfirmed, rest, and are closed at last. */
@Injectable()
export class EntryAgesJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly transactions: Transactions) {}

  /** Acts as nobody. Safe to run often, and in several processes. */
  async run(): Promise<void> {
    await this.transactions.write('', (tx) => tx.rows('SELECT app.age_entries(now())'));
  }

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Entries of the overview did not grow older');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
