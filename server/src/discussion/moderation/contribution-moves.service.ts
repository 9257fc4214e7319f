import { Injectable } from '@nestjs/common';
import { addToRoomLog } from '../../networks/activity/room-log.entity.js';
import type { Membership } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import { assertChanged } from '../../platform/database/assert-changed.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { contributionKindsFor } from '../challenges/challenge.policy.js';
import type { Contribution } from '../contributions/contribution.entity.js';
import type { MoveContributionInput } from './moderation.inputs.js';
import { facilitates, mayDropSplitProposal, mayMove, maySplitOff } from './moderation.policy.js';
import { moderatedContributionOf } from './thread-moderation.service.js';

/** Moves a contribution with its replies; text and authors do not change. */
@Injectable()
export class ContributionMoveService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async move(tx: Tx, { contributionId, challengeId }: MoveContributionInput): Promise<void> {
    const { contribution, challenge, membership } = await moderatedContributionOf(tx, contributionId);
    const target = await challengeOf(tx, challengeId);
    if (target?.networkId !== contribution.networkId) throw notFound();
    this.accessCheck.assertAllowed(mayMove(membership, challenge, contribution) && facilitates(membership, target));
    if (target.id === challenge.id) throw badInput({ field: 'challengeId', rule: 'same' });
    await tx.lockNetwork(contribution.networkId);
    await assertAskedFor(tx, contribution, membership, target);
    await this.#carryOut(tx, contribution, target);
    await addToRoomLog(tx, {
      networkId: contribution.networkId,
      kind: 'CONTRIBUTION_MOVED',
      by: membership.seatId ?? tx.me,
      seatId: contribution.seatId,
      challengeId,
    });
  }

  async proposeThreadSplit(tx: Tx, contributionId: string): Promise<void> {
    const { contribution, challenge, membership } = await moderatedContributionOf(tx, contributionId);
    this.accessCheck.assertAllowed(mayMove(membership, challenge, contribution));
    await this.#propose(tx, contribution, true);
  }

  async dropThreadSplit(tx: Tx, contributionId: string): Promise<void> {
    const { contribution, challenge, membership } = await moderatedContributionOf(tx, contributionId);
    this.accessCheck.assertAllowed(mayDropSplitProposal(membership, challenge, contribution));
    await this.#propose(tx, contribution, false);
  }

  /** To the new challenge of its author: there it comes first, with its replies. */
  async splitOff(tx: Tx, { contributionId, challengeId }: MoveContributionInput): Promise<void> {
    const { contribution, challenge, membership } = await moderatedContributionOf(tx, contributionId);
    const target = await challengeOf(tx, challengeId);
    // A retry finds it moved already.
    if (contribution.challengeId === challengeId && contribution.authorId === tx.me) return;
    if (target?.networkId !== contribution.networkId || target.ownerId !== tx.me) throw notFound();
    this.accessCheck.assertAllowed(maySplitOff(membership, challenge, contribution) && !target.withdrawnAt);
    await tx.lockNetwork(contribution.networkId);
    await this.#carryOut(tx, contribution, target);
    const by = membership.seatId ?? tx.me;
    await addToRoomLog(tx, { networkId: contribution.networkId, kind: 'THREAD_SPLIT', by, seatId: by, challengeId });
  }

  async #propose(tx: Tx, { id, networkId, challengeId }: Contribution, proposed: boolean): Promise<void> {
    await assertChanged(tx, `SELECT app.propose_thread_split($1, $2, $3) AS done`, [networkId, id, proposed]);
    await tx.appendEntry(networkId, { topic: 'CONTRIBUTION', id, kind: 'SPLIT', challengeId });
  }

  /** Writes both journals first: what is moved gets the new entry's number. */
  async #carryOut(tx: Tx, { id, networkId, challengeId }: Contribution, target: Challenge): Promise<void> {
    const more = await tx.row<{ more: boolean }>(`SELECT app.widens_audience($1, $2) AS more`, [
      challengeId,
      target.id,
    ]);
    if (more?.more) throw badInput({ field: 'challengeId', rule: 'newcomers' });
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'MOVED' });
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: target.id, kind: 'MOVED' });
    await assertChanged(tx, `SELECT app.move_contribution($1, $2, $3) AS done`, [networkId, id, target.id]);
  }
}

/** Kinds that the owner of the target has not asked for are not moved there. */
async function assertAskedFor(
  tx: Tx,
  contribution: Contribution,
  membership: Membership,
  target: Challenge,
): Promise<void> {
  const moved = await tx.rows<Pick<Contribution, 'kind'>>(
    `WITH RECURSIVE below AS (
       SELECT id, kind FROM contributions WHERE id = $1
       UNION ALL SELECT c.id, c.kind FROM below b JOIN contributions c ON c.parent_id = b.id)
     SELECT DISTINCT kind FROM below`,
    [contribution.id],
  );
  const asked = contributionKindsFor(membership, { ...target, lockedAt: null });
  if (moved.some(({ kind }) => !asked.includes(kind))) throw badInput({ field: 'challengeId', rule: 'notAskedFor' });
}
