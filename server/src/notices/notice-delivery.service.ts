import { closedStages, type Language } from '@krets/shared/kinds';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarWay, wayOf } from '../meetings/calendar-feed.entity.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { StopTokens } from '../platform/email/stop-tokens.js';
import { type Digest, nextDigest } from './digest-times.js';
import { type Candidate, findUnread, takeDue } from './due-notices.js';
import { findMeetingsDue, MeetingInvitationService } from './meeting-invitations.service.js';
import { callsForAnswer, type NextMeeting, nextMeetingOfDigest } from './next-meeting.js';
import { noticeEmail, seatEndedEmail } from './notice.email.js';
import { isNear, mostInADay } from './notice-delivery.policy.js';
import { NoticePushService } from './notice-push.service.js';
import { isSent, meetingKinds, noticeRules } from './notice-rules.js';

type OwnAccount = {
  email: string;
  language: Language;
  wants: boolean;
  stopped: boolean;
  digest: Digest;
  digestAt: Date | null;
  digestedAt: Date | null;
  recent: Date[];
  recentPushes: Date[];
};

const hasOwnMail = ({ kind }: Candidate) => kind === 'SEAT_ENDED';

/** Sends one person the mail that is due, and decides whether their devices are told. What a mail says is decided now, by what is unread and open to them at this moment. */
@Injectable()
export class NoticeDeliveryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly stopTokens: StopTokens,
    private readonly noticePushService: NoticePushService,
    private readonly meetingInvitationService: MeetingInvitationService,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** People who may have something due; a few at a time, in the order of their ids. */
  due(first: number, after: string): Promise<string[]> {
    return this.transactions.write('', async (tx) => {
      const row = await tx.row<{ people: string[] }>('SELECT app.people_with_mail_due($1, $2) AS people', [
        first,
        after,
      ]);
      return row?.people ?? [];
    });
  }

  /** Tells what time brings about meetings. Safe on several servers at once. */
  remindOfMeetings(): Promise<void> {
    return this.transactions.write('', async (tx) => {
      await tx.rows('SELECT app.remind_of_meetings()');
    });
  }

  /** The mail is stored in the transaction that marks its notices, so that it is sent once, whichever server does it. */
  send(personId: string): Promise<void> {
    return this.transactions.writeAs(personId, async (tx) => {
      // In one packet. Another server that looks at the same person waits at the first, and then finds nothing due.
      const [[account], meetings, unread, next, hasDevice] = await Promise.all([
        tx.rows<OwnAccount>(
          `SELECT email, language, waiting_mail AND mail_stopped_at IS NULL AS wants, mail_stopped_at IS NOT NULL AS stopped, digest, digest_at AS "digestAt", digested_at AS "digestedAt",
             recent_mails AS recent, recent_pushes AS "recentPushes" FROM accounts WHERE person_id = (SELECT app.me()) AND disabled_at IS NULL FOR NO KEY UPDATE`,
        ),
        findMeetingsDue(tx),
        findUnread(tx),
        nextMeetingOfDigest(tx),
        this.noticePushService.hasDevice(tx),
      ]);
      if (account) {
        await this.meetingInvitationService.send(tx, account, meetings);
        await this.#sendWaiting(tx, account, unread, wayOf(meetings.calendar));
        this.#sendDigest(tx, account, unread, next);
        await this.noticePushService.queue(tx, unread, { wants: hasDevice, recent: account.recentPushes });
      }
      tx.sendWithCommit(tx.rows('SELECT app.drop_due_mail()'));
    });
  }

  async #sendWaiting(tx: Tx, account: OwnAccount, unread: readonly Candidate[], way: CalendarWay): Promise<void> {
    const taken = await takeDue(tx, 'mail', unread, account, this.config.noticeHours);
    const [ended, due] = [taken.filter(hasOwnMail), taken.filter((one) => !hasOwnMail(one))];
    await tx.sendMail(...ended.map(() => seatEndedEmail(account.email, account.language)));
    // Who is invited by mail has it from there, and whose calendar fetches it, too, unless it may come too late.
    const byCalendar = (startsAt: Date | null) => way === 'INVITATION' || (way === 'FEED' && !isNear(startsAt, tx.at));
    const sent = due.filter(({ kind, startsAt }) => !meetingKinds.includes(kind) || !byCalendar(startsAt));
    if (sent.length === 0) return;
    await this.#write(tx, 'WAITING', account, sent);
    await tx.rows('UPDATE accounts SET recent_mails = $1 WHERE person_id = (SELECT app.me())', [
      [...account.recent, tx.at].slice(-mostInADay),
    ]);
  }

  /** Nothing new since the last one: none is sent, and its window stays open. */
  #sendDigest(tx: Tx, account: OwnAccount, unread: readonly Candidate[], next: NextMeeting | undefined): void {
    const { digest, digestAt, digestedAt, stopped } = account;
    if (digest === 'NEVER' || (digestAt && digestAt > tx.at)) return;
    const told = (digestAt ? unread : []).filter(
      (one) =>
        one.isMine &&
        isSent(one.kind, 'digest', one) &&
        one.stage !== null &&
        !closedStages.includes(one.stage) &&
        (noticeRules[one.kind].waits || !digestedAt || one.createdAt > digestedAt),
    );
    const isNew =
      told.some(({ createdAt }) => !digestedAt || createdAt > digestedAt) || callsForAnswer(next, digest, tx.at);
    const isSentNow = digestAt !== null && isNew && !stopped;
    if (isSentNow) tx.sendWithCommit(this.#write(tx, 'DIGEST', account, told, next));
    tx.sendWithCommit(
      tx.rows('UPDATE accounts SET digest_at = $1, digested_at = $2 WHERE person_id = (SELECT app.me())', [
        nextDigest(digest, tx.at),
        isSentNow ? tx.at : digestedAt,
      ]),
    );
  }

  #write(
    tx: Tx,
    kind: 'WAITING' | 'DIGEST',
    { email, language }: OwnAccount,
    notices: readonly Candidate[],
    next?: NextMeeting,
  ): Promise<void> {
    const token = this.stopTokens.make(tx.me, kind);
    return tx.sendMail(noticeEmail(kind, email, language, token, notices, next));
  }
}
