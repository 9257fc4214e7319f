import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { kindsFor } from '../challenges/challenge.policy.js';
import type { Contribution } from '../contributions/contribution.entity.js';
import { logInRoom } from '../networks/room-log.entity.js';
import type { Standing } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import type { MoveContributionInput } from './facilitation.inputs.js';
import { mayDropSplit, mayKeepThread, mayMove, maySplitOff } from './facilitation.policy.js';
import { carriedOut, subjectOf } from './threads.service.js';

/** A contribution and the replies to it find another place; the words and who wrote them stay as they are. */
@Injectable()
export class Moving {
  constructor(private readonly gate: Gate) {}

  async move(tx: Tx, { contributionId, challengeId }: MoveContributionInput): Promise<void> {
    const { said, challenge, standing } = await subjectOf(tx, contributionId);
    const target = await challengeOf(tx, challengeId);
    if (target?.networkId !== said.networkId) throw notFound();
    this.gate.demand(mayMove(standing, challenge, said) && mayKeepThread(standing, target));
    if (target.id === challenge.id) throw badInput({ field: 'challengeId', rule: 'same' });
    await tx.queue(said.networkId);
    await demandAskedFor(tx, said, standing, target);
    await this.#carry(tx, said, target);
    await logInRoom(tx, {
      networkId: said.networkId,
      kind: 'CONTRIBUTION_MOVED',
      by: standing.seatId ?? tx.me,
      seatId: said.seatId,
      challengeId,
    });
  }

  async proposeThreadSplit(tx: Tx, contributionId: string): Promise<void> {
    const { said, challenge, standing } = await subjectOf(tx, contributionId);
    this.gate.demand(mayMove(standing, challenge, said));
    await this.#propose(tx, said, true);
  }

  async dropThreadSplit(tx: Tx, contributionId: string): Promise<void> {
    const { said, challenge, standing } = await subjectOf(tx, contributionId);
    this.gate.demand(mayDropSplit(standing, challenge, said));
    await this.#propose(tx, said, false);
  }

  /** To the new challenge its author has posted: there it stands first, with the replies below it. */
  async splitOff(tx: Tx, { contributionId, challengeId }: MoveContributionInput): Promise<void> {
    const { said, challenge, standing } = await subjectOf(tx, contributionId);
    const target = await challengeOf(tx, challengeId);
    // A retry finds it there already.
    if (said.challengeId === challengeId && said.authorId === tx.me) return;
    if (target?.networkId !== said.networkId || target.ownerId !== tx.me) throw notFound();
    this.gate.demand(maySplitOff(standing, challenge, said) && !target.withdrawnAt);
    await tx.queue(said.networkId);
    await this.#carry(tx, said, target);
    const by = standing.seatId ?? tx.me;
    await logInRoom(tx, { networkId: said.networkId, kind: 'THREAD_SPLIT', by, seatId: by, challengeId });
  }

  async #propose(tx: Tx, { id, networkId, challengeId }: Contribution, proposed: boolean): Promise<void> {
    await carriedOut(tx, `SELECT app.propose_thread_split($1, $2, $3) AS done`, [networkId, id, proposed]);
    await tx.announce(networkId, { topic: 'CONTRIBUTION', id, kind: 'SPLIT', challengeId });
  }

  /** Told in both threads first: what has moved comes under the number of that. */
  async #carry(tx: Tx, { id, networkId, challengeId }: Contribution, target: Challenge): Promise<void> {
    const more = await tx.row<{ more: boolean }>(`SELECT app.widens_audience($1, $2) AS more`, [
      challengeId,
      target.id,
    ]);
    if (more?.more) throw badInput({ field: 'challengeId', rule: 'newcomers' });
    await tx.announce(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'MOVED' });
    await tx.announce(networkId, { topic: 'CHALLENGE', id: target.id, kind: 'MOVED' });
    await carriedOut(tx, `SELECT app.move_contribution($1, $2, $3) AS done`, [networkId, id, target.id]);
  }
}

/** What the owner there has not asked for is not moved there either. */
async function demandAskedFor(tx: Tx, said: Contribution, standing: Standing, target: Challenge): Promise<void> {
  const moved = await tx.rows<Pick<Contribution, 'kind'>>(
    `WITH RECURSIVE below AS (
       SELECT id, kind FROM contributions WHERE id = $1
       UNION ALL SELECT c.id, c.kind FROM below b JOIN contributions c ON c.parent_id = b.id)
     SELECT DISTINCT kind FROM below`,
    [said.id],
  );
  const asked = kindsFor(standing, { ...target, lockedAt: null });
  if (moved.some(({ kind }) => !asked.includes(kind))) throw badInput({ field: 'challengeId', rule: 'notAskedFor' });
}
