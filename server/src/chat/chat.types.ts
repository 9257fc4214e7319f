import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Resource } from '../library/library.types.js';
import { ResourceFile } from '../library/resource-version.entity.js';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { enumOf } from '../platform/graphql/fields.js';
import { Message } from './message.entity.js';

export const ReactionKindEnum = enumOf('ReactionKind', reactionKinds, 'What one can say to a message without words.');

@ObjectType({ description: 'Said without words, by a seat. Never counted, never sorted by.' })
export class Reaction {
  @Field(() => ReactionKindEnum)
  kind: ReactionKind;
  @Field()
  seat: SeatWithPerson;
}

@ObjectType({ description: 'What a message answers.' })
export class QuotedMessage {
  @Field(() => ID)
  id: string;
  @Field(() => Int)
  seq: number;
  @Field({ description: `The first ${limits.excerpt} characters, or what its picture shows; empty when withdrawn.` })
  excerpt: string;
  @Field()
  author: SeatWithPerson;
}

@ObjectType({ description: 'A picture in a message. It is at `/files/ID` and small at `/files/ID/thumbnail`.' })
export class MessagePicture extends ResourceFile {
  @Field({ description: 'What it shows, in words.' })
  alt: string;
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
    'One message of a conversation. Withdrawn, it is an empty place. It is deleted when the room keeps it no longer.',
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
  @Field(() => Resource, { nullable: true, description: 'Null when it, or the message, is withdrawn.' })
  resource: Resource | null;
  @Field()
  viewerMay: MessageRights;
}

@ArgsType()
export class PageOfMessages {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true, description: 'The page that ends just before this place.' })
  before?: string | null;
  @Field(() => String, { nullable: true, description: 'The page that begins just after this place.' })
  after?: string | null;
}

@ObjectType({ description: 'Oldest first, whichever way one came.' })
export class MessageConnection {
  @Field(() => [MessageView])
  nodes: MessageView[];
  @Field(() => String, {
    nullable: true,
    description: 'Give as `before` for the page above; null when this is the beginning.',
  })
  older: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Give as `after` for the page below; null when this is the end.',
  })
  newer: string | null;
}

@ObjectType({ description: 'What goes within the next week, because it gets older than the room keeps.' })
export class ExpiringMessages {
  @Field(() => Int, { description: 'At most 100 are counted.' })
  count: number;
  @Field({ description: 'When the first of them goes.' })
  from: Date;
}

@ObjectType({ description: 'How long messages could be kept, and what that would take away at once.' })
export class RetentionChoice {
  @Field(() => Int)
  days: number;
  @Field(() => Int, { description: 'Messages that would be deleted at once; at most 100 are counted.' })
  gone: number;
}

@ObjectType({ description: 'What the viewer may do in this conversation.' })
export class ChatRights {
  @Field()
  post: boolean;
  @Field({ description: 'Choose how long messages are kept.' })
  chooseRetention: boolean;
}

@ObjectType({ description: 'The conversation of a room.' })
export class Chat {
  @Field(() => ID)
  networkId: string;
  @Field(() => Int, { description: 'Messages older than so many days are deleted.' })
  retentionDays: number;
}
