import type { Rotation } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { databaseNow } from '../../platform/database/database-clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { charterOf } from '../charter/charter.entity.js';
import { membershipOf } from '../membership/membership.js';
import { type SeatWithPerson, seatOf, seatsOf, stateOf } from '../membership/seat.entity.js';
import { leavesFacilitator } from '../membership/seat.policy.js';
import { networkOf } from '../network.entity.js';
import { mayChangeSettings } from '../network.policy.js';
import type { Election, FacilitatorTurn } from './facilitation.types.js';
import { TurnOffer } from './turn-offer.entity.js';

const becameFacilitator = `kind IN ('FACILITATOR_NAMED', 'FACILITATOR_ELECTED', 'TURN_TAKEN')`;

/** Who has the role, whose turn is next, and who the members propose. */
@Injectable()
export class FacilitatorTurnQueries {
  async turnOf(tx: Tx, networkId: string): Promise<FacilitatorTurn> {
    const [membership, charter, network, seats, offer, times, meetings] = await Promise.all([
      membershipOf(tx, networkId),
      charterOf(tx, networkId),
      networkOf(tx, networkId),
      seatsOf(tx, networkId),
      tx.one(TurnOffer, 'WHERE t.network_id = $1', [networkId]),
      tx.rows<{ seatId: string; at: Date }>(
        `SELECT seat_id AS "seatId", max(at) AS at FROM room_log WHERE network_id = $1 AND ${becameFacilitator} GROUP BY seat_id`,
        [networkId],
      ),
      tx.rows<{ day: string }>(`SELECT day::text FROM meetings WHERE network_id = $1 AND stage = 'CALLED'`, [
        networkId,
      ]),
    ]);
    if (!charter || !network) throw notFound();
    const { rotation } = charter;
    const last = new Map(times.map(({ seatId, at }) => [seatId, at]));
    const open = seats.filter((seat) => stateOf(seat, network.charterVersion) === 'ACTIVE');
    const offeredTo = open.find(({ id, role }) => id === offer?.seatId && role === 'MEMBER') ?? null;
    return {
      rotation,
      next: rotation === 'NONE' ? null : longestWithout(open, last),
      on: dayOf(
        rotation,
        sinceWhen(open, last),
        meetings.length > 0 ? meetings.map(({ day }) => day) : network.nextDates,
      ),
      offeredTo,
      offeredToMe: offeredTo !== null && offeredTo.id === membership.seatId,
      mayOffer: mayChangeSettings(membership),
      mayStepDown: mayChangeSettings(membership) && leavesFacilitator(membership, open),
    };
  }

  /** Open elections, oldest first. */
  async electionsIn(tx: Tx, networkId: string): Promise<Election[]> {
    const found = await tx.rows<Omit<Election, 'seat' | 'proposedBy'> & { subjectId: string; madeBy: string }>(
      `SELECT p.id, p.subject_id AS "subjectId", p.made_by AS "madeBy",
         (SELECT count(*)::int FROM proposal_votes v JOIN seats s ON s.id = v.seat_id
          WHERE v.proposal_id = p.id AND v.yes AND s.ended_at IS NULL AND s.on_leave_at IS NULL
            AND s.charter_version = n.charter_version) AS yes,
         (SELECT (count(*) / 2 + 1)::int FROM seats s WHERE s.network_id = p.network_id AND s.ended_at IS NULL
            AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version) AS needed,
         (SELECT v.yes FROM proposal_votes v JOIN seats s ON s.id = v.seat_id AND s.person_id = (SELECT app.me())
          WHERE v.proposal_id = p.id) AS mine
       FROM proposals p JOIN networks n ON n.id = p.network_id JOIN seats t ON t.id = p.subject_id
       WHERE p.network_id = $1 AND p.kind = 'ELECT' AND p.carried_at IS NULL AND p.dropped_at IS NULL
         AND t.role = 'MEMBER' AND t.ended_at IS NULL
       ORDER BY p.made_at, p.id`,
      [networkId],
    );
    const elections = await Promise.all(
      found.map(async ({ subjectId, madeBy, ...rest }) => {
        const [seat, proposedBy] = await Promise.all([seatOf(tx, subjectId), seatOf(tx, madeBy)]);
        return seat && proposedBy ? [{ ...rest, seat, proposedBy }] : [];
      }),
    );
    return elections.flat();
  }
}

/** Members who never had the role first, then those who have gone longest without it; at a tie the earliest member first. */
function longestWithout(open: SeatWithPerson[], last: Map<string, Date>): SeatWithPerson | null {
  const when = (seat: SeatWithPerson) => last.get(seat.id)?.getTime() ?? 0;
  const members = open.filter(({ role }) => role === 'MEMBER');
  return members.sort((a, b) => when(a) - when(b) || a.takenAt.getTime() - b.takenAt.getTime())[0] ?? null;
}

/** When the member who has been facilitator longest got the role. */
function sinceWhen(open: SeatWithPerson[], last: Map<string, Date>): Date | undefined {
  return open
    .filter(({ role }) => role === 'FACILITATOR')
    .map((seat) => last.get(seat.id) ?? seat.takenAt)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

const months: Partial<Record<Rotation, number>> = { HALF_YEARLY: 6, YEARLY: 12 };

function dayOf(rotation: Rotation, since: Date | undefined, nextDates: string[]): string | null {
  if (rotation === 'EACH_MEETING') {
    const today = databaseNow().toISOString().slice(0, 10);
    return nextDates.filter((day) => day >= today).sort()[0] ?? null;
  }
  const after = months[rotation];
  if (!after || !since) return null;
  const day = new Date(since);
  day.setUTCMonth(day.getUTCMonth() + after);
  return day.toISOString().slice(0, 10);
}
