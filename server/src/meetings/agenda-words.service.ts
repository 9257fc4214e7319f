import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { AgendaItem } from './agenda-item.entity.js';
import { StoredAgendaWord } from './agenda-word.entity.js';
import type { LeaveWordInput } from './agenda-words.inputs.js';
import type { AgendaWord } from './agenda-words.types.js';
import { mayLeaveWord } from './meeting.policy.js';

/** Words that are left beforehand to the items of an agenda. */
@Injectable()
export class AgendaWordService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async leave(tx: Tx, { itemId, body }: LeaveWordInput): Promise<string> {
    const found = await tx.one(AgendaItem, 'WHERE t.id = $1', [itemId]);
    if (!found) throw notFound();
    const { networkId } = found;
    await tx.lockNetwork(networkId);
    const [item, membership] = [
      await tx.one(AgendaItem, 'WHERE t.id = $1', [itemId]),
      await membershipOf(tx, networkId),
    ];
    if (!item) throw notFound();
    this.accessCheck.assertAllowed(mayLeaveWord(membership, item));
    const { seatId } = membership;
    if (body.trim() === '')
      await tx.rows('DELETE FROM agenda_words WHERE item_id = $1 AND seat_id = $2', [itemId, seatId]);
    else
      await tx.rows(
        `INSERT INTO agenda_words (item_id, seat_id, network_id, person_id, body, written_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (item_id, seat_id) DO UPDATE SET body = excluded.body, written_at = excluded.written_at`,
        [itemId, seatId, networkId, tx.me, body, tx.at],
      );
    await tx.appendEntry(networkId, { topic: 'MEETING', id: networkId, kind: 'WORD_LEFT' });
    return networkId;
  }

  /** In the order they were written; those of who has left stay, as posts do. */
  async ofItem(tx: Tx, itemId: string): Promise<AgendaWord[]> {
    const found = await tx.load(
      this.ofItem,
      itemId,
      async (ids) => {
        const words = await tx.select(StoredAgendaWord, 'WHERE t.item_id = ANY ($1) ORDER BY t.written_at, t.seat_id', [
          ids,
        ]);
        return ids.map((id) => ({ id, words: words.filter((word) => word.itemId === id) }));
      },
      ({ id }) => id,
    );
    const words = await Promise.all(
      (found?.words ?? []).map(async ({ seatId, body }) => {
        const seat = await seatOf(tx, seatId);
        return seat ? [{ seat, body }] : [];
      }),
    );
    return words.flat();
  }
}
