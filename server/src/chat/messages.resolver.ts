import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, IdPipe } from '../platform/graphql/context.js';
import { EditMessageInput, PostMessageInput, ReactionInput } from './chat.inputs.js';
import { MessageView } from './chat.types.js';
import { ChatQueries } from './chat-queries.service.js';
import { MessageService } from './messages.service.js';
import { ReactionService } from './reactions.service.js';

@Resolver(() => MessageView)
export class MessagesResolver {
  constructor(
    private readonly chatQueries: ChatQueries,
    private readonly messageService: MessageService,
    private readonly reactionService: ReactionService,
  ) {}

  @Query(() => MessageView, {
    description: 'For members of the network. NOT_FOUND, also when the message has expired.',
  })
  async message(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<MessageView> {
    return this.chatQueries.message(await db.read(), id);
  }

  @Mutation(() => MessageView, {
    description:
      'By any member of a network that is not read-only. BAD_INPUT `required` on `body` without text, picture and resource. TOO_MANY beyond 50 changes in ten seconds.',
  })
  async postMessage(@Db() db: RequestDatabase, @Args('input') input: PostMessageInput): Promise<MessageView> {
    return db.write((tx) => this.messageService.post(tx, input));
  }

  @Mutation(() => MessageView, { description: 'By its author. The earlier text is not retained.' })
  async editMessage(@Db() db: RequestDatabase, @Args('input') input: EditMessageInput): Promise<MessageView> {
    await db.write((tx) => this.messageService.edit(tx, input));
    return this.chatQueries.message(await db.read(), input.id);
  }

  @Mutation(() => MessageView, {
    description: 'By its author. The text disappears for all others at once, also from challenges that quote it.',
  })
  async withdrawMessage(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<MessageView> {
    await db.write((tx) => this.messageService.withdraw(tx, id));
    return this.chatQueries.message(await db.read(), id);
  }

  @Mutation(() => MessageView, {
    description:
      'By its author: shows a withdrawn message again. Challenges that quoted it show it only when the author agrees again.',
  })
  async restoreMessage(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<MessageView> {
    await db.write((tx) => this.messageService.restore(tx, id));
    return this.chatQueries.message(await db.read(), id);
  }

  @Mutation(() => MessageView, { description: 'By any member, to messages of others; each kind once.' })
  async addReaction(@Db() db: RequestDatabase, @Args('input') input: ReactionInput): Promise<MessageView> {
    await db.write((tx) => this.reactionService.add(tx, input));
    return this.chatQueries.message(await db.read(), input.messageId);
  }

  @Mutation(() => MessageView, { description: "Removes the viewer's own reaction of this kind, if there is one." })
  async removeReaction(@Db() db: RequestDatabase, @Args('input') input: ReactionInput): Promise<MessageView> {
    await db.write((tx) => this.reactionService.remove(tx, input));
    return this.chatQueries.message(await db.read(), input.messageId);
  }
}
