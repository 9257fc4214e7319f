import type { Language, MeetingStage, Stage } from '@krets/shared/kinds';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarFeed, ownCalendar, wayOf } from '../meetings/calendar-feed.entity.js';
import { usualLabel } from '../platform/calendar/calendar-file.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import type { Tx } from '../platform/database/tx.js';
import { AnswerAddresses } from '../platform/email/answer-addresses.js';
import { StopTokens } from '../platform/email/stop-tokens.js';
import { invitationStep, type KnownMeeting, type ToldOfMeeting } from './meeting-invitation.policy.js';
import { defaultLevel, type NoticeLevel } from './notice-rules.js';

type Recipient = { email: string; language: Language; wants: boolean };
type Row = ToldOfMeeting & {
  meetingId: string;
  answerHash: string | null;
  roomStage: Stage | null;
  /** Also while a new charter waits for the person's acceptance, and the room is closed to them. */
  seated: boolean;
  level: NoticeLevel;
  stage: MeetingStage | null;
  startsAt: Date | null;
  endsAt: Date | null;
};

type Due = { calendar: CalendarFeed | undefined; rows: Row[] };

/** How meetings come to the calendar of the person, and what it may have to be told. */
export async function findMeetingsDue(tx: Tx): Promise<Due> {
  const [calendar, rows] = await Promise.all([
    ownCalendar(tx),
    tx.rows<Row>(
      `SELECT i.meeting_id AS "meetingId", i.sequence, i.sent_starts_at AS "sentStartsAt", i.sent_ends_at AS "sentEndsAt", i.answer_hash AS "answerHash",
         m.stage, m.starts_at AS "startsAt", m.ends_at AS "endsAt", r.stage AS "roomStage",
         i.network_id = ANY ((SELECT app.my_seated_networks())::uuid[]) AS seated, coalesce(c.level, '${defaultLevel}') AS level
       FROM meeting_invitations i LEFT JOIN meetings m ON m.id = i.meeting_id LEFT JOIN networks r ON r.id = m.network_id
       LEFT JOIN room_notice_choices c ON c.network_id = i.network_id AND c.person_id = i.person_id
       WHERE i.person_id = (SELECT app.me()) AND i.due_at <= now() ORDER BY i.due_at, i.meeting_id FOR NO KEY UPDATE OF i`,
    ),
  ]);
  return { calendar, rows };
}

/** Tells a person's calendar by mail what it does not know of their meetings. A change that it has been told of is never left out. */
@Injectable()
export class MeetingInvitationService {
  constructor(
    private readonly stopTokens: StopTokens,
    private readonly answerAddresses: AnswerAddresses,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  /** The person's account is locked, so that of two servers one sends. */
  async send(tx: Tx, { email, language, wants }: Recipient, { calendar, rows: due }: Due): Promise<void> {
    const invites = wayOf(calendar) === 'INVITATION';
    for (const row of due) {
      const meeting = meetingOf(row);
      const choices = { wants: wants && invites, level: row.level };
      // It is looked at again when they have accepted the charter.
      const step =
        !meeting && row.seated
          ? ({ does: 'nothing' } as const)
          : invitationStep(row, meeting, choices, tx.at, this.config.noticeHours);
      if (step.does === 'hold') {
        await tx.rows(
          'UPDATE meeting_invitations SET due_at = $2 WHERE meeting_id = $1 AND person_id = (SELECT app.me())',
          [row.meetingId, step.until],
        );
        continue;
      }
      const { mail } = step.does === 'send' ? step : { mail: null };
      const answers = this.answerAddresses.make(row.meetingId, tx.me, row.answerHash);
      const sequence = row.sequence + (mail ? 1 : 0);
      const has = mail
        ? mail.kind === 'MEETING_CANCELLED'
          ? null
          : mail
        : { start: row.sentStartsAt, end: row.sentEndsAt };
      await tx.rows(
        `UPDATE meeting_invitations SET due_at = NULL, sequence = $2, sent_starts_at = $3, sent_ends_at = $4, answer_hash = $5,
           answer_refused = NULL
         WHERE meeting_id = $1 AND person_id = (SELECT app.me())`,
        [row.meetingId, sequence, has?.start ?? null, has?.end ?? null, answers?.hash ?? row.answerHash],
      );
      if (!mail) continue;
      const variables = {
        meetingId: row.meetingId,
        sequence: String(sequence),
        start: mail.start.toISOString(),
        end: mail.end.toISOString(),
        stopToken: this.stopTokens.make(tx.me, 'WAITING'),
        ...(answers ? { answerTo: answers.address } : {}),
      };
      const to = { to: email, language, label: calendar?.label ?? usualLabel(language) };
      await tx.sendMail(
        mail.kind === 'MEETING_MOVED'
          ? { ...to, kind: mail.kind, variables: { ...variables, was: mail.was.toISOString() } }
          : { ...to, kind: mail.kind, variables },
      );
    }
  }
}

/** Undefined when the person is no longer in its room. */
const meetingOf = ({ stage, startsAt, endsAt, roomStage }: Row): KnownMeeting | undefined =>
  stage && startsAt && endsAt && roomStage ? { stage, startsAt, endsAt, roomStage } : undefined;
