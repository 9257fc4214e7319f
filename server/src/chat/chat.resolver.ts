import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { standingOf } from '../networks/standing.js';
import type { Door } from '../platform/door.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { KeepMessagesInput } from './chat.inputs.js';
import { Chat, ChatRights, GoingMessages, KeepingChoice, MessageConnection, PageOfMessages } from './chat.types.js';
import { Keeping } from './keeping.service.js';
import { mayChooseKeeping, mayPostMessage } from './message.policy.js';
import { ReadingChat } from './reading-chat.service.js';

@Resolver(() => Chat)
export class ChatResolver {
  constructor(
    private readonly reading: ReadingChat,
    private readonly keeping: Keeping,
  ) {}

  @Query(() => Chat)
  async chat(@Through() door: Door, @Args('networkId', { type: () => ID }, AnId) networkId: string): Promise<Chat> {
    return this.reading.read(await door.read(), networkId);
  }

  @Mutation(() => Chat, { description: "Moves the viewer's own read mark forward; it never moves back." })
  async markChatRead(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<Chat> {
    await door.write((tx) => this.reading.markRead(tx, networkId, seq));
    return this.reading.read(await door.read(), networkId);
  }

  @Mutation(() => Chat, {
    description: 'A facilitator chooses how long messages are kept. What is older than that is gone at once.',
  })
  async keepMessages(@Through() door: Door, @Args('input') input: KeepMessagesInput): Promise<Chat> {
    await door.write((tx) => this.keeping.choose(tx, input));
    return this.reading.read(await door.read(), input.networkId);
  }

  @ResolveField(() => MessageConnection, {
    description: 'The newest page unless a place is given; at most 100 a page.',
  })
  async messages(
    @Through() door: Door,
    @Parent() { networkId }: Chat,
    @Args() page: PageOfMessages,
  ): Promise<MessageConnection> {
    return this.reading.page(await door.read(), networkId, page);
  }

  @ResolveField(() => Int, { description: "The viewer's own read mark: the last journal number seen here." })
  async myReadSeq({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<number> {
    return this.reading.myReadSeq(await door.read(), networkId);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The journal number of the first unread message by somebody else.',
  })
  async firstUnread({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<number | null> {
    return this.reading.firstUnread(await door.read(), networkId);
  }

  @ResolveField(() => GoingMessages, { nullable: true })
  async going({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<GoingMessages | null> {
    return this.keeping.going(await door.read(), networkId);
  }

  @ResolveField(() => [KeepingChoice], { description: 'Empty unless the viewer may choose.' })
  async keepingChoices({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<KeepingChoice[]> {
    return this.keeping.choices(await door.read(), networkId);
  }

  @ResolveField(() => ChatRights)
  async viewerMay({ networkId }: Chat, _: unknown, { door }: RequestContext): Promise<ChatRights> {
    const standing = await standingOf(await door.read(), networkId);
    return { post: mayPostMessage(standing), keep: mayChooseKeeping(standing) };
  }
}
