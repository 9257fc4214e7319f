import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { membershipOf } from '../networks/membership/membership.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { MessageRetentionInput } from './chat.inputs.js';
import {
  Chat,
  ChatRights,
  ExpiringMessages,
  MessageConnection,
  PageOfMessages,
  RetentionChoice,
} from './chat.types.js';
import { ChatQueries } from './chat-queries.service.js';
import { mayChooseRetention, mayPostMessage } from './message.policy.js';
import { RetentionService } from './retention.service.js';

@Resolver(() => Chat)
export class ChatResolver {
  constructor(
    private readonly chatQueries: ChatQueries,
    private readonly retentionService: RetentionService,
  ) {}

  @Query(() => Chat, { description: 'The chat of a network, for its members. NOT_FOUND.' })
  async chat(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<Chat> {
    return this.chatQueries.read(await db.read(), networkId);
  }

  @Mutation(() => Chat, { description: "Moves the viewer's own read mark forward; it never moves back." })
  async markChatRead(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<Chat> {
    await db.write((tx) => this.chatQueries.markRead(tx, networkId, seq));
    return this.chatQueries.read(await db.read(), networkId);
  }

  @Mutation(() => Chat, {
    description: 'A facilitator chooses how long messages are retained. Older messages are deleted at once.',
  })
  async setMessageRetention(@Db() db: RequestDatabase, @Args('input') input: MessageRetentionInput): Promise<Chat> {
    await db.write((tx) => this.retentionService.choose(tx, input));
    return this.chatQueries.read(await db.read(), input.networkId);
  }

  @ResolveField(() => MessageConnection, {
    description: 'The newest page unless a cursor is given; at most 100 a page.',
  })
  async messages(
    @Db() db: RequestDatabase,
    @Parent() { networkId }: Chat,
    @Args() page: PageOfMessages,
  ): Promise<MessageConnection> {
    return this.chatQueries.page(await db.read(), networkId, page);
  }

  @ResolveField(() => Int, { description: "The viewer's own read mark: the last journal number read here." })
  async myReadSeq({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<number> {
    return this.chatQueries.myReadSeq(await db.read(), networkId);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The journal number of the first unread message by somebody else.',
  })
  async firstUnread({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<number | null> {
    return this.chatQueries.firstUnread(await db.read(), networkId);
  }

  @ResolveField(() => ExpiringMessages, { nullable: true })
  async expiringSoon({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<ExpiringMessages | null> {
    return this.retentionService.expiringSoon(await db.read(), networkId);
  }

  @ResolveField(() => [RetentionChoice], { description: 'Empty unless the viewer may choose.' })
  async retentionChoices({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<RetentionChoice[]> {
    return this.retentionService.choices(await db.read(), networkId);
  }

  @ResolveField(() => ChatRights)
  async viewerMay({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<ChatRights> {
    const membership = await membershipOf(await db.read(), networkId);
    return { post: mayPostMessage(membership), chooseRetention: mayChooseRetention(membership) };
  }
}
