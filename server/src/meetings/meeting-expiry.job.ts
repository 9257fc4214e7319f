import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { runHourly } from '../platform/jobs/hourly.js';

/** Deletes what members have answered and chosen for meetings that are over, and sees that each that comes has its job. */
@Injectable()
export class MeetingExpiryJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(private readonly transactions: Transactions) {}

  /** Runs without a person: the database function decides what is deleted. Safe to run often and concurrently. */
  async run(): Promise<void> {
    await this.transactions.write('', (tx) => tx.rows('SELECT app.reschedule_meetings()'));
    for (let more = true; more; ) {
      more = await this.transactions.write('', async (tx) => {
        const row = await tx.row<{ more: boolean }>(`SELECT app.expire_meetings() AS more`);
        return row?.more ?? false;
      });
    }
  }

  onApplicationBootstrap(): void {
    this.#stop = runHourly(() => this.run(), 'What was answered to meetings was not deleted');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
