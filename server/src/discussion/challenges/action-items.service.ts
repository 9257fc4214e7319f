import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Challenge, challengeOf } from './challenge.entity.js';
import { readMarkSeq } from './challenge-queries.service.js';
import type { ActionItem, ActionReason } from './challenges.types.js';

/** Contributions by others after the read mark `m` in the thread of challenge `c`; the newest when there are very many. */
const unread = (where = '') => `SELECT n.seq FROM contributions n
  WHERE n.challenge_id = c.id AND n.seq > ${readMarkSeq} AND n.author_id <> (SELECT app.me()) AND n.withdrawn_at IS NULL
    ${where} ORDER BY n.seq DESC LIMIT ${limits.unreadCounted}`;

// One subquery for each unread thread. A join would scan everything the person has written for each thread.
const repliesToMe = unread(
  'AND (SELECT p.author_id FROM contributions p WHERE p.id = n.parent_id) = (SELECT app.me())',
);

/** The person's read marks in threads with later posts; computed first, so that no other thread is searched. */
const movedOn = `SELECT m.challenge_id, m.seq FROM read_marks m JOIN threads h ON h.challenge_id = m.challenge_id AND h.last_seq > m.seq
  WHERE m.person_id = (SELECT app.me()) OFFSET 0`;

/** What awaits one person in all their networks. Row-level security decides which networks those are. */
@Injectable()
export class ActionItemService {
  /** At most three, the most urgent first: answers to one's own challenges and quote requests, replies, then the longest unanswered. */
  async list(tx: Tx): Promise<ActionItem[]> {
    const found = await tx.rows<{ id: string; reason: ActionReason; count: number }>(
      `SELECT * FROM (
         SELECT c.id, 'ANSWERS_TO_YOUR_CHALLENGE' AS reason, count(*)::int AS count, 1 AS rank, max(n.seq) AS newest
         FROM challenges c JOIN threads h ON h.challenge_id = c.id
         LEFT JOIN read_marks m ON m.challenge_id = c.id AND m.person_id = (SELECT app.me())
         CROSS JOIN LATERAL (${unread()}) n
         WHERE c.owner_id = (SELECT app.me()) AND c.withdrawn_at IS NULL AND h.last_seq > ${readMarkSeq}
         GROUP BY c.id
         UNION ALL
         SELECT c.id, 'REPLIES_TO_YOU', count(*)::int, 2, max(n.seq)
         FROM (${movedOn}) m
         JOIN challenges c ON c.id = m.challenge_id AND c.withdrawn_at IS NULL AND c.owner_id <> (SELECT app.me())
         CROSS JOIN LATERAL (${repliesToMe}) n
         GROUP BY c.id
         UNION ALL
         SELECT c.id, 'YOUR_WORDS_ASKED_FOR', count(*)::int, 1, max(l.seq)
         FROM quotes l JOIN challenges c ON c.id = l.challenge_id
         JOIN messages m ON m.id = l.message_id AND m.withdrawn_at IS NULL
         WHERE l.author_id = (SELECT app.me()) AND l.answer = 'ASKED' AND c.withdrawn_at IS NULL
         GROUP BY c.id
         UNION ALL
         (SELECT c.id, 'UNANSWERED', 0, 3, 0 FROM challenges c JOIN threads h ON h.challenge_id = c.id
          WHERE h.answers = 0 AND c.owner_id <> (SELECT app.me()) AND c.withdrawn_at IS NULL ORDER BY c.decide_by, c.created_at LIMIT 1)
       ) w ORDER BY rank, newest DESC LIMIT 3`,
    );
    const waiting = await Promise.all(
      found.map(async ({ id, reason, count }) => ({ reason, count, challenge: await challengeOf(tx, id) })),
    );
    return waiting.filter((w): w is ActionItem => w.challenge !== undefined);
  }

  /** Unanswered challenges by others, oldest first; at most ten. */
  listUnanswered(tx: Tx): Promise<Challenge[]> {
    return tx.select(
      Challenge,
      `JOIN threads h ON h.challenge_id = t.id
       WHERE h.answers = 0 AND t.owner_id <> (SELECT app.me()) AND t.withdrawn_at IS NULL ORDER BY t.created_at LIMIT 10`,
    );
  }
}
