import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { contributionIn, member as memberOf, seatColumns, seatJoins } from './shapes.js';

type Input = { challengeId: string; clientId: string; kind: string; body: string; lang: string };

/** The counter, the journal, the contribution and its thread's figures in one durable transaction. */
export async function post(db: pg.PoolClient, me: string, { input }: { input: Input }) {
  const { challengeId, clientId, kind, body, lang } = input;
  await db.query('BEGIN');
  try {
    const member = await db.query({
      name: 'may-post',
      text: `SELECT mine.network_id, mine.role AS my_role, c.owner_id, ${seatColumns('s', 'author')} FROM challenges c
             ${memberOf('c.network_id')} ${seatJoins('s', 'mine.id')}
             WHERE c.id = $2 AND c.withdrawn_at IS NULL AND c.locked_at IS NULL AND room.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')`,
      values: [me, challengeId],
    });
    const [{ author_seat: seatId, network_id: networkId, owner_id, ...author }] = member.rows;
    const id = randomUUID();
    const now = new Date();
    const counted = await db.query({
      name: 'journal',
      text: `WITH next AS (UPDATE network_counters SET journal_seq = journal_seq + 1 WHERE network_id = $1 RETURNING journal_seq AS seq)
             INSERT INTO journal (network_id, seq, topic, subject_id, challenge_id, kind, at)
             SELECT $1, seq, 'CONTRIBUTION', $2, $3, 'POSTED', $4 FROM next RETURNING seq`,
      values: [networkId, id, challengeId, now],
    });
    const { seq } = counted.rows[0];
    await Promise.all([
      db.query({
        name: 'contribution',
        text: `INSERT INTO contributions (id, network_id, challenge_id, author_id, seat_id, client_id, kind, body, lang, seq, path, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ARRAY[$10::int], $11)`,
        values: [id, networkId, challengeId, me, seatId, clientId, kind, body, lang, seq, now],
      }),
      db.query({
        name: 'thread',
        text: `UPDATE threads SET contributions = contributions + 1, answers = answers + $2, last_seq = $3, last_at = $4 WHERE challenge_id = $1`,
        values: [challengeId, me === owner_id ? 0 : 1, seq, now],
      }),
    ]);
    await db.query('COMMIT');
    const content = { id, clientId, parentId: null, kind, body, link: null, resourceId: null, lang, seq, path: [seq] };
    const untouched = {
      editedAt: null,
      withdrawnAt: null,
      hiddenAt: null,
      hiddenReason: null,
      hiddenAnswer: null,
      splitProposedAt: null,
      mentions: [],
    };
    const row = { ...content, ...untouched, createdAt: now, ...author, author_seat: seatId };
    return {
      postContribution: contributionIn(row, me),
      news: { networkId, seq, topic: 'CONTRIBUTION', id, challengeId },
    };
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}
