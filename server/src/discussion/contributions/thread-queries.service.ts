import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { type Resource, resourceOf } from '../../library/library.types.js';
import { type Membership, membershipOf } from '../../networks/membership/membership.js';
import { allSeatsOf, seatOf } from '../../networks/membership/seat.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../../platform/graphql/paging.js';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import type { MessagePicture, Reaction } from '../message-parts/message-parts.types.js';
import { mayAnswerHiding, mayHide, mayMove, mayReport, mayShow, maySplitOff } from '../moderation/moderation.policy.js';
import { Contribution, contributionOf, pathKeyOf } from './contribution.entity.js';
import { mayEdit, mayReact, mayReadContributions, mayReply, mayRestore, mayWithdraw } from './contribution.policy.js';
import { picturesOf } from './contribution-picture.entity.js';
import { reactionsOf } from './contribution-reaction.entity.js';
import type {
  ContributionConnection,
  ContributionRights,
  ContributionView,
  PageOfContributions,
  QuotedContribution,
} from './contributions.types.js';
import { hiddenContentOf } from './hidden-content.entity.js';

@Injectable()
export class ThreadQueries {
  constructor(private readonly accessCheck: AccessCheck) {}

  async read(tx: Tx, id: string): Promise<ContributionView> {
    return this.#read(tx, await contributionOf(tx, id));
  }

  /** The viewer's contribution with this client id, in the network of this challenge. */
  async readEarlier(tx: Tx, challengeId: string, clientId: string): Promise<ContributionView> {
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

  async #read(tx: Tx, contribution: Contribution | undefined): Promise<ContributionView> {
    const challenge = contribution && (await challengeOf(tx, contribution.challengeId));
    if (!challenge) throw notFound();
    this.accessCheck.assertAllowed(mayReadContributions(await membershipOf(tx, challenge.networkId), challenge));
    return this.toViews(tx, contribution);
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
    return { nodes: await this.#toViews(tx, challenge, nodes), pageInfo };
  }

  /** A contribution as the viewer may see it. */
  async toViews(tx: Tx, contribution: Contribution): Promise<ContributionView> {
    const challenge = await challengeOf(tx, contribution.challengeId);
    const [shown] = challenge ? await this.#toViews(tx, challenge, [contribution]) : [];
    if (!shown) throw notFound();
    return shown;
  }

  /** Loads related rows in bulk: row by row, a long page would cost several times as much. */
  async #toViews(tx: Tx, challenge: Challenge, contributions: Contribution[]): Promise<ContributionView[]> {
    const [membership, authors, answered, words, resources, quoted, reactions, pictures] = await Promise.all([
      membershipOf(tx, challenge.networkId),
      Promise.all(contributions.map(({ seatId }) => seatOf(tx, seatId))),
      this.#answered(tx, contributions),
      this.#ownHidden(tx, contributions),
      Promise.all(contributions.map(({ resourceId }) => this.#resource(tx, resourceId))),
      Promise.all(contributions.map((one) => (gone(one) ? null : this.#quoted(tx, one.quotedId)))),
      Promise.all(contributions.map((one) => (gone(one) ? [] : this.#reactions(tx, one.id)))),
      // Row-level security shows those of a hidden contribution to its author.
      Promise.all(contributions.map((one) => (one.withdrawnAt ? [] : this.#pictures(tx, one.id)))),
    ]);
    return contributions.map((one, n) => {
      const author = authors[n];
      if (!author) throw notFound();
      const { path } = one;
      const viewerMay = rights(membership, challenge, one);
      // Changes the row itself: copies would cost more than the added fields.
      return Object.assign(one, words.get(one.id), {
        depth: path.length - 1,
        author,
        answersTo: answered.get(one.id) ?? null,
        // Hidden content shows no resource either.
        resource: one.hiddenAt ? null : (resources[n] ?? null),
        mentions: gone(one) ? [] : one.mentions,
        quoted: quoted[n] ?? null,
        reactions: reactions[n] ?? [],
        pictures: pictures[n] ?? [],
        viewerMay,
      });
    });
  }

  /** The viewer's own text that is hidden from everybody else. */
  async #ownHidden(tx: Tx, contributions: Contribution[]) {
    const own = contributions.filter(({ hiddenAt, withdrawnAt }) => hiddenAt && !withdrawnAt);
    const found = await Promise.all(own.map(({ id }) => hiddenContentOf(tx, id)));
    return new Map(
      found.flatMap((words) => (words ? [[words.contributionId, { body: words.body, link: words.link }]] : [])),
    );
  }

  /** A withdrawn resource disappears from every thread, also for the person who added it. */
  async #resource(tx: Tx, id: string | null): Promise<Resource | null> {
    const resource = id ? await resourceOf(tx, id) : undefined;
    return resource && !resource.withdrawnAt ? resource : null;
  }

  async #quoted(tx: Tx, id: string | null): Promise<QuotedContribution | null> {
    const contribution = id ? await contributionOf(tx, id) : undefined;
    const author = contribution && (await seatOf(tx, contribution.seatId));
    if (!author) return null;
    const words = gone(contribution) ? '' : contribution.body || (await picturesOf(tx, contribution.id))[0]?.alt;
    return { id: contribution.id, excerpt: [...(words ?? '')].slice(0, limits.excerpt).join(''), author };
  }

  async #reactions(tx: Tx, id: string): Promise<Reaction[]> {
    const given = (await reactionsOf(tx, id)).map(async ({ kind, seatId }) => ({
      kind,
      seat: await seatOf(tx, seatId),
    }));
    return (await Promise.all(given)).flatMap(({ kind, seat }) => (seat ? [{ kind, seat }] : []));
  }

  async #pictures(tx: Tx, id: string): Promise<MessagePicture[]> {
    return (await picturesOf(tx, id)).map(({ fileId, ...picture }) => ({ ...picture, id: fileId }));
  }

  /** Who replies on the deepest level answer, where their path does not tell. */
  async #answered(tx: Tx, contributions: Contribution[]) {
    const deepest = contributions.filter(({ path }) => path.length === 3);
    tx.prime(Contribution, contributions, ({ id }) => id);
    const found = await Promise.all(
      deepest.map(async ({ id, parentId }) => {
        const parent = parentId ? await contributionOf(tx, parentId) : undefined;
        return [id, parent?.path.length === 3 ? await seatOf(tx, parent.seatId) : undefined] as const;
      }),
    );
    return new Map(found);
  }
}

/** Its words are shown to nobody, or to its author alone. */
const gone = ({ withdrawnAt, hiddenAt }: Contribution) => withdrawnAt !== null || hiddenAt !== null;

const rights = (membership: Membership, challenge: Challenge, contribution: Contribution): ContributionRights => ({
  edit: mayEdit(membership, contribution),
  withdraw: mayWithdraw(membership, contribution),
  restore: mayRestore(membership, contribution),
  reply: mayReply(membership, challenge, contribution),
  react: mayReact(membership, challenge, contribution),
  hide: mayHide(membership, challenge, contribution),
  show: mayShow(membership, challenge, contribution),
  answerHiding: mayAnswerHiding(membership, contribution),
  move: mayMove(membership, challenge, contribution),
  splitOff: maySplitOff(membership, challenge, contribution),
  reportContent: mayReport(membership, challenge, contribution.authorId),
});
