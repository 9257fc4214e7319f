import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../../platform/config/config.token.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { runHourly } from '../../platform/jobs/hourly.js';
import { NeedNumbersService } from './need-numbers.service.js';

/** Publishes the numbers of a quarter, and tells by mail those who are asked about what they need. */
@Injectable()
export class NeedsJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stops: (() => Promise<void>)[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly needNumbersService: NeedNumbersService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** Safe to run often, and in several processes. */
  async tell(): Promise<void> {
    const asked = await this.transactions.write('', async (tx) => {
      const row = await tx.row<{ people: string[] }>('SELECT app.people_with_need_questions() AS people');
      return row?.people ?? [];
    });
    await this.transactions.writeAsEach(asked, tellOf);
  }

  onApplicationBootstrap(): void {
    if (this.config.jobs === 'off') return;
    this.#stops = [
      runHourly(() => this.needNumbersService.publish(new Date()), 'Numbers of needs were not published'),
      runHourly(() => this.tell(), 'Nobody was told that they are asked about a need'),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    for (const stop of this.#stops) await stop();
  }
}

async function tellOf(tx: Tx): Promise<void> {
  // Of two servers, the other finds nothing more to tell.
  await lockPerson(tx, tx.me);
  const told = await tx.rows(
    `UPDATE need_questions SET told_at = $1 WHERE person_id = (SELECT app.me()) AND told_at IS NULL AND answered_at IS NULL RETURNING id`,
    [tx.at],
  );
  const own = await tx.row<{ email: string; language: Language }>(
    'SELECT email, language FROM accounts WHERE person_id = (SELECT app.me())',
  );
  if (told.length > 0 && own)
    await tx.sendMail({ kind: 'NEED_ASKED', to: own.email, language: own.language, variables: {} });
}
