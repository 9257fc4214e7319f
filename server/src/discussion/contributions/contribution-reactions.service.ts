import { Injectable } from '@nestjs/common';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { challengeOf } from '../challenges/challenge.entity.js';
import { type Contribution, contributionOf } from './contribution.entity.js';
import { mayReact } from './contribution.policy.js';
import type { ContributionReactionInput } from './contributions.inputs.js';

/** Adds and removes reactions to contributions. */
@Injectable()
export class ContributionReactionService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async add(tx: Tx, { contributionId, kind }: ContributionReactionInput): Promise<void> {
    const { contribution, seatId } = await this.#met(tx, contributionId);
    const given = await tx.rows(
      `INSERT INTO contribution_reactions (contribution_id, person_id, kind, network_id, seat_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING kind`,
      [contributionId, tx.me, kind, contribution.networkId, seatId],
    );
    if (given.length > 0) await this.#appendEntry(tx, contribution);
  }

  async remove(tx: Tx, { contributionId, kind }: ContributionReactionInput): Promise<void> {
    const { contribution } = await this.#met(tx, contributionId);
    const taken = await tx.rows(
      `DELETE FROM contribution_reactions WHERE contribution_id = $1 AND person_id = $2 AND kind = $3 RETURNING kind`,
      [contributionId, tx.me, kind],
    );
    if (taken.length > 0) await this.#appendEntry(tx, contribution);
  }

  async #met(tx: Tx, id: string): Promise<{ contribution: Contribution; seatId: string }> {
    const contribution = await contributionOf(tx, id);
    const challenge = contribution && (await challengeOf(tx, contribution.challengeId));
    if (!challenge) throw notFound();
    const membership = await membershipOf(tx, contribution.networkId);
    this.accessCheck.assertAllowed(mayReact(membership, challenge, contribution));
    return { contribution, seatId: membership.seatId ?? tx.me };
  }

  #appendEntry(tx: Tx, { networkId, id, challengeId }: Contribution): Promise<number> {
    return tx.appendEntry(networkId, { topic: 'CONTRIBUTION', id, kind: 'REACTED', challengeId });
  }
}
