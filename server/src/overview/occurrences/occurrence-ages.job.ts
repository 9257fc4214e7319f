import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { runHourly } from '../../platform/jobs/hourly.js';

/** Occurrences that are over become held. */
@Injectable()
export class OccurrenceAgesJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly transactions: Transactions) {}

  /** Acts as nobody. Safe to run often, and in several processes. */
  async run(): Promise<void> {
    await this.transactions.write('', (tx) => tx.rows('SELECT app.age_occurrences(now())'));
  }

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'Occurrences that are over were not marked');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
