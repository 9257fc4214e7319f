import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Challenge } from '../challenges/challenge.entity.js';
import type { Contribution } from './contribution.entity.js';
import { ContributionReactionService } from './contribution-reactions.service.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { ContributionVersionService } from './contribution-versions.service.js';
import { ContributionReactionInput, EditContributionInput, PostContributionInput } from './contributions.inputs.js';
import { ContributionService } from './contributions.service.js';
import { ContributionConnection, ContributionView, PageOfContributions } from './contributions.types.js';
import { ThreadQueries } from './thread-queries.service.js';

@Resolver(() => ContributionView)
export class ContributionsResolver {
  constructor(
    private readonly threadQueries: ThreadQueries,
    private readonly contributionService: ContributionService,
    private readonly contributionVersionService: ContributionVersionService,
    private readonly contributionReactionService: ContributionReactionService,
  ) {}

  @Query(() => ContributionView, { description: 'For members of the network who may see its challenge. NOT_FOUND.' })
  async contribution(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ContributionView> {
    return this.threadQueries.read(await db.read(), id);
  }

  @Mutation(() => ContributionView, {
    description: 'Posts in a thread. BAD_INPUT on `kind` when the owner of the challenge has not asked for that kind.',
  })
  async postContribution(
    @Db() db: RequestDatabase,
    @Args('input') input: PostContributionInput,
  ): Promise<ContributionView> {
    try {
      return await db.write(async (tx) =>
        this.threadQueries.toViews(tx, await this.contributionService.post(tx, input)),
      );
    } catch (error) {
      // A retry is answered with the stored contribution. If that lookup fails, the first error is returned:
      // BUSY from the lookup would claim that nothing was saved.
      const posted = await db
        .read()
        .then((tx) => this.threadQueries.readEarlier(tx, input.challengeId, input.clientId))
        .catch(() => undefined);
      if (!posted) throw error;
      return posted;
    }
  }

  @Mutation(() => ContributionView, { description: 'By its author; the earlier text stays readable.' })
  async editContribution(
    @Db() db: RequestDatabase,
    @Args('input') input: EditContributionInput,
  ): Promise<ContributionView> {
    await db.write((tx) => this.contributionService.edit(tx, input));
    return this.threadQueries.read(await db.read(), input.id);
  }

  @Mutation(() => ContributionView, {
    description: 'By its author; the text disappears for all others at once, the replies stay.',
  })
  async withdrawContribution(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ContributionView> {
    await db.write((tx) => this.contributionService.withdraw(tx, id));
    return this.threadQueries.read(await db.read(), id);
  }

  @Mutation(() => ContributionView, { description: 'By its author: shows a withdrawn contribution again.' })
  async restoreContribution(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ContributionView> {
    await db.write((tx) => this.contributionService.restore(tx, id));
    return this.threadQueries.read(await db.read(), id);
  }

  @Mutation(() => ContributionView, {
    description:
      'By any member who can read the thread, to contributions of others in a thread that is not locked; each kind once.',
  })
  async reactToContribution(
    @Db() db: RequestDatabase,
    @Args('input') input: ContributionReactionInput,
  ): Promise<ContributionView> {
    await db.write((tx) => this.contributionReactionService.add(tx, input));
    return this.threadQueries.read(await db.read(), input.contributionId);
  }

  @Mutation(() => ContributionView, { description: "Removes the viewer's own reaction of this kind, if there is one." })
  async removeContributionReaction(
    @Db() db: RequestDatabase,
    @Args('input') input: ContributionReactionInput,
  ): Promise<ContributionView> {
    await db.write((tx) => this.contributionReactionService.remove(tx, input));
    return this.threadQueries.read(await db.read(), input.contributionId);
  }

  @ResolveField(() => [ContributionVersion], {
    description: 'Earlier texts, oldest first; at most 100. Empty when withdrawn or hidden.',
  })
  async earlier(contribution: Contribution, _: unknown, { db }: RequestContext): Promise<ContributionVersion[]> {
    return this.contributionVersionService.earlier(await db.read(), contribution);
  }
}

/** Contributions as fields of a challenge. */
@Resolver(() => Challenge)
export class ThreadResolver {
  constructor(private readonly threadQueries: ThreadQueries) {}

  @ResolveField(() => ContributionConnection, {
    description: 'Reading order: each contribution is followed by the replies to it. At most 100 a page.',
  })
  async contributions(
    @Db() db: RequestDatabase,
    @Parent() challenge: Challenge,
    @Args() page: PageOfContributions,
  ): Promise<ContributionConnection> {
    return this.threadQueries.page(await db.read(), challenge, page);
  }
}
