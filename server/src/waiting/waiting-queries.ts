import { limits } from '@krets/shared/limits';
import { readMarkSeq } from '../discussion/challenges/thread.entity.js';
import { isNotSettled } from '../meetings/date-poll.entity.js';

const me = '(SELECT app.me())';

/** The rooms that are open to the person; $1 restricts them. Row-level security decides about everything that is read in them. */
export const rooms = `SELECT s.id AS seat_id, s.network_id, s.role, n.name, n.stage, a.admission, n.stage NOT IN ('SPLIT', 'CLOSED') AS decides
  FROM seats s JOIN networks n ON n.id = s.network_id
  JOIN charters a ON a.network_id = n.id AND a.version = n.charter_version
  WHERE s.person_id = ${me} AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
    AND ($1::uuid[] IS NULL OR n.id = ANY ($1))`;

/** One item for each row; a lower rank comes first among those that close at no certain time. */
type Item = {
  reason: string;
  room?: string;
  name?: string;
  subject?: string;
  title?: string;
  by?: string;
  count?: string;
  closes?: string;
  rank: number;
  newest?: string;
};
const item = ({
  reason,
  room = 'r.network_id',
  name = 'r.name',
  subject,
  title,
  by,
  count,
  closes,
  rank,
  newest,
}: Item) =>
  `SELECT ${reason} AS reason, ${room} AS "networkId", ${name} AS "networkName", ${subject ?? room} AS "subjectId", ${title ?? name} AS title,
     ${by ?? 'NULL::uuid'} AS "bySeatId", ${count ?? '0'}::int AS count, ${closes ?? 'NULL::timestamptz'} AS "closesAt", ${rank} AS rank,
     ${newest ?? '0'}::int AS newest`;

const joined = `(SELECT count(*) FROM consultation_participants o
  JOIN seats k ON k.id = o.seat_id AND k.ended_at IS NULL WHERE o.consultation_id = c.id AND o.participation = 'JOINED')`;
const phase = `c.plan -> (c.phase_seq - 1) ->> 'key'`;
const mine = `c.owner_id = ${me}`;

/** Found first: each part somebody had in one that is over would be looked up otherwise. */
const underWay = `SELECT c.*, r.name AS room_name FROM rooms r JOIN consultations c ON c.network_id = r.network_id
  AND c.stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED', 'FOLLOW_UP_DUE') WHERE r.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') OFFSET 0`;

/** $2: how many people each protocol takes. $3, $4, $5: the phases that wait for the owner, for a peer, for answers of the owner. */
const consultation = `CASE
    WHEN c.stage = 'FOLLOW_UP_DUE' THEN CASE WHEN ${mine} THEN 'FOLLOW_UP' END
    WHEN p.participation = 'INVITED' THEN CASE WHEN ${joined} < ($2::jsonb -> c.protocol ->> 'max')::int THEN 'CONSULTATION_INVITATION' END
    WHEN p.participation <> 'JOINED' THEN NULL
    WHEN c.stage = 'PROPOSED' THEN CASE WHEN ${mine} AND ${joined} >= ($2::jsonb -> c.protocol ->> 'min')::int THEN 'CONSULTATION_READY' END
    WHEN c.stage = 'PAUSED' THEN CASE WHEN ${mine} AND c.paused_at >= c.phase_ends_at THEN 'CONSULTATION_PAUSED' END
    WHEN c.stage <> 'RUNNING' OR c.phase_ends_at <= now() THEN NULL
    WHEN ${mine} AND ${phase} = ANY ($5::text[]) AND EXISTS (SELECT 1 FROM consultation_posts q
      WHERE q.consultation_id = c.id AND q.phase_seq = c.phase_seq AND q.kind = 'QUESTION' AND q.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM consultation_posts a WHERE a.parent_id = q.id AND a.kind = 'ANSWER' AND a.withdrawn_at IS NULL))
      THEN 'YOUR_TURN'
    WHEN greatest(p.last_posted_phase, p.last_completed_phase) >= c.phase_seq THEN NULL
    WHEN ${mine} THEN CASE WHEN ${phase} = ANY ($3::text[]) THEN 'YOUR_TURN' END
    WHEN c.facilitator_id IS DISTINCT FROM ${me} AND ${phase} = ANY ($4::text[])
      AND (c.phase_started_at IS NULL OR p.joined_at <= c.phase_started_at) THEN 'YOUR_TURN'
  END`;

