import { closedStages } from '@krets/shared/kinds';
import type { Tx } from '../platform/database/tx.js';
import type { Digest } from './digest-times.js';

export type NextMeeting = { startsAt: Date; answered: boolean };

/** In days: an unanswered meeting this near is told of though nothing else is new. */
const nearDays = 14;

/** The next meeting of the person in a room that is open and not silent, when their digest is due. */
export const nextMeetingOfDigest = (tx: Tx): Promise<NextMeeting | undefined> =>
  tx.row<NextMeeting>(
    `SELECT m.starts_at AS "startsAt", a.meeting_id IS NOT NULL AS answered
     FROM meetings m JOIN networks r ON r.id = m.network_id JOIN seats s ON s.network_id = m.network_id AND s.person_id = (SELECT app.me()) AND s.ended_at IS NULL
     LEFT JOIN meeting_answers a ON a.meeting_id = m.id AND a.seat_id = s.id AND a.time_version = m.time_version
     LEFT JOIN room_notice_choices c ON c.network_id = m.network_id AND c.person_id = s.person_id
     WHERE m.stage = 'CALLED' AND m.starts_at > now() AND r.stage <> ALL ($1) AND c.level IS DISTINCT FROM 'SILENT'
       AND (SELECT k.digest <> 'NEVER' AND k.digest_at <= now() FROM accounts k WHERE k.person_id = (SELECT app.me()))
     ORDER BY m.starts_at, m.id LIMIT 1`,
    [closedStages],
  );

/** Whether a digest is sent for the meeting alone; not each day. */
export const callsForAnswer = (next: NextMeeting | undefined, digest: Digest, now: Date): boolean =>
  next !== undefined &&
  !next.answered &&
  digest !== 'DAILY' &&
  next.startsAt.getTime() < now.getTime() + nearDays * 86_400_000;
