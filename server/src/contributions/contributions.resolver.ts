import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../challenges/challenge.entity.js';
import { Seat, seatOf } from '../networks/seat.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { Contributing } from './contributing.service.js';
import { Contribution } from './contribution.entity.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { EditContributionInput, PostContributionInput } from './contributions.inputs.js';
import { ContributionConnection, ContributionRights, PageOfContributions } from './contributions.types.js';
import { ReadingThread } from './reading-thread.service.js';
import { Versions } from './versions.service.js';

async function theSeat(door: Door, id: string): Promise<Seat> {
  const seat = await seatOf(await door.read(), id);
  if (!seat) throw notFound();
  return seat;
}

@Resolver(() => Contribution)
export class ContributionsResolver {
  constructor(
    private readonly reading: ReadingThread,
    private readonly contributing: Contributing,
    private readonly versions: Versions,
  ) {}

  @Query(() => Contribution)
  async contribution(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Contribution> {
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Contribution, {
    description:
      'Says something in a thread. BAD_INPUT on `kind` for what the owner of the challenge has not asked for.',
  })
  async postContribution(@Through() door: Door, @Args('input') input: PostContributionInput): Promise<Contribution> {
    return door.write((tx) => this.contributing.post(tx, input));
  }

  @Mutation(() => Contribution, { description: 'By its author; the earlier text stays readable.' })
  async editContribution(@Through() door: Door, @Args('input') input: EditContributionInput): Promise<Contribution> {
    await door.write((tx) => this.contributing.edit(tx, input));
    return this.reading.read(await door.read(), input.id);
  }

  @Mutation(() => Contribution, {
    description: 'By its author; the words are gone for all others at once, the replies stay.',
  })
  async withdrawContribution(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<Contribution> {
    await door.write((tx) => this.contributing.withdraw(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Contribution)
  async restoreContribution(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<Contribution> {
    await door.write((tx) => this.contributing.restore(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @ResolveField(() => Int, { description: 'Level in the thread, 0 to 2.' })
  depth(@Parent() { path }: Contribution): number {
    return path.length - 1;
  }

  @ResolveField(() => Seat)
  async author(@Through() door: Door, @Parent() { seatId }: Contribution): Promise<Seat> {
    return theSeat(door, seatId);
  }

  @ResolveField(() => Seat, {
    nullable: true,
    description: 'Who is answered, when the reply stands on the deepest level beside its parent.',
  })
  async answersTo(@Through() door: Door, @Parent() contribution: Contribution): Promise<Seat | null> {
    const answered = await this.reading.answered(await door.read(), contribution);
    return answered && theSeat(door, answered.seatId);
  }

  @ResolveField(() => [ContributionVersion], {
    description: 'Earlier texts, oldest first; at most 100. Empty when withdrawn.',
  })
  async earlier(@Through() door: Door, @Parent() contribution: Contribution): Promise<ContributionVersion[]> {
    return this.versions.earlier(await door.read(), contribution);
  }

  @ResolveField(() => ContributionRights)
  async viewerMay(@Through() door: Door, @Parent() contribution: Contribution): Promise<ContributionRights> {
    return this.reading.rights(await door.read(), contribution);
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
    @Parent() { id }: Challenge,
    @Args() page: PageOfContributions,
  ): Promise<ContributionConnection> {
    return this.reading.page(await door.read(), id, page);
  }
}
