import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { challengeOf } from '../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { AgendaItem } from './agenda-item.entity.js';
import { picksAmong } from './agenda-order.policy.js';
import { AgendaQueries } from './agenda-queries.service.js';
import { Meeting, seeReminder } from './meeting.entity.js';
import { mayPick, mayProposeItem, mayWithdrawItem } from './meeting.policy.js';
import type { ChooseAgendaInput, ProposeAgendaItemInput } from './meetings.inputs.js';

/** What members propose for the agenda of the next meeting, and choose for it. Nobody can give an item a place. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly agendaQueries: AgendaQueries,
  ) {}

  async propose(tx: Tx, input: ProposeAgendaItemInput): Promise<void> {
    const { networkId, clientId, kind, title, minutes } = input;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayProposeItem(membership));
    await tx.lockNetwork(networkId);
    const mine = await tx.select(AgendaItem, 'WHERE t.owner_id = $1 AND t.network_id = $2', [tx.me, networkId]);
    if (mine.some((item) => item.clientId === clientId)) return;
    if (mine.filter((item) => !item.meetingId && !item.withdrawnAt).length >= limits.agendaItemsEach)
      throw badInput({ field: 'title', rule: 'tooMany', limit: limits.agendaItemsEach });
    // Three rounds in less would be none.
    if (kind === 'TRIOS' && minutes < limits.triosMinutes)
      throw badInput({ field: 'minutes', rule: 'trios', limit: limits.triosMinutes });
    const challengeId = input.challengeId ?? null;
    if (challengeId) {
      const challenge = await challengeOf(tx, challengeId);
      if (challenge?.networkId !== networkId || challenge.withdrawnAt)
        throw badInput({ field: 'challengeId', rule: 'challenge' });
      // All who are in a meeting take part in its items.
      if (challenge.closedTo) throw badInput({ field: 'challengeId', rule: 'closed' });
    }
    const id = randomUUID();
    await tx.rows(
      `INSERT INTO agenda_items (id, network_id, owner_id, seat_id, client_id, kind, title, challenge_id, minutes, decide_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, networkId, tx.me, membership.seatId, clientId],
        ...[kind, title, challengeId, minutes, input.decideBy ?? null, tx.at],
      ],
    );
    await tx.appendEntry(networkId, { topic: 'MEETING', id: networkId, kind: 'ITEM_PROPOSED' });
  }

  async withdraw(tx: Tx, id: string): Promise<string> {
    const item = await tx.one(AgendaItem, 'WHERE t.id = $1', [id]);
    if (!item) throw notFound();
    await tx.lockNetwork(item.networkId);
    const membership = await membershipOf(tx, item.networkId);
    if (item.withdrawnAt && item.ownerId === tx.me) return item.networkId;
    this.accessCheck.assertAllowed(mayWithdrawItem(membership, item));
    await tx.rows('UPDATE agenda_items SET withdrawn_at = $2 WHERE id = $1', [id, tx.at]);
    await tx.appendEntry(item.networkId, { topic: 'MEETING', id: item.networkId, kind: 'ITEM_WITHDRAWN' });
    return item.networkId;
  }

  /** Writes no journal entry: that somebody has just chosen is nobody's concern. */
  async choose(tx: Tx, { meetingId, itemIds }: ChooseAgendaInput): Promise<void> {
    const found = await tx.one(Meeting, 'WHERE t.id = $1', [meetingId]);
    if (!found) throw notFound();
    const { networkId } = found;
    await tx.lockNetwork(networkId);
    await tx.useDatabaseTime();
    const membership = await membershipOf(tx, networkId);
    const meetings = await tx.select(
      Meeting,
      `WHERE t.network_id = $1 AND t.stage = 'CALLED' ORDER BY t.starts_at, t.id`,
      [networkId],
    );
    const next = meetings[0];
    if (next?.id !== meetingId) throw notFound();
    const again = await this.agendaQueries.chosenAgain(tx, meetingId);
    this.accessCheck.assertAllowed(again ? membership.writable : mayPick(membership, next, tx.at));
    if (again)
      await tx.rows(
        `INSERT INTO meeting_attendees (meeting_id, seat_id, network_id, came_at) VALUES ($1, $2, $3, now())
         ON CONFLICT (meeting_id, seat_id) DO NOTHING`,
        [meetingId, membership.seatId, networkId],
      );
    const candidates = await this.agendaQueries.candidates(tx, next);
    const items = again ? candidates.filter(({ id }) => again.includes(id)) : candidates;
    const chosen = items.filter(({ id }) => itemIds.includes(id));
    if (chosen.length < itemIds.length) throw badInput({ field: 'itemIds', rule: 'gone' });
    const most = picksAmong(items.length);
    if (chosen.length > most) throw badInput({ field: 'itemIds', rule: 'max', limit: most });
    if (chosen.filter(({ ownerId }) => ownerId === tx.me).length > 1)
      throw badInput({ field: 'itemIds', rule: 'own', limit: 1 });
    await tx.rows('DELETE FROM agenda_picks WHERE meeting_id = $1 AND seat_id = $2', [meetingId, membership.seatId]);
    await tx.rows(
      `INSERT INTO agenda_picks (meeting_id, item_id, seat_id, network_id) SELECT $1, id, $3, $4 FROM unnest($2::uuid[]) id`,
      [meetingId, itemIds, membership.seatId, networkId],
    );
    await seeReminder(tx, meetingId, 'AGENDA_CHOICE');
  }
}
