import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import { assertChanged } from '../../platform/database/assert-changed.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { openProposal, Proposal, vote } from '../governance/proposal.entity.js';
import { membershipOf } from '../membership/membership.js';
import { type SeatWithPerson, seatOf } from '../membership/seat.entity.js';
import { mayChangeSettings } from '../network.policy.js';
import { mayElect, mayNameFacilitator, mayOfferTurn, mayStepDown, mayVote } from './facilitation.policy.js';
import { TurnOffer } from './turn-offer.entity.js';

/** The facilitator role: appointed, given up, offered, and elected by the members. */
@Injectable()
export class FacilitatorService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async appoint(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayNameFacilitator(membership, seat));
    await tx.lockNetwork(networkId);
    const named = await tx.rows(
      `UPDATE seats SET role = 'FACILITATOR' WHERE id = $1 AND role = 'MEMBER' AND ended_at IS NULL RETURNING id`,
      [seatId],
    );
    if (named.length === 0) throw notFound();
    roleChanged(tx, networkId, seatId);
    await addToRoomLog(tx, { networkId, kind: 'FACILITATOR_NAMED', by: membership.seatId ?? tx.me, seatId });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: seatId, kind: 'ROLE' });
    return networkId;
  }

  /** The database refuses this for the last facilitator. */
  async stepDown(tx: Tx, networkId: string): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayStepDown(membership));
    const by = membership.seatId ?? tx.me;
    await lockPerson(tx, tx.me);
    await tx.lockNetwork(networkId);
    const laidDown = await tx.rows(
      `UPDATE seats SET role = 'MEMBER' WHERE id = $1 AND role = 'FACILITATOR' AND ended_at IS NULL RETURNING id`,
      [by],
    );
    if (laidDown.length === 0) throw notFound();
    roleChanged(tx, networkId, by);
    await addToRoomLog(tx, { networkId, kind: 'FACILITATOR_STEPPED_DOWN', by, seatId: by });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: by, kind: 'ROLE' });
  }

  /** A new offer replaces the earlier one. */
  async offerTurn(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayOfferTurn(membership, seat));
    await tx.lockNetwork(networkId);
    await tx.rows(`DELETE FROM facilitation_offers WHERE network_id = $1`, [networkId]);
    await tx.insert(TurnOffer, { networkId, seatId, offeredBy: membership.seatId ?? tx.me, offeredAt: tx.at });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: seatId, kind: 'TURN' });
    return networkId;
  }

  async takeTurn(tx: Tx, networkId: string): Promise<void> {
    const { seatId } = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(seatId !== null);
    const by = seatId ?? tx.me;
    await this.#lockGiver(tx, networkId);
    await assertChanged(tx, `SELECT app.take_over_facilitation($1) AS done`, [networkId]);
    roleChanged(tx, networkId, by);
    await addToRoomLog(tx, { networkId, kind: 'TURN_TAKEN', by, seatId: by });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: by, kind: 'ROLE' });
  }

  /** The facilitator who offers the role loses it when it is accepted. */
  async #lockGiver(tx: Tx, networkId: string): Promise<void> {
    const giver = await tx.row<{ id: string }>(
      `SELECT s.person_id AS id FROM facilitation_offers o JOIN seats s ON s.id = o.offered_by WHERE o.network_id = $1`,
      [networkId],
    );
    if (giver) await lockPerson(tx, giver.id);
  }

  /** Declined by the member it is offered to, or withdrawn by a facilitator. */
  async cancelTurnOffer(tx: Tx, networkId: string): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    const offer = await tx.one(TurnOffer, 'WHERE t.network_id = $1', [networkId]);
    this.accessCheck.assertAllowed(
      mayChangeSettings(membership) || (offer !== undefined && offer.seatId === membership.seatId),
    );
    const dropped = await tx.rows(`DELETE FROM facilitation_offers WHERE network_id = $1 RETURNING seat_id`, [
      networkId,
    ]);
    if (dropped.length === 0) throw notFound();
    await tx.appendEntry(networkId, { topic: 'SEAT', id: String(dropped[0]?.seat_id), kind: 'TURN' });
  }

  /** Proposing counts as a yes. */
  async propose(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayElect(membership, seat));
    await tx.lockNetwork(networkId);
    await this.#vote(tx, await openProposal(tx, membership, 'ELECT', seatId), true);
    return networkId;
  }

  async vote(tx: Tx, proposalId: string, yes: boolean): Promise<string> {
    const found = await tx.one(Proposal, `WHERE t.id = $1 AND t.kind = 'ELECT'`, [proposalId]);
    if (!found) throw notFound();
    const { networkId } = found;
    this.accessCheck.assertAllowed(mayVote(await membershipOf(tx, networkId)));
    await tx.lockNetwork(networkId);
    const open = await tx.one(Proposal, 'WHERE t.id = $1 AND t.carried_at IS NULL AND t.dropped_at IS NULL', [
      proposalId,
    ]);
    if (!open) throw notFound();
    await this.#vote(tx, open, yes);
    return networkId;
  }

  async #vote(tx: Tx, proposal: Proposal, yes: boolean): Promise<void> {
    const { networkId, subjectId: seatId } = proposal;
    const membership = await membershipOf(tx, networkId);
    const elected = await vote(tx, membership, proposal, yes);
    if (elected) roleChanged(tx, networkId, seatId);
    if (elected)
      await addToRoomLog(tx, { networkId, kind: 'FACILITATOR_ELECTED', by: membership.seatId ?? tx.me, seatId });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: seatId, kind: elected ? 'ROLE' : 'ELECTION' });
  }

  async #seat(tx: Tx, id: string): Promise<SeatWithPerson> {
    const seat = await seatOf(tx, id);
    if (!seat) throw notFound();
    return seat;
  }
}

const roleChanged = (tx: Tx, networkId: string, subjectId: string) =>
  tx.securityEvents.push({ kind: 'ROLE_CHANGED', personId: tx.me, networkId, subjectId });
