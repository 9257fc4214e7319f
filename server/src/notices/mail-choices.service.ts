import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import type { MailChoices } from '../platform/email/stop-mail-routes.js';
import type { MailGroup } from '../platform/email/stop-tokens.js';
import { NoticeChoiceService } from './notice-choices.service.js';

/** A choice made from a mail, by whoever has its token. */
@Injectable()
export class MailChoiceService implements MailChoices {
  constructor(
    private readonly transactions: Transactions,
    private readonly noticeChoiceService: NoticeChoiceService,
  ) {}

  choose(personId: string, group: MailGroup, wants: boolean): Promise<void> {
    return this.transactions.writeAs(personId, (tx) =>
      this.noticeChoiceService.chooseMail(
        tx,
        group === 'WAITING' ? { waitingMail: wants } : { digest: wants ? 'WEEKLY' : 'NEVER' },
      ),
    );
  }
}
