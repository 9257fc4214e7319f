import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import {
  mayAnswerHiding,
  mayHide,
  mayMove,
  mayRaiseConcern,
  mayShow,
  maySplitOff,
} from '../facilitation/facilitation.policy.js';
import { allSeatsOf, seatOf } from '../networks/seat.entity.js';
import { type Standing, standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../platform/graphql/paging.js';
import { type Resource, resourceOf } from '../resources/resources.types.js';
import { Contribution, contributionOf, pathKeyOf } from './contribution.entity.js';
import { mayEdit, mayReadContributions, mayReply, mayRestore, mayWithdraw } from './contribution.policy.js';
import type {
  ContributionConnection,
  ContributionRights,
  PageOfContributions,
  ShownContribution,
} from './contributions.types.js';
import { hiddenWordsOf } from './hidden-words.entity.js';

@Injectable()
export class ReadingThread {
  constructor(private readonly gate: Gate) {}

  async read(tx: Tx, id: string): Promise<ShownContribution> {
    return this.#read(tx, await contributionOf(tx, id));
  }

  /** What the viewer has said under this id of the client's, in the room of this challenge. */
  async saidBefore(tx: Tx, challengeId: string, clientId: string): Promise<ShownContribution> {
    const challenge = await challengeOf(tx, challengeId);
    if (!challenge) throw notFound();
    return this.#read(
      tx,
      await tx.one(Contribution, 'WHERE t.author_id = (SELECT app.me()) AND t.network_id = $1 AND t.client_id = $2', [
        challenge.networkId,
        clientId,
      ]),
    );
  }

  async #read(tx: Tx, contribution: Contribution | undefined): Promise<ShownContribution> {
    const challenge = contribution && (await challengeOf(tx, contribution.challengeId));
    if (!challenge) throw notFound();
    this.gate.demand(mayReadContributions(await standingOf(tx, challenge.networkId), challenge));
    return this.show(tx, contribution);
  }

  /** In reading order: each contribution is followed by the replies to it. */
  async page(tx: Tx, challenge: Challenge, { first, after }: PageOfContributions): Promise<ContributionConnection> {
    const paged = tx.select(
      Contribution,
      'WHERE t.challenge_id = $1 AND t.path_key > $2 ORDER BY t.path_key LIMIT $3',
      [challenge.id, pathKeyOf(numbersIn(after) ?? []), pageSize(first) + 1],
    );
    const [found] = await Promise.all([paged, allSeatsOf(tx, challenge.networkId)]);
    const { nodes, pageInfo } = pageOf(found, first, ({ path }) => cursorOf(path));
    return { nodes: await this.#shown(tx, challenge, nodes), pageInfo };
  }

  /** A contribution as the viewer meets it. */
  async show(tx: Tx, contribution: Contribution): Promise<ShownContribution> {
    const challenge = await challengeOf(tx, contribution.challengeId);
    const [shown] = challenge ? await this.#shown(tx, challenge, [contribution]) : [];
    if (!shown) throw notFound();
    return shown;
  }

  /** All at once: row by row, a long page would cost several times as much. */
  async #shown(tx: Tx, challenge: Challenge, said: Contribution[]): Promise<ShownContribution[]> {
    const [standing, authors, answered, words, resources] = await Promise.all([
      standingOf(tx, challenge.networkId),
      Promise.all(said.map(({ seatId }) => seatOf(tx, seatId))),
      this.#answered(tx, said),
      this.#ownHidden(tx, said),
      Promise.all(said.map(({ resourceId }) => this.#resource(tx, resourceId))),
    ]);
    return said.map((one, n) => {
      const author = authors[n];
      if (!author) throw notFound();
      const { path } = one;
      const viewerMay = rights(standing, challenge, one);
      // The row itself: a copy of each would cost more than what is added.
      return Object.assign(one, words.get(one.id), {
        depth: path.length - 1,
        author,
        answersTo: answered.get(one.id) ?? null,
        // What stands hidden shows nothing of the library either.
        resource: one.hiddenAt ? null : (resources[n] ?? null),
        viewerMay,
      });
    });
  }

  /** What the viewer wrote that is hidden from everybody else. */
  async #ownHidden(tx: Tx, said: Contribution[]) {
    const own = said.filter(({ hiddenAt, withdrawnAt }) => hiddenAt && !withdrawnAt);
    const found = await Promise.all(own.map(({ id }) => hiddenWordsOf(tx, id)));
    return new Map(
      found.flatMap((words) => (words ? [[words.contributionId, { body: words.body, link: words.link }]] : [])),
    );
  }

  /** Withdrawn, it is gone from every thread, its adder's own view of it too. */
  async #resource(tx: Tx, id: string | null): Promise<Resource | null> {
    const resource = id ? await resourceOf(tx, id) : undefined;
    return resource && !resource.withdrawnAt ? resource : null;
  }

  /** Whom replies on the deepest level answer, where their place in the thread does not tell. */
  async #answered(tx: Tx, said: Contribution[]) {
    const deepest = said.filter(({ path }) => path.length === 3);
    tx.bring(Contribution, said, ({ id }) => id);
    const found = await Promise.all(
      deepest.map(async ({ id, parentId }) => {
        const parent = parentId ? await contributionOf(tx, parentId) : undefined;
        return [id, parent?.path.length === 3 ? await seatOf(tx, parent.seatId) : undefined] as const;
      }),
    );
    return new Map(found);
  }
}

const rights = (standing: Standing, challenge: Challenge, contribution: Contribution): ContributionRights => ({
  edit: mayEdit(standing, contribution),
  withdraw: mayWithdraw(standing, contribution),
  restore: mayRestore(standing, contribution),
  reply: mayReply(standing, challenge, contribution),
  hide: mayHide(standing, challenge, contribution),
  show: mayShow(standing, challenge, contribution),
  answerHiding: mayAnswerHiding(standing, contribution),
  move: mayMove(standing, challenge, contribution),
  splitOff: maySplitOff(standing, challenge, contribution),
  raiseConcern: mayRaiseConcern(standing, challenge, contribution.authorId),
});
