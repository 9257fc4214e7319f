import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { addToRoomLog } from '../../networks/activity/room-log.entity.js';
import { type Membership, membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import { assertChanged } from '../../platform/database/assert-changed.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { type Contribution, contributionOf } from '../contributions/contribution.entity.js';
import type { AnswerHidingInput, HideContributionInput } from './moderation.inputs.js';
import { mayAnswerHiding, mayHide, mayPinAndLock, mayShow } from './moderation.policy.js';

type ThreadState = { pinned?: boolean; locked?: boolean };

/** Pinning, locking and hiding in a thread. */
@Injectable()
export class ThreadModerationService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async pinOrLock(tx: Tx, challengeId: string, change: ThreadState): Promise<void> {
    const challenge = await challengeOf(tx, challengeId);
    if (!challenge) throw notFound();
    const { networkId } = challenge;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayPinAndLock(membership, challenge));
    await tx.lockNetwork(networkId);
    const now = await tx.one(Challenge, 'WHERE t.id = $1', [challengeId]);
    const before = { pinned: now?.pinnedAt != null, locked: now?.lockedAt != null };
    const after = { ...before, ...change };
    if (after.pinned === before.pinned && after.locked === before.locked) return;
    if (after.pinned && !before.pinned) await this.#assertPinsLeft(tx, networkId);
    await assertChanged(tx, `SELECT app.set_pinned_and_locked($1, $2, $3, $4) AS done`, [
      networkId,
      challengeId,
      after.pinned,
      after.locked,
    ]);
    const kind =
      after.locked === before.locked
        ? (`THREAD_${after.pinned ? 'PINNED' : 'UNPINNED'}` as const)
        : (`THREAD_${after.locked ? 'LOCKED' : 'UNLOCKED'}` as const);
    await addToRoomLog(tx, { networkId, kind, by: membership.seatId ?? tx.me, challengeId });
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'MODERATED' });
  }

  async hide(tx: Tx, { contributionId, reason }: HideContributionInput): Promise<void> {
    const { contribution, membership, challenge } = await moderatedContributionOf(tx, contributionId);
    this.accessCheck.assertAllowed(mayHide(membership, challenge, contribution));
    const why = reason.trim();
    await assertChanged(tx, `SELECT app.hide_contribution($1, $2, $3) AS done`, [
      contribution.networkId,
      contribution.id,
      why,
    ]);
    await this.#appendEntry(tx, contribution, membership, 'CONTRIBUTION_HIDDEN', why);
  }

  /** The facilitator shows it without having read its present text. */
  async show(tx: Tx, id: string): Promise<void> {
    const { contribution, membership, challenge } = await moderatedContributionOf(tx, id);
    this.accessCheck.assertAllowed(mayShow(membership, challenge, contribution));
    await assertChanged(tx, `SELECT app.show_contribution($1, $2) AS done`, [contribution.networkId, contribution.id]);
    await this.#appendEntry(tx, contribution, membership, 'CONTRIBUTION_SHOWN');
  }

  async answer(tx: Tx, { contributionId, words }: AnswerHidingInput): Promise<void> {
    const { contribution, membership } = await moderatedContributionOf(tx, contributionId);
    this.accessCheck.assertAllowed(mayAnswerHiding(membership, contribution));
    const answered = await tx.rows(
      `UPDATE contributions SET hidden_answer = $2 WHERE id = $1 AND hidden_at IS NOT NULL RETURNING id`,
      [contribution.id, words.trim()],
    );
    if (answered.length === 0) throw notFound();
    await this.#appendEntry(tx, contribution, membership, 'HIDING_ANSWERED', words.trim());
  }

  async #appendEntry(
    tx: Tx,
    { id, networkId, challengeId, seatId }: Contribution,
    membership: Membership,
    kind: 'CONTRIBUTION_HIDDEN' | 'CONTRIBUTION_SHOWN' | 'HIDING_ANSWERED',
    reason?: string,
  ): Promise<void> {
    const by = membership.seatId ?? tx.me;
    await addToRoomLog(tx, { networkId, kind, by, seatId, challengeId, ...(reason ? { reason } : {}) });
    await tx.appendEntry(networkId, { topic: 'CONTRIBUTION', id, kind: 'MODERATED', challengeId });
  }

  /** The number of pinned challenges is limited: pins mean nothing when everything is pinned. */
  async #assertPinsLeft(tx: Tx, networkId: string): Promise<void> {
    const pinned = await tx.rows(
      `SELECT 1 FROM challenges WHERE network_id = $1 AND pinned_at IS NOT NULL AND withdrawn_at IS NULL`,
      [networkId],
    );
    if (pinned.length >= limits.pinned) throw badInput({ field: 'pinned', rule: 'max', limit: limits.pinned });
  }
}

/** A contribution, its challenge and the viewer's membership of that network. */
export async function moderatedContributionOf(
  tx: Tx,
  contributionId: string,
): Promise<{ contribution: Contribution; challenge: Challenge; membership: Membership }> {
  const contribution = await contributionOf(tx, contributionId);
  const challenge = contribution && (await challengeOf(tx, contribution.challengeId));
  if (!challenge) throw notFound();
  return { contribution, challenge, membership: await membershipOf(tx, contribution.networkId) };
}