/** What the tabs of a room show. */
export const inRooms = [
  `SELECT * FROM (${item({
    reason: consultation,
    room: 'c.network_id',
    name: 'c.room_name',
    subject: 'c.id',
    title: 'h.title',
    by: `CASE WHEN NOT ${mine} THEN h.seat_id END`,
    rank: 2,
    closes: `CASE c.stage WHEN 'RUNNING' THEN c.phase_ends_at WHEN 'SCHEDULED' THEN c.starts_at END`,
  })}
   FROM (${underWay}) c JOIN consultation_participants p ON p.consultation_id = c.id AND p.person_id = ${me}
   JOIN challenges h ON h.id = c.challenge_id AND h.withdrawn_at IS NULL) consulted WHERE reason IS NOT NULL`,

  `SELECT * FROM (${item({
    // Who has answered that they do not come is not called.
    reason: `CASE WHEN g.begun AND g.answer IS DISTINCT FROM 'NO' THEN 'MEETING_UNDER_WAY'
      WHEN g.starts_at <= now() + interval '30 minutes' THEN CASE WHEN g.answer IS DISTINCT FROM 'NO' THEN 'MEETING_SOON' END
      WHEN g.answer IS NULL AND (g.turn = 1 OR g.starts_at < now() + interval '3 weeks') THEN 'MEETING_INVITATION'
      WHEN g.answer IS NOT NULL AND g.turn = 1 AND g.picks_open_at <= now() AND g.picks_close_at > now()
        AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.network_id = g.network_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM agenda_picks p WHERE p.meeting_id = g.id AND p.seat_id = g.seat_id) THEN 'CHOOSE_AGENDA' END`,
    room: 'g.network_id',
    name: 'g.name',
    subject: 'g.id',
    rank: 3,
    closes: `CASE WHEN g.answer IS NOT NULL AND g.starts_at > now() + interval '30 minutes' THEN g.picks_close_at ELSE g.starts_at END`,
  })}
   FROM (SELECT m.*, r.name, r.seat_id, row_number() OVER (PARTITION BY m.network_id ORDER BY m.starts_at) AS turn,
       (SELECT a.answer FROM meeting_answers a
         WHERE a.meeting_id = m.id AND a.seat_id = r.seat_id AND a.time_version = m.time_version) AS answer,
       EXISTS (SELECT 1 FROM meeting_runs q WHERE q.meeting_id = m.id AND q.ended_at IS NULL) AS begun
     FROM rooms r JOIN meetings m ON m.network_id = r.network_id AND m.stage = 'CALLED' AND m.ends_at > now()
     WHERE r.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')) g) met WHERE reason IS NOT NULL`,

  `${item({ reason: `CASE p.stage WHEN 'OPEN' THEN 'DATE_POLL' ELSE 'NO_DATE' END`, rank: 3, closes: `CASE p.stage WHEN 'OPEN' THEN p.closes_at END` })}
   FROM rooms r JOIN date_polls p ON p.network_id = r.network_id
   WHERE r.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') AND CASE p.stage
     WHEN 'OPEN' THEN p.closes_at > now() AND NOT EXISTS (SELECT 1 FROM date_answers a WHERE a.poll_id = p.id AND a.seat_id = r.seat_id)
     WHEN 'NO_DATE' THEN r.role = 'FACILITATOR' AND ${isNotSettled('p')} ELSE false END`,

  `${item({ reason: `'APPLICATIONS'`, count: 'count(*)', rank: 3 })}
   FROM rooms r JOIN applications a ON a.network_id = r.network_id AND a.state = 'APPLIED' AND a.person_id <> ${me}
   WHERE r.decides AND CASE WHEN r.admission = 'FACILITATOR' THEN r.role = 'FACILITATOR'
     ELSE NOT EXISTS (SELECT 1 FROM proposals q JOIN proposal_votes v ON v.proposal_id = q.id AND v.seat_id = r.seat_id
       WHERE q.network_id = r.network_id AND q.kind = 'ADMIT' AND q.subject_id = a.id AND q.dropped_at IS NULL) END
   GROUP BY r.network_id, r.name`,

  `${item({
    reason: `CASE q.kind WHEN 'CLOSE' THEN 'CLOSING_VOTE' ELSE 'ELECTION' END`,
    rank: 3,
    by: `CASE WHEN q.kind = 'ELECT' THEN q.subject_id ELSE q.made_by END`,
  })}
   FROM rooms r JOIN proposals q ON q.network_id = r.network_id AND q.kind IN ('CLOSE', 'ELECT') AND q.carried_at IS NULL AND q.dropped_at IS NULL
   WHERE r.decides AND NOT EXISTS (SELECT 1 FROM proposal_votes v WHERE v.proposal_id = q.id AND v.seat_id = r.seat_id)
     AND (q.kind = 'CLOSE' OR EXISTS (SELECT 1 FROM seats k WHERE k.id = q.subject_id AND k.ended_at IS NULL AND k.role = 'MEMBER'))`,

  `${item({ reason: `'SPLIT_CHOICE'`, by: 'q.made_by', rank: 3 })}
   FROM rooms r JOIN proposals q ON q.network_id = r.network_id AND q.kind = 'SPLIT' AND q.carried_at IS NULL AND q.dropped_at IS NULL
   WHERE r.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
     AND NOT EXISTS (SELECT 1 FROM split_choices k WHERE k.split_id = q.subject_id AND k.seat_id = r.seat_id)`,

  `${item({ reason: `'TURN_OFFERED'`, by: 'f.offered_by', rank: 1 })}
   FROM rooms r JOIN facilitation_offers f ON f.network_id = r.network_id AND f.seat_id = r.seat_id WHERE r.decides`,

  `${item({ reason: `'REPORTS'`, count: 'count(*)', rank: 3 })}
   FROM rooms r JOIN reports t ON t.network_id = r.network_id AND t.resolved_at IS NULL AND t.raised_by <> ${me} AND t.about <> ${me}
   WHERE r.decides AND r.role = 'FACILITATOR' GROUP BY r.network_id, r.name`,

  `${item({ reason: 'u.reason', subject: 'coalesce(u.first, r.network_id)', count: 'u.count', rank: 4 })}
   FROM rooms r LEFT JOIN chat_read_marks m ON m.network_id = r.network_id AND m.person_id = ${me}
   CROSS JOIN LATERAL (SELECT count(*) AS count, count(*) FILTER (WHERE r.seat_id = ANY (x.mentions)) AS mentions,
       (array_agg(x.id ORDER BY x.seq) FILTER (WHERE r.seat_id = ANY (x.mentions)))[1] AS first
     FROM (SELECT t.id, t.seq, t.mentions FROM messages t
       WHERE t.network_id = r.network_id AND t.seq > ${readMarkSeq} AND t.author_id <> ${me}
         AND t.withdrawn_at IS NULL ORDER BY t.seq DESC LIMIT ${limits.unreadCounted}) x) x
   CROSS JOIN LATERAL (VALUES ('MENTIONED', x.mentions, x.first), ('CHAT', x.count, NULL)) u (reason, count, first)
   WHERE u.count > 0`,
];

