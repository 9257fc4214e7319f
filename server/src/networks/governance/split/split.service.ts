import { randomUUID } from 'node:crypto';
import type { Side } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../../platform/access-check.js';
import type { Tx } from '../../../platform/database/tx.js';
import { badInput, notFound } from '../../../platform/errors.js';
import { addToRoomLog } from '../../activity/room-log.entity.js';
import { type Membership, membershipOf } from '../../membership/membership.js';
import { seatsOf } from '../../membership/seat.entity.js';
import { openProposal, Proposal, vote } from '../proposal.entity.js';
import { Split, SplitChoice } from './split.entity.js';
import type { ProposeSplitInput } from './split.inputs.js';
import { mayChooseSide, mayCloseSplitChoices, mayDropSplit, mayProposeSplit } from './split.policy.js';
import type { SeatSide } from './split.types.js';

@Injectable()
export class SplitService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** @throws BAD_INPUT `open` when another is open */
  async propose(tx: Tx, { networkId, nameA, nameB }: ProposeSplitInput): Promise<Split> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayProposeSplit(membership));
    await tx.lockNetwork(networkId);
    if (await this.newest(tx, networkId)) throw badInput({ field: 'networkId', rule: 'open' });
    const madeBy = membership.seatId ?? tx.me;
    const split = await tx.insert(Split, {
      id: randomUUID(),
      networkId,
      nameA: nameA.trim(),
      nameB: nameB.trim(),
      madeBy,
      madeAt: tx.at,
      choicesClosedAt: null,
      networkA: null,
      networkB: null,
    });
    await openProposal(tx, membership, 'SPLIT', split.id);
    await addToRoomLog(tx, { networkId, kind: 'SPLIT_PROPOSED', by: madeBy });
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'TO_SPLIT' });
    return split;
  }

  /** Choosing one of the two counts as a yes. The last choice needed carries out the split. */
  async choose(tx: Tx, id: string, side: Side): Promise<Split> {
    const { split, membership, proposal } = await this.#lock(tx, id);
    this.accessCheck.assertAllowed(mayChooseSide(membership, proposal !== undefined));
    await tx.rows(
      `INSERT INTO split_choices (split_id, seat_id, network_id, side, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (split_id, seat_id) DO UPDATE SET side = excluded.side, at = excluded.at`,
      [id, membership.seatId, split.networkId, side, tx.at],
    );
    await tx.appendEntry(split.networkId, { topic: 'NETWORK', id: split.networkId, kind: 'SIDE_CHOSEN' });
    if (await vote(tx, membership, proposal ?? noProposal(), side !== 'NEITHER'))
      await this.#appendEntry(tx, membership);
    return split;
  }

  /** Members who have not chosen get a seat in neither network. Without a majority the split waits until somebody changes their choice. */
  async closeChoices(tx: Tx, id: string): Promise<Split> {
    const { split, membership, proposal } = await this.#lock(tx, id);
    this.accessCheck.assertAllowed(mayCloseSplitChoices(membership, split, proposal !== undefined, tx.at));
    const left = await tx.rows(`UPDATE splits SET choices_closed_at = $2 WHERE id = $1 RETURNING id`, [id, tx.at]);
    if (left.length === 0 || !proposal) throw notFound();
    await tx.appendEntry(split.networkId, { topic: 'NETWORK', id: split.networkId, kind: 'REST_LEFT' });
    const done = await tx.row<{ carried: boolean }>(`SELECT app.apply_proposal($1, $2) AS carried`, [
      split.networkId,
      proposal.id,
    ]);
    if (done?.carried) await this.#appendEntry(tx, membership);
    return split;
  }

  async drop(tx: Tx, id: string): Promise<string> {
    const { split, membership, proposal } = await this.#lock(tx, id);
    this.accessCheck.assertAllowed(mayDropSplit(membership, proposal !== undefined));
    const { networkId } = split;
    await tx.rows(`UPDATE proposals SET dropped_at = $2 WHERE id = $1`, [proposal?.id, tx.at]);
    await addToRoomLog(tx, { networkId, kind: 'SPLIT_DROPPED', by: membership.seatId ?? tx.me });
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'NOT_SPLIT' });
    return networkId;
  }

  /** The split that is open or was carried out; null for one that was dropped. */
  newest(tx: Tx, networkId: string): Promise<Split | undefined> {
    return tx.one(
      Split,
      `JOIN proposals p ON p.subject_id = t.id AND p.kind = 'SPLIT' AND p.dropped_at IS NULL
       WHERE t.network_id = $1 ORDER BY t.made_at DESC LIMIT 1`,
      [networkId],
    );
  }

  async isOpen(tx: Tx, { id }: Split): Promise<boolean> {
    return (await this.#proposalOf(tx, id)) !== undefined;
  }

  /** Every seat that takes part, with its choice. */
  async sidesOf(tx: Tx, { id, networkId }: Split): Promise<SeatSide[]> {
    const [choices, seats] = await Promise.all([
      tx.select(SplitChoice, 'WHERE t.split_id = $1', [id]),
      seatsOf(tx, networkId),
    ]);
    const sideOf = new Map(choices.map(({ seatId, side }) => [seatId, side]));
    return seats.map((seat) => ({ seat, side: sideOf.get(seat.id) ?? null }));
  }

  async #appendEntry(tx: Tx, { networkId, seatId }: Membership): Promise<void> {
    await addToRoomLog(tx, { networkId, kind: 'STAGE_CHANGED', by: seatId ?? tx.me, detail: 'SPLIT' });
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'SPLIT' });
  }

  #proposalOf(tx: Tx, splitId: string): Promise<Proposal | undefined> {
    return tx.one(
      Proposal,
      `WHERE t.subject_id = $1 AND t.kind = 'SPLIT' AND t.carried_at IS NULL AND t.dropped_at IS NULL`,
      [splitId],
    );
  }

  async #lock(tx: Tx, id: string) {
    const split = await tx.one(Split, 'WHERE t.id = $1', [id]);
    if (!split) throw notFound();
    await tx.lockNetwork(split.networkId);
    const proposal = await this.#proposalOf(tx, id);
    return { split, proposal, membership: await membershipOf(tx, split.networkId) };
  }
}

function noProposal(): never {
  throw notFound();
}
