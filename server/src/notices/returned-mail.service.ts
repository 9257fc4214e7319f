import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { EmailDelivery } from '../platform/email/delivery.js';
import { type Undelivered, undelivered } from '../platform/email/incoming/delivery-report.js';
import type { IncomingMail } from '../platform/email/incoming/incoming-mail.js';
import { MailReceiver } from '../platform/email/incoming/mail-receiver.js';
import { ReturnAddresses } from '../platform/email/return-addresses.js';
import { unauthenticated } from '../platform/errors.js';
import { log } from '../platform/logging/log.js';
import { afterReturn, type ReturnedMail } from './returned-mail.policy.js';

/** Notes that mail to a person comes back, and stops notices by mail when it goes on. Only that person is told. */
@Injectable()
export class ReturnedMailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly returnAddresses: ReturnAddresses,
    mailReceiver: MailReceiver,
    emailDelivery: EmailDelivery,
  ) {
    mailReceiver.handle({ localPart: /^retur-[a-z2-7]{53}$/, take: (mail, localPart) => this.#take(mail, localPart) });
    emailDelivery.onRefused = (personId) => this.note(personId, { permanent: true });
  }

  async #take(mail: IncomingMail, localPart: string): Promise<void> {
    const known = this.returnAddresses.read(localPart);
    const report = undelivered(mail);
    // Answers of vacation robots come here, too.
    if (!known || !report) return;
    log.info({ group: known.group, ...report }, 'A mail came back');
    await this.note(known.personId, report);
  }

  note(personId: string, report: Undelivered): Promise<void> {
    return this.transactions.writeAs(personId, async (tx) => {
      const [known] = await tx.rows<ReturnedMail>(
        `SELECT mail_refused_at AS "refusedAt", mail_delayed_at AS "delayedAt", mail_stopped_at AS "stoppedAt"
         FROM accounts WHERE person_id = (SELECT app.me()) FOR NO KEY UPDATE`,
      );
      if (!known) return;
      const next = afterReturn(known, report, tx.at);
      await this.#store(tx, next);
      // Mail cannot tell that it is stopped.
      if (next.stoppedAt && !known.stoppedAt)
        await tx.rows(
          'UPDATE push_subscriptions SET due_at = coalesce(due_at, $1) WHERE person_id = (SELECT app.me())',
          [tx.at],
        );
    });
  }

  async isStopped(tx: Tx): Promise<boolean> {
    const row = await tx.row<{ stopped: boolean }>(
      'SELECT mail_stopped_at IS NOT NULL AS stopped FROM accounts WHERE person_id = (SELECT app.me())',
    );
    return row?.stopped ?? false;
  }

  /**
   * Forgets what came back: the person says that the address takes mail again.
   *
   * @throws UNAUTHENTICATED
   */
  async resume(tx: Tx): Promise<void> {
    await tx.authenticated();
    if (!tx.personId) throw unauthenticated();
    await this.#store(tx, { refusedAt: null, delayedAt: null, stoppedAt: null });
  }

  async #store(tx: Tx, { refusedAt, delayedAt, stoppedAt }: ReturnedMail): Promise<void> {
    await tx.rows(
      'UPDATE accounts SET mail_refused_at = $1, mail_delayed_at = $2, mail_stopped_at = $3 WHERE person_id = (SELECT app.me())',
      [refusedAt, delayedAt, stoppedAt],
    );
  }
}
