import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../challenges/challenge.entity.js';
import { Chat } from '../chat/chat.types.js';
import type { Door } from '../platform/door.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Lifting } from './lifting.service.js';
import { LiftMessagesInput } from './lifts.inputs.js';
import { LiftRequest, Quote } from './lifts.types.js';
import { ReadingLifts } from './reading-lifts.service.js';

@Resolver(() => Challenge)
export class LiftsResolver {
  constructor(
    private readonly lifting: Lifting,
    private readonly reading: ReadingLifts,
  ) {}

  @Mutation(() => Challenge, {
    description:
      'By the owner of the challenge: asks those who wrote the messages. Their words stand there when they agree.',
  })
  async liftMessages(@Through() door: Door, @Args('input') input: LiftMessagesInput): Promise<Challenge> {
    return door.write((tx) => this.lifting.lift(tx, input));
  }

  @Mutation(() => Quote, { description: 'By the one who wrote the words.' })
  async agreeToLift(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Quote> {
    await door.write((tx) => this.lifting.agree(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @Mutation(() => Quote, { description: 'By the one who wrote the words; also takes back an earlier yes.' })
  async refuseLift(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Quote> {
    await door.write((tx) => this.lifting.refuse(tx, id));
    return this.reading.read(await door.read(), id);
  }

  @ResolveField(() => [Quote], { description: 'Words lifted from the chat, in the order they were said.' })
  async quotes({ id }: Challenge, _: unknown, { door }: RequestContext): Promise<Quote[]> {
    return this.reading.quotesOf(await door.read(), id);
  }
}

/** What lifts add to a conversation. */
@Resolver(() => Chat)
export class LiftRequestsResolver {
  constructor(private readonly reading: ReadingLifts) {}

  @ResolveField(() => [LiftRequest], { description: "What waits for the viewer's yes or no; at most 20." })
  async liftRequests({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<LiftRequest[]> {
    return this.reading.askedOfMe(await door.read(), networkId);
  }
}
