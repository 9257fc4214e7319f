import type { Stage } from '@krets/shared/kinds';
import type { Tx } from '../platform/database/tx.js';
import { decide, type Recipient } from './notice-delivery.policy.js';
import { defaultLevel, type NoticeKind, type NoticeLevel, type ThreadChoice } from './notice-rules.js';

export type Candidate = {
  id: string;
  kind: NoticeKind;
  createdAt: Date;
  stage: Stage;
  level: NoticeLevel;
  thread: ThreadChoice;
};

/** The unread notices of the person, with what they have chosen about each. */
export const ownUnread = `SELECT n.id, n.kind, n.created_at AS "createdAt", r.stage,
  CASE WHEN c.level IS NULL THEN '${defaultLevel}' ELSE c.level END AS level,
  CASE WHEN t.choice IS NULL THEN 'AS_ROOM' ELSE t.choice END AS thread
  FROM notices n JOIN networks r ON r.id = n.network_id
  LEFT JOIN room_notice_choices c ON c.network_id = n.network_id AND c.person_id = n.person_id
  LEFT JOIN thread_notice_choices t ON t.challenge_id = n.challenge_id AND t.person_id = n.person_id
  WHERE n.person_id = (SELECT app.me()) AND n.seen_at IS NULL`;

const columns = { mail: 'mail_at', push: 'push_at' } as const;

/** Decides what is due on one channel. What is held is looked at again later; what is to be sent is returned, and no other server finds it. */
export async function takeDue(
  tx: Tx,
  channel: 'mail' | 'push',
  recipient: Recipient,
  hours: 'work' | 'always',
): Promise<Candidate[]> {
  const column = columns[channel];
  const due = await tx.rows<Candidate>(`${ownUnread} AND n.${column} <= now() ORDER BY n.created_at`);
  const sent: Candidate[] = [];
  for (const one of due) {
    const decision = decide(channel, one, recipient, tx.at, hours);
    if (decision === 'send') sent.push(one);
    else if (decision !== 'drop')
      await tx.rows(`UPDATE notices SET ${column} = $2 WHERE id = $1`, [one.id, decision.hold]);
  }
  if (sent.length > 0)
    await tx.rows(`UPDATE notices SET ${column} = NULL WHERE id = ANY ($1)`, [sent.map(({ id }) => id)]);
  return sent;
}
