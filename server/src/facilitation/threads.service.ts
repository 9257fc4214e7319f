import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { type Contribution, contributionOf } from '../contributions/contribution.entity.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { type Standing, standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import type { AnswerHidingInput, HideContributionInput } from './facilitation.inputs.js';
import { mayAnswerHiding, mayHide, mayKeepThread, mayShow } from './facilitation.policy.js';

type Kept = { pinned?: boolean; locked?: boolean };

/** The form of a thread: pinned, locked, and what is hidden in it. */
@Injectable()
export class KeepingThreads {
  constructor(private readonly gate: Gate) {}

  async keep(tx: Tx, challengeId: string, change: Kept): Promise<void> {
    const challenge = await challengeOf(tx, challengeId);
    if (!challenge) throw notFound();
    const { networkId } = challenge;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayKeepThread(standing, challenge));
    await tx.queue(networkId);
    const now = await tx.one(Challenge, 'WHERE t.id = $1', [challengeId]);
    const before = { pinned: now?.pinnedAt != null, locked: now?.lockedAt != null };
    const after = { ...before, ...change };
    if (after.pinned === before.pinned && after.locked === before.locked) return;
    if (after.pinned && !before.pinned) await this.#demandRoomAtTheTop(tx, networkId);
    await carriedOut(tx, `SELECT app.set_pinned_and_locked($1, $2, $3, $4) AS done`, [
      networkId,
      challengeId,
      after.pinned,
      after.locked,
    ]);
    const kind =
      after.locked === before.locked
        ? (`THREAD_${after.pinned ? 'PINNED' : 'UNPINNED'}` as const)
        : (`THREAD_${after.locked ? 'LOCKED' : 'UNLOCKED'}` as const);
    await logInRoom(tx, { networkId, kind, by: standing.seatId ?? tx.me, challengeId });
    await tx.announce(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'KEPT' });
  }

  async hide(tx: Tx, { contributionId, reason }: HideContributionInput): Promise<void> {
    const { said, standing, challenge } = await subjectOf(tx, contributionId);
    this.gate.demand(mayHide(standing, challenge, said));
    const why = reason.trim();
    await carriedOut(tx, `SELECT app.hide_contribution($1, $2, $3) AS done`, [said.networkId, said.id, why]);
    await this.#tell(tx, said, standing, 'CONTRIBUTION_HIDDEN', why);
  }

  /** The facilitator shows it without having seen what it says now. */
  async show(tx: Tx, id: string): Promise<void> {
    const { said, standing, challenge } = await subjectOf(tx, id);
    this.gate.demand(mayShow(standing, challenge, said));
    await carriedOut(tx, `SELECT app.show_contribution($1, $2) AS done`, [said.networkId, said.id]);
    await this.#tell(tx, said, standing, 'CONTRIBUTION_SHOWN');
  }

  async answer(tx: Tx, { contributionId, words }: AnswerHidingInput): Promise<void> {
    const { said, standing } = await subjectOf(tx, contributionId);
    this.gate.demand(mayAnswerHiding(standing, said));
    const answered = await tx.rows(
      `UPDATE contributions SET hidden_answer = $2 WHERE id = $1 AND hidden_at IS NOT NULL RETURNING id`,
      [said.id, words.trim()],
    );
    if (answered.length === 0) throw notFound();
    await this.#tell(tx, said, standing, 'HIDING_ANSWERED', words.trim());
  }

  async #tell(
    tx: Tx,
    { id, networkId, challengeId, seatId }: Contribution,
    standing: Standing,
    kind: 'CONTRIBUTION_HIDDEN' | 'CONTRIBUTION_SHOWN' | 'HIDING_ANSWERED',
    reason?: string,
  ): Promise<void> {
    const by = standing.seatId ?? tx.me;
    await logInRoom(tx, { networkId, kind, by, seatId, challengeId, ...(reason ? { reason } : {}) });
    await tx.announce(networkId, { topic: 'CONTRIBUTION', id, kind: 'COVERED', challengeId });
  }

  /** When everything stands first, nothing does. */
  async #demandRoomAtTheTop(tx: Tx, networkId: string): Promise<void> {
    const pinned = await tx.rows(
      `SELECT 1 FROM challenges WHERE network_id = $1 AND pinned_at IS NOT NULL AND withdrawn_at IS NULL`,
      [networkId],
    );
    if (pinned.length >= limits.pinned) throw badInput({ field: 'pinned', rule: 'max', limit: limits.pinned });
  }
}

/** A contribution, the challenge it stands in and the viewer's standing there. */
export async function subjectOf(
  tx: Tx,
  contributionId: string,
): Promise<{ said: Contribution; challenge: Challenge; standing: Standing }> {
  const said = await contributionOf(tx, contributionId);
  const challenge = said && (await challengeOf(tx, said.challengeId));
  if (!challenge) throw notFound();
  return { said, challenge, standing: await standingOf(tx, said.networkId) };
}

/** What the database did not do it does not explain: another was quicker, or it is closed. */
export async function carriedOut(tx: Tx, sql: string, values: unknown[]): Promise<void> {
  const row = await tx.row<{ done: boolean }>(sql, values);
  if (row?.done !== true) throw notFound();
}
