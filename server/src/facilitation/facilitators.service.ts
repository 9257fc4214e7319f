import { Injectable } from '@nestjs/common';
import { mayShape } from '../networks/network.policy.js';
import { openProposal, Proposal, vote } from '../networks/proposal.entity.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { type HeldSeat, seatOf } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import { lockPerson } from '../platform/database/lock-person.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { mayElect, mayNameFacilitator, mayOfferTurn, mayStepDown, mayVote } from './facilitation.policy.js';
import { carriedOut } from './threads.service.js';
import { TurnOffer } from './turn-offer.entity.js';

/** The task of the facilitator: given, laid down, offered on, and decided by the members. */
@Injectable()
export class Facilitators {
  constructor(private readonly gate: Gate) {}

  async name(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayNameFacilitator(standing, seat));
    await tx.queue(networkId);
    const named = await tx.rows(
      `UPDATE seats SET role = 'FACILITATOR' WHERE id = $1 AND role = 'MEMBER' AND ended_at IS NULL RETURNING id`,
      [seatId],
    );
    if (named.length === 0) throw notFound();
    roleChanged(tx, networkId, seatId);
    await logInRoom(tx, { networkId, kind: 'FACILITATOR_NAMED', by: standing.seatId ?? tx.me, seatId });
    await tx.announce(networkId, { topic: 'SEAT', id: seatId, kind: 'ROLE' });
    return networkId;
  }

  /** The last one is refused by the database. */
  async stepDown(tx: Tx, networkId: string): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayStepDown(standing));
    const by = standing.seatId ?? tx.me;
    await lockPerson(tx, tx.me);
    await tx.queue(networkId);
    const laidDown = await tx.rows(
      `UPDATE seats SET role = 'MEMBER' WHERE id = $1 AND role = 'FACILITATOR' AND ended_at IS NULL RETURNING id`,
      [by],
    );
    if (laidDown.length === 0) throw notFound();
    roleChanged(tx, networkId, by);
    await logInRoom(tx, { networkId, kind: 'FACILITATOR_STEPPED_DOWN', by, seatId: by });
    await tx.announce(networkId, { topic: 'SEAT', id: by, kind: 'ROLE' });
  }

  /** A new offer takes the place of the one before. */
  async offerTurn(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayOfferTurn(standing, seat));
    await tx.queue(networkId);
    await tx.rows(`DELETE FROM facilitation_offers WHERE network_id = $1`, [networkId]);
    await tx.insert(TurnOffer, { networkId, seatId, offeredBy: standing.seatId ?? tx.me, offeredAt: tx.at });
    await tx.announce(networkId, { topic: 'SEAT', id: seatId, kind: 'TURN' });
    return networkId;
  }

  async takeTurn(tx: Tx, networkId: string): Promise<void> {
    const { seatId } = await standingOf(tx, networkId);
    this.gate.demand(seatId !== null);
    const by = seatId ?? tx.me;
    await this.#lockGiver(tx, networkId);
    await carriedOut(tx, `SELECT app.take_over_facilitation($1) AS done`, [networkId]);
    roleChanged(tx, networkId, by);
    await logInRoom(tx, { networkId, kind: 'TURN_TAKEN', by, seatId: by });
    await tx.announce(networkId, { topic: 'SEAT', id: by, kind: 'ROLE' });
  }

  /** Whoever offers the task loses it when it is taken. */
  async #lockGiver(tx: Tx, networkId: string): Promise<void> {
    const giver = await tx.row<{ id: string }>(
      `SELECT s.person_id AS id FROM facilitation_offers o JOIN seats s ON s.id = o.offered_by WHERE o.network_id = $1`,
      [networkId],
    );
    if (giver) await lockPerson(tx, giver.id);
  }

  /** Said no to by whom it is offered to, or taken back by a facilitator. */
  async dropTurn(tx: Tx, networkId: string): Promise<void> {
    const standing = await standingOf(tx, networkId);
    const offer = await tx.one(TurnOffer, 'WHERE t.network_id = $1', [networkId]);
    this.gate.demand(mayShape(standing) || (offer !== undefined && offer.seatId === standing.seatId));
    const dropped = await tx.rows(`DELETE FROM facilitation_offers WHERE network_id = $1 RETURNING seat_id`, [
      networkId,
    ]);
    if (dropped.length === 0) throw notFound();
    await tx.announce(networkId, { topic: 'SEAT', id: String(dropped[0]?.seat_id), kind: 'TURN' });
  }

  /** To propose is to say yes. */
  async propose(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayElect(standing, seat));
    await tx.queue(networkId);
    await this.#say(tx, await openProposal(tx, standing, 'ELECT', seatId), true);
    return networkId;
  }

  async vote(tx: Tx, proposalId: string, yes: boolean): Promise<string> {
    const found = await tx.one(Proposal, `WHERE t.id = $1 AND t.kind = 'ELECT'`, [proposalId]);
    if (!found) throw notFound();
    const { networkId } = found;
    this.gate.demand(mayVote(await standingOf(tx, networkId)));
    await tx.queue(networkId);
    const open = await tx.one(Proposal, 'WHERE t.id = $1 AND t.carried_at IS NULL AND t.dropped_at IS NULL', [
      proposalId,
    ]);
    if (!open) throw notFound();
    await this.#say(tx, open, yes);
    return networkId;
  }

  async #say(tx: Tx, proposal: Proposal, yes: boolean): Promise<void> {
    const { networkId, subjectId: seatId } = proposal;
    const standing = await standingOf(tx, networkId);
    const elected = await vote(tx, standing, proposal, yes);
    if (elected) roleChanged(tx, networkId, seatId);
    if (elected) await logInRoom(tx, { networkId, kind: 'FACILITATOR_ELECTED', by: standing.seatId ?? tx.me, seatId });
    await tx.announce(networkId, { topic: 'SEAT', id: seatId, kind: elected ? 'ROLE' : 'ELECTION' });
  }

  async #seat(tx: Tx, id: string): Promise<HeldSeat> {
    const seat = await seatOf(tx, id);
    if (!seat) throw notFound();
    return seat;
  }
}

const roleChanged = (tx: Tx, networkId: string, subjectId: string) =>
  tx.securityEvents.push({ kind: 'ROLE_CHANGED', personId: tx.me, networkId, subjectId });
