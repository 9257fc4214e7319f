import type { Language } from '@krets/shared/kinds';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { addressIn } from '../platform/config/mail-settings.js';
import { Transactions } from '../platform/database/transactions.js';
import { type IncomingMail, isAutomatic } from '../platform/email/incoming/incoming-mail.js';
import { MailReceiver } from '../platform/email/incoming/mail-receiver.js';
import { RateLimits } from '../platform/rate-limits/rate-limits.js';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Tells who answers a mail of Krets that nobody reads it, once a day. Only people with an account: others may not have written it. */
@Injectable()
export class MailAnswerService {
  readonly #own: string;

  constructor(
    private readonly transactions: Transactions,
    private readonly rateLimits: RateLimits,
    mailReceiver: MailReceiver,
    @Inject(CONFIG) config: ServerConfig,
  ) {
    this.#own = addressIn(config.mailFrom);
    const [localPart = ''] = this.#own.split('@');
    mailReceiver.handle({ localPart: new RegExp(`^${escaped(localPart)}$`), take: (mail) => this.#take(mail) });
  }

  async #take(mail: IncomingMail): Promise<void> {
    const [from, ...more] = mail.from;
    if (isAutomatic(mail) || !from || more.length > 0 || from === this.#own) return;
    const [account] = await this.transactions.write('', async (tx) => {
      await tx.setAccessKey(from);
      return tx.rows<{ personId: string; language: Language }>(
        'SELECT person_id AS "personId", language FROM accounts WHERE email = (SELECT app.access_key()) AND disabled_at IS NULL',
      );
    });
    if (!account || !(await this.rateLimits.allows('mailAnswersPerSender', from))) return;
    if (!(await this.rateLimits.allows('mailAnswersOverAll', 'all'))) return;
    await this.transactions.writeAs(account.personId, (tx) =>
      tx.sendMail({ kind: 'REPLY_NOT_READ', to: from, language: account.language, variables: {} }),
    );
  }
}
