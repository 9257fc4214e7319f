import { randomBytes } from 'node:crypto';
import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import { lockPerson } from '../platform/database/lock-person.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { runHourly } from '../platform/jobs/hourly.js';

type Due = { entryId: string; to: string; language: Language };

/** Asks the contacts of entries whether they are still right, and tells the editors of reported faults. */
@Injectable()
export class EntryLettersJob implements OnApplicationBootstrap, OnModuleDestroy {
  #stop = async () => {};

  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** Safe to run often, and in several processes. @param now only tests give another time */
  async run(now?: Date): Promise<void> {
    const due = await this.transactions.write('', async (tx) => {
      const row = await tx.row<{ people: string[] }>('SELECT app.editors_due($1) AS people', [now ?? tx.at]);
      return row?.people ?? [];
    });
    await this.transactions.writeAsEach(due, (tx) => this.#write(tx, now ?? tx.at));
  }

  async #write(tx: Tx, now: Date): Promise<void> {
    // Of two servers, the other finds nothing more to send.
    await lockPerson(tx, tx.me);
    const row = await tx.row<{ due: Due[] }>('SELECT app.letters_due($1) AS due', [now]);
    for (const { entryId, to, language } of row?.due ?? []) {
      const key = randomBytes(24).toString('base64url');
      await tx.rows('INSERT INTO entry_letters (key_hash, entry_id, sent_at) VALUES ($1, $2, $3)', [
        sha256Hex(key),
        entryId,
        now,
      ]);
      await tx.sendMail({ kind: 'ENTRY_CONFIRM', to, language, variables: { key } });
    }
    const told = await tx.rows(
      `UPDATE entry_faults SET told_at = $1
       WHERE told_at IS NULL AND entry_id IN (SELECT entry_id FROM entry_editors WHERE person_id = (SELECT app.me())) RETURNING id`,
      [now],
    );
    if (told.length === 0) return;
    const own = await tx.row<{ email: string; language: Language }>(
      'SELECT email, language FROM accounts WHERE person_id = (SELECT app.me())',
    );
    if (own) await tx.sendMail({ kind: 'ENTRY_FAULT', to: own.email, language: own.language, variables: {} });
  }

  onApplicationBootstrap(): void {
    if (this.config.jobs !== 'off')
      this.#stop = runHourly(() => this.run(), 'Nobody was asked whether entries are right');
  }

  onModuleDestroy(): Promise<void> {
    return this.#stop();
  }
}
