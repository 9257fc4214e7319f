import type { Stage } from '@krets/shared/kinds';
import { Consultation } from '../consultations/consultation.entity.js';
import { awaited, hasPosted } from '../consultations/engine/consultation-state.policy.js';
import { Participant } from '../consultations/participant.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { decide, type Recipient } from './notice-delivery.policy.js';
import {
  defaultLevel,
  meetingKinds,
  type NoticeKind,
  type NoticeLevel,
  type ThreadChoice,
  turnKinds,
} from './notice-rules.js';

type Unread = {
  id: string;
  kind: NoticeKind;
  subjectId: string;
  createdAt: Date;
  /** Null when the room is closed to the person. */
  stage: Stage | null;
  level: NoticeLevel;
  thread: ThreadChoice;
  /** Of the meeting it is about. */
  startsAt: Date | null;
  mailDue: boolean;
  pushDue: boolean;
};
export type Candidate = Unread & {
  /** False for a phase in which the person has no turn, or has taken it. */
  isMine: boolean;
  /** When their turn ends. */
  until: Date | null;
};

/** Everything unread when a digest is due, otherwise what is due to be sent. */
const toDecide = `SELECT n.id, n.kind, n.subject_id AS "subjectId", n.created_at AS "createdAt", r.stage,
  CASE WHEN c.level IS NULL THEN '${defaultLevel}' ELSE c.level END AS level,
  CASE WHEN t.choice IS NULL THEN 'AS_ROOM' ELSE t.choice END AS thread,
  CASE WHEN n.kind = ANY ('{${meetingKinds}}') THEN (SELECT m.starts_at FROM meetings m WHERE m.id = n.subject_id) END AS "startsAt",
  n.mail_at IS NOT NULL AND n.mail_at <= now() AS "mailDue", n.push_at IS NOT NULL AND n.push_at <= now() AS "pushDue"
  FROM notices n LEFT JOIN networks r ON r.id = n.network_id
  LEFT JOIN room_notice_choices c ON c.network_id = n.network_id AND c.person_id = n.person_id
  LEFT JOIN thread_notice_choices t ON t.challenge_id = n.challenge_id AND t.person_id = n.person_id
  WHERE n.person_id = (SELECT app.me()) AND n.seen_at IS NULL AND (n.mail_at <= now() OR n.push_at <= now()
    OR (SELECT a.digest <> 'NEVER' AND a.digest_at <= now() FROM accounts a WHERE a.person_id = (SELECT app.me())))
  ORDER BY n.created_at`;

/** The unread notices of the person that are decided on now, the oldest first, with what they have chosen about each. */
export async function findUnread(tx: Tx): Promise<Candidate[]> {
  const unread = await tx.rows<Unread>(toDecide);
  const asked = unread.filter(({ kind }) => turnKinds.includes(kind)).map(({ subjectId }) => subjectId);
  const turns = asked.length > 0 ? await ownTurns(tx, asked) : new Map<string, Date | null>();
  return unread.map((one) => {
    const until = turns.get(one.subjectId);
    return { ...one, isMine: !turnKinds.includes(one.kind) || until !== undefined, until: until ?? null };
  });
}

/** Of these consultations those in which it is the person's turn now, and until when. */
async function ownTurns(tx: Tx, ids: readonly string[]): Promise<Map<string, Date | null>> {
  const [consultations, own] = await Promise.all([
    tx.select(Consultation, 'WHERE t.id = ANY ($1)', [ids]),
    tx.selectWith<Participant, { isOnLeave: boolean }>(
      Participant,
      's.on_leave_at IS NOT NULL AS "isOnLeave"',
      `JOIN seats s ON s.network_id = t.network_id AND s.person_id = t.person_id AND s.ended_at IS NULL
       WHERE t.consultation_id = ANY ($1) AND t.person_id = (SELECT app.me())`,
      [ids],
    ),
  ]);
  const mine = consultations.filter((consultation) => {
    const attendees = own.filter(({ consultationId }) => consultationId === consultation.id);
    return (
      consultation.stage === 'RUNNING' &&
      awaited({ ...consultation, attendees }).some((one) => !hasPosted(consultation, one))
    );
  });
  return new Map(mine.map(({ id, phaseEndsAt }) => [id, phaseEndsAt]));
}

const columns = { mail: 'mail_at', push: 'push_at' } as const;
const isDue = { mail: 'mailDue', push: 'pushDue' } as const;

/** Decides on what is due on one channel. What is held is looked at again later; what is to be sent is returned, and no other server finds it. */
export async function takeDue(
  tx: Tx,
  channel: 'mail' | 'push',
  unread: readonly Candidate[],
  recipient: Recipient,
  hours: 'work' | 'always',
): Promise<Candidate[]> {
  const column = columns[channel];
  const sent: Candidate[] = [];
  for (const one of unread.filter((each) => each[isDue[channel]])) {
    const decision = one.isMine ? decide(channel, one, recipient, tx.at, hours) : 'drop';
    if (decision === 'send') sent.push(one);
    else if (decision !== 'drop')
      await tx.rows(`UPDATE notices SET ${column} = $2 WHERE id = $1`, [one.id, decision.hold]);
  }
  if (sent.length > 0)
    await tx.rows(`UPDATE notices SET ${column} = NULL WHERE id = ANY ($1)`, [sent.map(({ id }) => id)]);
  return sent;
}
