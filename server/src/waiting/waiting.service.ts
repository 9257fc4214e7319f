import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { people, turns } from './waiting.policy.js';
import type { WaitingInRoom, WaitingItem, WaitingReason } from './waiting.types.js';
import { elsewhere, inRooms, rooms } from './waiting-queries.js';

const decisions: readonly WaitingReason[] = [
  'APPLICATIONS',
  'CLOSING_VOTE',
  'ELECTION',
  'SPLIT_CHOICE',
  'TURN_OFFERED',
  'REPORTS',
];
const consultations: readonly WaitingReason[] = [
  'CONSULTATION_INVITATION',
  'CONSULTATION_READY',
  'CONSULTATION_PAUSED',
  'YOUR_TURN',
  'FOLLOW_UP',
];
const meetings: readonly WaitingReason[] = [
  'MEETING_INVITATION',
  'CHOOSE_AGENDA',
  'MEETING_SOON',
  'MEETING_UNDER_WAY',
  'DATE_POLL',
  'NO_DATE',
];

/** What awaits one person. Row-level security decides what there is to see in their networks. */
@Injectable()
export class WaitingService {
  /** What closes soonest first, then by urgency. */
  list(tx: Tx): Promise<WaitingItem[]> {
    return this.#find(tx, [...inRooms, ...elsewhere], null);
  }

  async inRoom(tx: Tx, networkId: string): Promise<WaitingInRoom> {
    const room = await tx.load(
      this.inRoom,
      networkId,
      async (ids) => {
        const found = await this.#find(tx, inRooms, ids);
        return ids.map((id) => ({ id, items: found.filter((item) => item.networkId === id) }));
      },
      ({ id }) => id,
    );
    const items = room?.items ?? [];
    const countOf = (reason: WaitingReason) => items.find((item) => item.reason === reason)?.count ?? 0;
    return {
      consultations: items.filter(({ reason }) => consultations.includes(reason)).length,
      meetings: items.filter(({ reason }) => meetings.includes(reason)).length,
      decisions: items
        .filter(({ reason }) => decisions.includes(reason))
        .reduce((sum, { count }) => sum + Math.max(count, 1), 0),
      mentions: countOf('MENTIONED'),
      messages: countOf('CHAT'),
    };
  }

  #find(tx: Tx, queries: string[], networkIds: readonly string[] | null): Promise<WaitingItem[]> {
    return tx.rows<WaitingItem>(
      `WITH rooms AS MATERIALIZED (${rooms})
       SELECT * FROM (${queries.join('\nUNION ALL\n')}) w
       ORDER BY "closesAt" NULLS LAST, rank, newest DESC, title LIMIT ${limits.page}`,
      [networkIds, JSON.stringify(people), turns.OWNER, turns.PEER, turns.ANSWERS],
    );
  }
}
