import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { mayDecideClosing, mayDropClosing } from '../lifecycle/lifecycle.policy.js';
import type { Closing } from '../lifecycle/lifecycle.types.js';
import { type Membership, membershipOf } from '../membership/membership.js';
import { openProposal, Proposal, vote } from './proposal.entity.js';

/** The members close their network together: more than half of the open seats decide. */
@Injectable()
export class ClosingService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Proposing counts as a yes. */
  async propose(tx: Tx, networkId: string): Promise<void> {
    const membership = await this.#member(tx, networkId);
    await this.#vote(tx, membership, await openProposal(tx, membership, 'CLOSE', networkId), true);
  }

  async vote(tx: Tx, networkId: string, yes: boolean): Promise<void> {
    const membership = await this.#member(tx, networkId);
    await this.#vote(tx, membership, await this.#demanded(tx, networkId), yes);
  }

  async drop(tx: Tx, networkId: string): Promise<void> {
    const membership = await this.#member(tx, networkId);
    const proposal = await this.#demanded(tx, networkId);
    this.accessCheck.assertAllowed(mayDropClosing(membership, proposal));
    await tx.rows(`UPDATE proposals SET dropped_at = $2 WHERE id = $1`, [proposal.id, tx.at]);
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'CLOSING' });
  }

  /** The count: how many seats have voted yes, and the viewer's own vote. */
  async openProposalIn(tx: Tx, membership: Membership): Promise<Closing | null> {
    const { networkId, seatId } = membership;
    const proposal = await this.#open(tx, networkId);
    if (!proposal) return null;
    const tally = await tx.row<{ yes: number; seats: number; mine: boolean | null }>(
      `SELECT count(*) FILTER (WHERE v.yes)::int AS yes, count(*)::int AS seats, bool_or(v.yes) FILTER (WHERE s.id = $3) AS mine
       FROM seats s JOIN networks n ON n.id = s.network_id LEFT JOIN proposal_votes v ON v.proposal_id = $2 AND v.seat_id = s.id
       WHERE s.network_id = $1 AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version`,
      [networkId, proposal.id, seatId],
    );
    return { yes: 0, seats: 0, mine: null, ...tally, mayDrop: mayDropClosing(membership, proposal) };
  }

  /** Two members may vote at the same time: votes are counted one after the other, so that exactly one of them sees the majority. */
  async #member(tx: Tx, networkId: string): Promise<Membership> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayDecideClosing(membership));
    await tx.lockNetwork(networkId);
    return membership;
  }

  async #vote(tx: Tx, membership: Membership, proposal: Proposal, yes: boolean): Promise<void> {
    const { networkId } = membership;
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'CLOSING' });
    await vote(tx, membership, proposal, yes);
  }

  async #demanded(tx: Tx, networkId: string): Promise<Proposal> {
    const proposal = await this.#open(tx, networkId);
    if (!proposal) throw notFound();
    return proposal;
  }

  #open(tx: Tx, networkId: string): Promise<Proposal | undefined> {
    return tx.one(
      Proposal,
      `WHERE t.network_id = $1 AND t.kind = 'CLOSE' AND t.carried_at IS NULL AND t.dropped_at IS NULL`,
      [networkId],
    );
  }
}
