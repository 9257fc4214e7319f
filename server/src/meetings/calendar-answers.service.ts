import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { ownAccount } from '../identity/account.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { AnswerAddresses } from '../platform/email/answer-addresses.js';
import type { IncomingMail } from '../platform/email/incoming/incoming-mail.js';
import { MailReceiver } from '../platform/email/incoming/mail-receiver.js';
import { RateLimits } from '../platform/rate-limits/rate-limits.js';
import { calendarAnswerIn, decideAnswer, isSenderProven } from './calendar-answer.policy.js';
import { type CalendarRefusal, MeetingInvitation } from './calendar-feed.entity.js';
import { Meeting } from './meeting.entity.js';
import { MeetingService } from './meetings.service.js';

type Known = { meetingId: string; personId: string };

/**
 * Takes what a person's calendar answers to an invitation. The address says who and which meeting; it changes only their own answer. No mail
 * is answered, so that no other machine is made to go on.
 */
@Injectable()
export class CalendarAnswerService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetingService: MeetingService,
    private readonly answerAddresses: AnswerAddresses,
    private readonly rateLimits: RateLimits,
    @Inject(CONFIG) private readonly config: ServerConfig,
    mailReceiver: MailReceiver,
  ) {
    mailReceiver.handle({ localPart: /^mote-[a-z2-7]{26}$/, take: (mail, localPart) => this.#take(mail, localPart) });
  }

  async #take(mail: IncomingMail, localPart: string): Promise<void> {
    const hash = this.answerAddresses.hashOf(localPart.slice('mote-'.length));
    const known = await this.#invitationOf(hash);
    if (!known || !(await this.rateLimits.allows('calendarAnswersPerAddress', hash))) return;
    try {
      await this.transactions.writeAs(known.personId, (tx) => this.#answer(tx, known, mail));
    } catch (error) {
      // The meeting is over, or they have no seat in its room any more.
      if (!(error instanceof GraphQLError)) throw error;
    }
  }

  #invitationOf(hash: string): Promise<Known | undefined> {
    return this.transactions.write('', async (tx) => {
      await tx.setAccessKey(hash);
      return tx.row<Known>(
        'SELECT meeting_id AS "meetingId", person_id AS "personId" FROM meeting_invitations WHERE answer_hash = (SELECT app.access_key())',
      );
    });
  }

  async #answer(tx: Tx, { meetingId, personId }: Known, mail: IncomingMail): Promise<void> {
    const reply = mail.parts.map(({ text }) => calendarAnswerIn(text)).find((one) => one !== null);
    const [from = '', ...more] = mail.from;
    if (!reply || more.length > 0) return;
    const [account, invitation, meeting] = await Promise.all([
      ownAccount(tx),
      tx.one(MeetingInvitation, 'WHERE t.meeting_id = $1 AND t.person_id = $2', [meetingId, personId]),
      tx.one(Meeting, 'WHERE t.id = $1', [meetingId]),
    ]);
    if (!account || !invitation || !meeting) return;
    const isSentTime =
      invitation.sentStartsAt?.getTime() === meeting.startsAt.getTime() &&
      invitation.sentEndsAt?.getTime() === meeting.endsAt.getTime();
    const { sequence } = invitation;
    const proven = isSenderProven(
      mail.headers.get('authentication-results') ?? [],
      this.config.mailIn?.checkedBy,
      from,
    );
    const decided = decideAnswer(reply, { meetingId, sequence, email: account.email, isSentTime }, from, proven);
    if (!decided) return;
    if ('takes' in decided) await this.meetingService.answer(tx, { id: meetingId, answer: decided.takes });
    await noteRefusal(tx, meetingId, 'refuses' in decided ? decided.refuses : null);
  }
}

/** Only the person themselves reads it. */
async function noteRefusal(tx: Tx, meetingId: string, refusal: CalendarRefusal | null): Promise<void> {
  await tx.rows(
    'UPDATE meeting_invitations SET answer_refused = $2 WHERE meeting_id = $1 AND person_id = (SELECT app.me())',
    [meetingId, refusal],
  );
}
