import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { LogEntry } from '../../networks/activity/room-log.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { ContributionMoveService } from './contribution-moves.service.js';
import { AnswerHidingInput, HideContributionInput, MoveContributionInput } from './moderation.inputs.js';
import { ThreadModerationService } from './thread-moderation.service.js';

/** What a facilitator does with the form of a thread, and what its authors answer. */
@Resolver(() => LogEntry)
export class ThreadModerationResolver {
  constructor(
    private readonly threadModerationService: ThreadModerationService,
    private readonly contributionMoveService: ContributionMoveService,
  ) {}

  @Mutation(() => Challenge, { description: 'A facilitator lets it stand first in the room, or no longer.' })
  async pinThread(
    @Db() db: RequestDatabase,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args('pinned') pinned: boolean,
  ): Promise<Challenge> {
    await db.write((tx) => this.threadModerationService.pinOrLock(tx, challengeId, { pinned }));
    return this.#challenge(await db.read(), challengeId);
  }

  @Mutation(() => Challenge, { description: 'A facilitator closes the thread for new contributions, or opens it.' })
  async lockThread(
    @Db() db: RequestDatabase,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args('locked') locked: boolean,
  ): Promise<Challenge> {
    await db.write((tx) => this.threadModerationService.pinOrLock(tx, challengeId, { locked }));
    return this.#challenge(await db.read(), challengeId);
  }

  @Mutation(() => Boolean, {
    description: 'A facilitator hides it until its author has answered; the words are then there for the author only.',
  })
  async hideContribution(@Db() db: RequestDatabase, @Args('input') input: HideContributionInput): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.hide(tx, input));
    return true;
  }

  @Mutation(() => Boolean, { description: 'A facilitator shows again what is hidden, as its author has it now.' })
  async showContribution(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.show(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, { description: 'Its author answers why it is hidden; all members read that.' })
  async answerHiding(@Db() db: RequestDatabase, @Args('input') input: AnswerHidingInput): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.answer(tx, input));
    return true;
  }

  @Mutation(() => Challenge, {
    description:
      'A facilitator moves it, with the replies to it. BAD_INPUT on `challengeId`: `notAskedFor` for what the owner there has not asked for, `newcomers` when somebody would get to read what is closed to her.',
  })
  async moveContribution(@Db() db: RequestDatabase, @Args('input') input: MoveContributionInput): Promise<Challenge> {
    await db.write((tx) => this.contributionMoveService.move(tx, input));
    return this.#challenge(await db.read(), input.challengeId);
  }

  @Mutation(() => Boolean, { description: 'A facilitator proposes to its author that it becomes a challenge.' })
  async proposeThreadSplit(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.contributionMoveService.proposeThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, { description: 'The author says no, or a facilitator takes the proposal back.' })
  async dropThreadSplit(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.contributionMoveService.dropThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Challenge, {
    description: "Its author says yes: it moves, with the replies to it, to the author's own new challenge.",
  })
  async splitThread(@Db() db: RequestDatabase, @Args('input') input: MoveContributionInput): Promise<Challenge> {
    await db.write((tx) => this.contributionMoveService.splitOff(tx, input));
    return this.#challenge(await db.read(), input.challengeId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null when the viewer cannot read the challenge now.' })
  async challengeTitle({ challengeId }: LogEntry, _: unknown, { db }: RequestContext): Promise<string | null> {
    return challengeId ? ((await challengeOf(await db.read(), challengeId))?.title ?? null) : null;
  }

  async #challenge(tx: Tx, id: string): Promise<Challenge> {
    const challenge = await challengeOf(tx, id);
    if (!challenge) throw notFound();
    return challenge;
  }
}
