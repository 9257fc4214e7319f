import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MessagePicture, Reaction } from '../discussion/message-parts/message-parts.types.js';
import { Resource } from '../library/library.types.js';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { Message } from './message.entity.js';

@ObjectType({ description: 'The message that a message answers.' })
export class QuotedMessage {
  @Field(() => ID)
  id: string;
  @Field(() => Int)
  seq: number;
  @Field({
    description: `The first ${limits.excerpt} characters, or the alternative text of its picture; empty when withdrawn.`,
  })
  excerpt: string;
  @Field()
  author: SeatWithPerson;
}

@ObjectType({ description: 'What the viewer may do with this message.' })
export class MessageRights {
  @Field()
  edit: boolean;
  @Field()
  withdraw: boolean;
  @Field()
  restore: boolean;
  @Field()
  react: boolean;
}

@ObjectType('Message', {
  description:
    'One message of a chat. A withdrawn message has no content. Messages older than the retention time are deleted.',
})
export class MessageView extends Message {
  @Field()
  author: SeatWithPerson;
  @Field(() => QuotedMessage, { nullable: true })
  quoted: QuotedMessage | null;
  @Field(() => [Reaction], { description: 'Empty when withdrawn.' })
  reactions: Reaction[];
  @Field(() => [MessagePicture], { description: 'Empty when withdrawn; at most 4.' })
  pictures: MessagePicture[];
  @Field(() => Resource, { nullable: true, description: 'Null when the resource or the message is withdrawn.' })
  resource: Resource | null;
  @Field()
  viewerMay: MessageRights;
}

@ArgsType()
export class PageOfMessages {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true, description: 'The cursor of the page that ends just before this message.' })
  before?: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the page that begins just after this message.' })
  after?: string | null;
}

@ObjectType({ description: 'Oldest first, in both directions.' })
export class MessageConnection {
  @Field(() => [MessageView])
  nodes: MessageView[];
  @Field(() => String, {
    nullable: true,
    description: 'Give as `before` for the preceding page; null on the first page.',
  })
  older: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Give as `after` for the following page; null on the last page.',
  })
  newer: string | null;
}

@ObjectType({ description: 'Messages that will be deleted within a week because of the retention time.' })
export class ExpiringMessages {
  @Field(() => Int, { description: 'At most 100 are counted.' })
  count: number;
  @Field({ description: 'When the first of them is deleted.' })
  from: Date;
}

@ObjectType({ description: 'A possible retention time, and how many messages it would delete at once.' })
export class RetentionChoice {
  @Field(() => Int)
  days: number;
  @Field(() => Int, { description: 'Messages that would be deleted at once; at most 100 are counted.' })
  gone: number;
}

@ObjectType({ description: 'What the viewer may do in this chat.' })
export class ChatRights {
  @Field()
  post: boolean;
  @Field({ description: 'Choose how long messages are retained.' })
  chooseRetention: boolean;
}

@ObjectType({ description: 'The chat of a network.' })
export class Chat {
  @Field(() => ID)
  networkId: string;
  @Field(() => Int, { description: 'Messages older than this number of days are deleted.' })
  retentionDays: number;
}
