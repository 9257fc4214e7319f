import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { Notice } from './notices.types.js';

/** The notices of one person. Row-level security shows those of rooms that are open to them, and no one else's. */
@Injectable()
export class NoticeService {
  /** The newest first. */
  list(tx: Tx): Promise<Notice[]> {
    return this.#find(tx, '');
  }

  unread(tx: Tx): Promise<Notice[]> {
    return this.#find(tx, 'AND n.seen_at IS NULL');
  }

  async markRead(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.rows(
      `UPDATE notices SET seen_at = $2 WHERE id = ANY ($1) AND person_id = (SELECT app.me()) AND seen_at IS NULL`,
      [ids, tx.at],
    );
    tx.events.push({ noticed: [tx.me] });
  }

  /** Those that are shown; what has come since then stays unread. */
  async markAllRead(tx: Tx, until: Date): Promise<void> {
    await tx.rows(
      `UPDATE notices SET seen_at = $2 WHERE created_at <= $1 AND person_id = (SELECT app.me()) AND seen_at IS NULL`,
      [until, tx.at],
    );
    tx.events.push({ noticed: [tx.me] });
  }

  #find(tx: Tx, where: string): Promise<Notice[]> {
    // A room that is closed to the person is told of by no id either.
    const unlessClosed = (id: string) => `CASE n.kind WHEN 'SEAT_ENDED' THEN n.id ELSE n.${id} END`;
    return tx.rows<Notice>(
      `SELECT n.id, n.kind, ${unlessClosed('network_id')} AS "networkId", r.name AS "networkName", ${unlessClosed('subject_id')} AS "subjectId",
         n.challenge_id AS "challengeId", c.title, n.created_at AS at, n.seen_at IS NOT NULL AS read
       FROM notices n LEFT JOIN networks r ON r.id = n.network_id AND n.kind <> 'SEAT_ENDED' LEFT JOIN challenges c ON c.id = n.challenge_id
       WHERE n.person_id = (SELECT app.me()) ${where} ORDER BY n.created_at DESC, n.id LIMIT ${limits.page}`,
    );
  }
}