/** Contributions by others after the read mark `m` in the thread of challenge `c`; the newest when there are very many. */
const unread = (where = '') => `SELECT n.seq FROM contributions n
  WHERE n.challenge_id = c.id AND n.seq > ${readMarkSeq} AND n.author_id <> ${me} AND n.withdrawn_at IS NULL
    ${where} ORDER BY n.seq DESC LIMIT ${limits.unreadCounted}`;

// One subquery for each unread thread. A join would scan everything the person has written for each thread.
const repliesToMe = unread(`AND (SELECT p.author_id FROM contributions p WHERE p.id = n.parent_id) = ${me}`);

/** The person's read marks in threads with later posts; computed first, so that no other thread is searched. */
const movedOn = `SELECT m.challenge_id, m.seq FROM read_marks m JOIN threads h ON h.challenge_id = m.challenge_id AND h.last_seq > m.seq
  WHERE m.person_id = ${me} OFFSET 0`;

/** The name is looked up for what is found alone: with a join, other threads would be read. */
const thread = {
  name: '(SELECT r.name FROM rooms r WHERE r.network_id = c.network_id)',
  room: 'c.network_id',
  subject: 'c.id',
  title: 'c.title',
};
const ofThread = 'GROUP BY c.id';

/** The rest of what awaits the person: in threads, and where no room is open to them. */
export const elsewhere = [
  `${item({ ...thread, reason: `'ANSWERS_TO_YOUR_CHALLENGE'`, count: 'count(*)', rank: 2, newest: 'max(n.seq)' })}
   FROM challenges c JOIN threads h ON h.challenge_id = c.id
   LEFT JOIN read_marks m ON m.challenge_id = c.id AND m.person_id = ${me}
   CROSS JOIN LATERAL (${unread()}) n
   WHERE c.owner_id = ${me} AND c.withdrawn_at IS NULL AND h.last_seq > ${readMarkSeq} ${ofThread}`,

  `${item({ ...thread, reason: `'YOUR_WORDS_ASKED_FOR'`, count: 'count(*)', by: 'c.seat_id', rank: 2, newest: 'max(l.seq)' })}
   FROM quotes l JOIN challenges c ON c.id = l.challenge_id
   JOIN messages m ON m.id = l.message_id AND m.withdrawn_at IS NULL
   WHERE l.author_id = ${me} AND l.answer = 'ASKED' AND c.withdrawn_at IS NULL ${ofThread}`,

  `${item({ ...thread, reason: `'REPLIES_TO_YOU'`, count: 'count(*)', by: 'c.seat_id', rank: 4, newest: 'max(n.seq)' })}
   FROM (${movedOn}) m JOIN challenges c ON c.id = m.challenge_id AND c.withdrawn_at IS NULL AND c.owner_id <> ${me}
   CROSS JOIN LATERAL (${repliesToMe}) n ${ofThread}`,

  `${item({ ...thread, reason: `'MENTIONED_IN_THREAD'`, count: 'count(*)', rank: 2 })}
   FROM notices n JOIN challenges c ON c.id = n.challenge_id AND c.withdrawn_at IS NULL
   WHERE n.person_id = ${me} AND n.kind = 'MENTIONED' AND n.seen_at IS NULL ${ofThread}`,

  `(${item({ ...thread, reason: `'UNANSWERED'`, by: 'c.seat_id', rank: 5 })}
    FROM challenges c JOIN threads h ON h.challenge_id = c.id
    WHERE h.answers = 0 AND c.owner_id <> ${me} AND c.withdrawn_at IS NULL ORDER BY c.decide_by, c.created_at LIMIT 1)`,

  `${item({ reason: `CASE WHEN s.charter_version IS NULL THEN 'CHARTER_TO_ACCEPT' ELSE 'CHARTER_CHANGED' END`, room: 'n.id', name: 'n.name', rank: 1 })}
   FROM seats s JOIN networks n ON n.id = s.network_id
   WHERE s.person_id = ${me} AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version IS DISTINCT FROM n.charter_version`,

  `${item({ reason: `'NEED_ASKED'`, room: 'q."networkId"', name: 'q.name', subject: 'q.id', rank: 3 })}
   FROM jsonb_to_recordset(app.my_need_questions()) q (id uuid, "networkId" uuid, name text)`,

  `${item({ reason: `'MINUTES_TO_CORRECT'`, subject: 'm.id', rank: 6 })}
   FROM rooms r JOIN meetings m ON m.network_id = r.network_id AND m.stage = 'OVER' AND m.ends_at > now() - interval '7 days'
   WHERE r.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') AND EXISTS (SELECT 1 FROM minutes_blocks b WHERE b.meeting_id = m.id)`,

  `${item({ reason: `'OWN_APPLICATION'`, room: 'a.network_id', name: 'a.network_name', rank: 6 })}
   FROM applications a WHERE a.person_id = ${me} AND a.state IN ('APPLIED', 'WAITING')`,
];
