import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { log } from '../platform/log.js';

const hour = 3_600_000;

/** Deletes the messages rooms keep no longer. */
@Injectable()
export class Expiring implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

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
    const run = () => void this.run().catch((error: unknown) => log.error({ err: error }, 'Messages were not expired'));
    run();
    this.#timer = setInterval(run, hour).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }
}
