import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { LogEntry } from '../networks/room-log.entity.js';
import type { Tx } from '../platform/database/tx.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { AnswerHidingInput, HideContributionInput, MoveContributionInput } from './facilitation.inputs.js';
import { Moving } from './moving.service.js';
import { KeepingThreads } from './threads.service.js';

/** What a facilitator does with the form of a thread, and what its authors answer. */
@Resolver(() => LogEntry)
export class ThreadsResolver {
  constructor(
    private readonly keeping: KeepingThreads,
    private readonly moving: Moving,
  ) {}

  @Mutation(() => Challenge, { description: 'A facilitator lets it stand first in the room, or no longer.' })
  async pinThread(
    @Through() door: Door,
    @Args('challengeId', { type: () => ID }, AnId) challengeId: string,
    @Args('pinned') pinned: boolean,
  ): Promise<Challenge> {
    await door.write((tx) => this.keeping.keep(tx, challengeId, { pinned }));
    return this.#challenge(await door.read(), challengeId);
  }

  @Mutation(() => Challenge, { description: 'A facilitator closes the thread for new contributions, or opens it.' })
  async lockThread(
    @Through() door: Door,
    @Args('challengeId', { type: () => ID }, AnId) challengeId: string,
    @Args('locked') locked: boolean,
  ): Promise<Challenge> {
    await door.write((tx) => this.keeping.keep(tx, challengeId, { locked }));
    return this.#challenge(await door.read(), challengeId);
  }

  @Mutation(() => Boolean, {
    description: 'A facilitator hides it until its author has answered; the words are then there for the author only.',
  })
  async hideContribution(@Through() door: Door, @Args('input') input: HideContributionInput): Promise<boolean> {
    await door.write((tx) => this.keeping.hide(tx, input));
    return true;
  }

  @Mutation(() => Boolean, { description: 'A facilitator shows again what is hidden, as its author has it now.' })
  async showContribution(
    @Through() door: Door,
    @Args('contributionId', { type: () => ID }, AnId) contributionId: string,
  ): Promise<boolean> {
    await door.write((tx) => this.keeping.show(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, { description: 'Its author answers why it is hidden; all members read that.' })
  async answerHiding(@Through() door: Door, @Args('input') input: AnswerHidingInput): Promise<boolean> {
    await door.write((tx) => this.keeping.answer(tx, input));
    return true;
  }

  @Mutation(() => Challenge, {
    description:
      'A facilitator moves it, with the replies to it. BAD_INPUT on `challengeId`: `notAskedFor` for what the owner there has not asked for, `newcomers` when somebody would get to read what is closed to her.',
  })
  async moveContribution(@Through() door: Door, @Args('input') input: MoveContributionInput): Promise<Challenge> {
    await door.write((tx) => this.moving.move(tx, input));
    return this.#challenge(await door.read(), input.challengeId);
  }

  @Mutation(() => Boolean, { description: 'A facilitator proposes to its author that it becomes a challenge.' })
  async proposeThreadSplit(
    @Through() door: Door,
    @Args('contributionId', { type: () => ID }, AnId) contributionId: string,
  ): Promise<boolean> {
    await door.write((tx) => this.moving.proposeThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Boolean, { description: 'The author says no, or a facilitator takes the proposal back.' })
  async dropThreadSplit(
    @Through() door: Door,
    @Args('contributionId', { type: () => ID }, AnId) contributionId: string,
  ): Promise<boolean> {
    await door.write((tx) => this.moving.dropThreadSplit(tx, contributionId));
    return true;
  }

  @Mutation(() => Challenge, {
    description: "Its author says yes: it moves, with the replies to it, to the author's own new challenge.",
  })
  async splitThread(@Through() door: Door, @Args('input') input: MoveContributionInput): Promise<Challenge> {
    await door.write((tx) => this.moving.splitOff(tx, input));
    return this.#challenge(await door.read(), input.challengeId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null when the viewer cannot read the challenge now.' })
  async challengeTitle({ challengeId }: LogEntry, _: unknown, { door }: RequestContext): Promise<string | null> {
    return challengeId ? ((await challengeOf(await door.read(), challengeId))?.title ?? null) : null;
  }

  async #challenge(tx: Tx, id: string): Promise<Challenge> {
    const challenge = await challengeOf(tx, id);
    if (!challenge) throw notFound();
    return challenge;
  }
}
