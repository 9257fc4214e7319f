import { Injectable } from '@nestjs/common';
import { challengeOf } from '../challenges/challenge.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../platform/graphql/paging.js';
import { Contribution, contributionOf } from './contribution.entity.js';
import { mayEdit, mayReadContributions, mayReply, mayRestore, mayWithdraw } from './contribution.policy.js';
import type { ContributionConnection, ContributionRights, PageOfContributions } from './contributions.types.js';

@Injectable()
export class ReadingThread {
  constructor(private readonly gate: Gate) {}

  async read(tx: Tx, id: string): Promise<Contribution> {
    const contribution = await contributionOf(tx, id);
    const challenge = contribution && (await challengeOf(tx, contribution.challengeId));
    if (!challenge) throw notFound();
    this.gate.demand(mayReadContributions(await standingOf(tx, challenge.networkId), challenge));
    return contribution;
  }

  /** In reading order: each contribution is followed by the replies to it. */
  async page(tx: Tx, challengeId: string, { first, after }: PageOfContributions): Promise<ContributionConnection> {
    const found = await tx.select(
      Contribution,
      'WHERE t.challenge_id = $1 AND t.path > $2::int[] ORDER BY t.path LIMIT $3',
      [challengeId, numbersIn(after) ?? [], pageSize(first) + 1],
    );
    return pageOf(found, first, ({ path }) => cursorOf(path));
  }

  /** Whom a reply on the deepest level answers, where its place in the thread does not tell. */
  async answered(tx: Tx, { parentId, path }: Contribution): Promise<Contribution | null> {
    if (!parentId || path.length < 3) return null;
    const parent = await contributionOf(tx, parentId);
    return parent && parent.path.length === path.length ? parent : null;
  }

  async rights(tx: Tx, contribution: Contribution): Promise<ContributionRights> {
    const [standing, challenge] = await Promise.all([
      standingOf(tx, contribution.networkId),
      challengeOf(tx, contribution.challengeId),
    ]);
    return {
      edit: mayEdit(standing, contribution),
      withdraw: mayWithdraw(standing, contribution),
      restore: mayRestore(standing, contribution),
      reply: challenge !== undefined && mayReply(standing, challenge, contribution),
    };
  }
}
