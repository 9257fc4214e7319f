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

/** Moderation of a thread by facilitators, and the authors' answers. */
@Resolver(() => LogEntry)
export class ThreadModerationResolver {
  constructor(
    private readonly threadModerationService: ThreadModerationService,
    private readonly contributionMoveService: ContributionMoveService,
  ) {}

  @Mutation(() => Challenge, { description: 'By a facilitator: pins or unpins the challenge.' })
  async pinThread(
    @Db() db: RequestDatabase,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args('pinned') pinned: boolean,
  ): Promise<Challenge> {
    await db.write((tx) => this.threadModerationService.pinOrLock(tx, challengeId, { pinned }));
    return this.#challenge(await db.read(), challengeId);
  }

  @Mutation(() => Challenge, {
    description: 'By a facilitator: locks the thread for new contributions, or unlocks it.',
  })
  async lockThread(
    @Db() db: RequestDatabase,
    @Args('challengeId', { type: () => ID }, IdPipe) challengeId: string,
    @Args('locked') locked: boolean,
  ): Promise<Challenge> {
    await db.write((tx) => this.threadModerationService.pinOrLock(tx, challengeId, { locked }));
    return this.#challenge(await db.read(), challengeId);
  }

  @Mutation(() => Boolean, {
    description: 'By a facilitator: hides it until its author has answered; only the author can read the text then.',
  })
  async hideContribution(@Db() db: RequestDatabase, @Args('input') input: HideContributionInput): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.hide(tx, input));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "By a facilitator: shows hidden content again, with the author's present text.",
  })
  async showContribution(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.show(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'By its author: answers the reason for hiding it; all members can read the answer.',
  })
  async answerHiding(@Db() db: RequestDatabase, @Args('input') input: AnswerHidingInput): Promise<boolean> {
    await db.write((tx) => this.threadModerationService.answer(tx, input));
    return true;
  }

  @Mutation(() => Challenge, {
    description:
      'By a facilitator: moves it with its replies. BAD_INPUT on `challengeId`: `notAskedFor` when the owner there has not asked for that kind, `newcomers` when somebody would get to read what is hidden from them.',
  })
  async moveContribution(@Db() db: RequestDatabase, @Args('input') input: MoveContributionInput): Promise<Challenge> {
    await db.write((tx) => this.contributionMoveService.move(tx, input));
    return this.#challenge(await db.read(), input.challengeId);
  }

  @Mutation(() => Boolean, { description: 'By a facilitator: proposes to its author to make it a challenge.' })
  async proposeThreadSplit(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.contributionMoveService.proposeThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'By the author, who declines, or a facilitator, who withdraws the proposal.',
  })
  async dropThreadSplit(
    @Db() db: RequestDatabase,
    @Args('contributionId', { type: () => ID }, IdPipe) contributionId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.contributionMoveService.dropThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Challenge, {
    description: "By its author: accepts. It moves with its replies to the author's own new challenge.",
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
