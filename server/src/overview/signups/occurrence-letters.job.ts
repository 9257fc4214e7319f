import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../../platform/config/config.token.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { runHourly } from '../../platform/jobs/hourly.js';
import { log } from '../../platform/logging/log.js';
import { type CoffeeDrinker, type CoffeeRounds, coffeeGroups } from './coffee-pairs.policy.js';

type Change = 'SEAT' | 'MOVED' | 'CANCELLED' | 'COFFEE';
type Round = { id: string; people: CoffeeDrinker[]; rounds: CoffeeRounds };

/** Marks what is held, makes pairs for a coffee, and tells those who are signed up what became of it. */
@Injectable()
export class OccurrenceLettersJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};
  #telling = Promise.resolve();
  #again: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** Safe to run often, and in several processes. */
  async run(): Promise<void> {
    await this.transactions.write('', (tx) => tx.rows('SELECT app.age_occurrences(now())'));
    await this.transactions.write('', (tx) => this.pair(tx));
    await this.tell();
  }

  /** Acts as nobody. */
  async pair(tx: Tx): Promise<void> {
    const row = await tx.row<{ due: Round[] }>('SELECT app.coffee_due($1) AS due', [tx.at]);
    for (const { id, people, rounds } of row?.due ?? [])
      await tx.rows('SELECT app.pair_for_coffee($1, $2, $3)', [
        ...[id, JSON.stringify(coffeeGroups(people, rounds, id)), tx.at],
      ]);
  }

  /** Tells at once, after what was done is stored; again and again what fails, such as while another server that went down still holds a lock. */
  tellSoon(): void {
    clearTimeout(this.#again);
    this.#telling = this.tell().catch((error: unknown) => {
      log.warn({ err: error }, 'Not all were told what became of an occurrence');
      this.#again = setTimeout(() => this.tellSoon(), 10_000).unref();
    });
  }

  async tell(): Promise<void> {
    const people = await this.transactions.write('', async (tx) => {
      const row = await tx.row<{ people: string[] }>('SELECT app.signups_to_tell() AS people');
      return row?.people ?? [];
    });
    await this.transactions.writeAsEach(people, (tx) => this.#write(tx));
  }

  async #write(tx: Tx): Promise<void> {
    // Of two servers, the other finds nothing more to tell.
    await lockPerson(tx, tx.me);
    const due = await tx.rows<{ occurrenceId: string; tell: Change; startsAt: Date }>(
      `SELECT s.occurrence_id AS "occurrenceId", s.tell, o.starts_at AS "startsAt" FROM signups s JOIN open.occurrences o ON o.id = s.occurrence_id
       WHERE s.person_id = (SELECT app.me()) AND s.tell IS NOT NULL AND o.ends_at > now() ORDER BY 1`,
    );
    await tx.rows('UPDATE signups SET tell = NULL WHERE person_id = (SELECT app.me()) AND tell IS NOT NULL');
    const account = await tx.row<{ email: string; language: Language }>(
      'SELECT email, language FROM accounts WHERE person_id = (SELECT app.me()) AND disabled_at IS NULL',
    );
    if (!account || due.length === 0) return;
    for (const { occurrenceId, tell, startsAt } of due)
      await tx.sendMail({
        kind: 'OCCURRENCE_CHANGED',
        to: account.email,
        language: account.language,
        variables: { news: tell, occurrenceId, until: startsAt.toISOString() },
      });
  }

  onApplicationBootstrap(): void {
    if (this.config.jobs !== 'off')
      this.#stop = runHourly(() => this.run(), 'Nobody was told what became of occurrences');
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#stop(), this.#telling]);
    clearTimeout(this.#again);
  }
}
