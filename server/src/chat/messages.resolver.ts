import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { EditMessageInput, NodInput, PostMessageInput } from './chat.inputs.js';
import { ShownMessage } from './chat.types.js';
import { Nodding } from './nodding.service.js';
import { ReadingChat } from './reading-chat.service.js';
import { Speaking } from './speaking.service.js';

@Resolver(() => ShownMessage)
export class MessagesResolver {
  constructor(
    private readonly reading: ReadingChat,
    private readonly speaking: Speaking,
    private readonly nodding: Nodding,
  ) {}

  @Query(() => ShownMessage)
  async message(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<ShownMessage> {
    return this.reading.message(await door.read(), id);
  }

  @Mutation(() => ShownMessage, {
    description: 'Says something in the room. TOO_MANY beyond 50 changes in ten seconds.',
  })
  async postMessage(@Through() door: Door, @Args('input') input: PostMessageInput): Promise<ShownMessage> {
    return door.write((tx) => this.speaking.post(tx, input));
  }

  @Mutation(() => ShownMessage, { description: 'By its author. The earlier text is not kept.' })
  async editMessage(@Through() door: Door, @Args('input') input: EditMessageInput): Promise<ShownMessage> {
    await door.write((tx) => this.speaking.edit(tx, input));
    return this.reading.message(await door.read(), input.id);
  }

  @Mutation(() => ShownMessage, {
    description: 'By its author; the words are gone for all others at once, also from challenges they were lifted to.',
  })
  async withdrawMessage(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<ShownMessage> {
    await door.write((tx) => this.speaking.withdraw(tx, id));
    return this.reading.message(await door.read(), id);
  }

  @Mutation(() => ShownMessage)
  async restoreMessage(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<ShownMessage> {
    await door.write((tx) => this.speaking.restore(tx, id));
    return this.reading.message(await door.read(), id);
  }

  @Mutation(() => ShownMessage, { description: "To others' messages, each kind once." })
  async nod(@Through() door: Door, @Args('input') input: NodInput): Promise<ShownMessage> {
    await door.write((tx) => this.nodding.nod(tx, input));
    return this.reading.message(await door.read(), input.messageId);
  }

  @Mutation(() => ShownMessage)
  async takeBackNod(@Through() door: Door, @Args('input') input: NodInput): Promise<ShownMessage> {
    await door.write((tx) => this.nodding.takeBack(tx, input));
    return this.reading.message(await door.read(), input.messageId);
  }
}
