import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../challenges/challenge.entity.js';
import type { Door } from '../platform/door.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Contributing } from './contributing.service.js';
import type { Contribution } from './contribution.entity.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { EditContributionInput, PostContributionInput } from './contributions.inputs.js';
import { ContributionConnection, PageOfContributions, ShownContribution } from './contributions.types.js';
import { ReadingThread } from './reading-thread.service.js';
import { Versions } from './versions.service.js';

@Resolver(() => ShownContribution)
export class ContributionsResolver {
  constructor(
    private readonly reading: ReadingThread,
    private readonly contributing: Contributing,
    private readonly versions: Versions,
  ) {}

  @Query(() => ShownContribution)
  async contribution(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<ShownContribution> {
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => ShownContribution, {
    description:
      'Says something in a thread. BAD_INPUT on `kind` for what the owner of the challenge has not asked for.',
  })
  async postContribution(
    @Through() door: Door,
    @Args('input') input: PostContributionInput,
  ): Promise<ShownContribution> {
    try {
      return await door.write(async (tx) => this.reading.show(tx, await this.contributing.post(tx, input)));
    } catch (error) {
      // A retry of what has been posted is answered with what was posted. Where that cannot be found out, the first error stands:
      // a BUSY of this look-up would say that nothing was saved.
      const posted = await door
        .read()
        .then((tx) => this.reading.saidBefore(tx, input.challengeId, input.clientId))
        .catch(() => undefined);
      if (!posted) throw error;
      return posted;
    }
  }

  @Mutation(() => ShownContribution, { description: 'By its author; the earlier text stays readable.' })
  async editContribution(
    @Through() door: Door,
    @Args('input') input: EditContributionInput,
  ): Promise<ShownContribution> {
    await door.write((tx) => this.contributing.edit(tx, input));
    return this.reading.read(await door.read(), input.id);
  }

  @Mutation(() => ShownContribution, {
    description: 'By its author; the words are gone for all others at once, the replies stay.',
  })
  async withdrawContribution(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<ShownContribution> {
    await door.write((tx) => this.contributing.withdraw(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => ShownContribution)
  async restoreContribution(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<ShownContribution> {
    await door.write((tx) => this.contributing.restore(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @ResolveField(() => [ContributionVersion], {
    description: 'Earlier texts, oldest first; at most 100. Empty when withdrawn or hidden.',
  })
  async earlier(contribution: Contribution, _: unknown, { door }: RequestContext): Promise<ContributionVersion[]> {
    return this.versions.earlier(await door.read(), contribution);
  }
}

/** What contributions add to a challenge. */
@Resolver(() => Challenge)
export class ThreadResolver {
  constructor(private readonly reading: ReadingThread) {}

  @ResolveField(() => ContributionConnection, {
    description: 'Reading order: each contribution is followed by the replies to it. At most 100 a page.',
  })
  async contributions(
    @Through() door: Door,
    @Parent() challenge: Challenge,
    @Args() page: PageOfContributions,
  ): Promise<ContributionConnection> {
    return this.reading.page(await door.read(), challenge, page);
  }
}
