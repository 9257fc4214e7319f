import { type NodKind, nodKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { HeldSeat } from '../networks/seat.entity.js';
import { enumOf } from '../platform/graphql/fields.js';
import { ResourceFile } from '../resources/resource-version.entity.js';
import { Resource } from '../resources/resources.types.js';
import { Message } from './message.entity.js';

export const NodKindEnum = enumOf('NodKind', nodKinds, 'What one can say to a message without words.');

@ObjectType({ description: 'Said without words, by a seat. Never counted, never sorted by.' })
export class Nod {
  @Field(() => NodKindEnum)
  kind: NodKind;
  @Field()
  seat: HeldSeat;
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
  author: HeldSeat;
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
  nod: boolean;
}

@ObjectType('Message', {
  description:
    'One message of a conversation. Withdrawn, it is an empty place. It is deleted when the room keeps it no longer.',
})
export class ShownMessage extends Message {
  @Field()
  author: HeldSeat;
  @Field(() => QuotedMessage, { nullable: true })
  quoted: QuotedMessage | null;
  @Field(() => [Nod], { description: 'Empty when withdrawn.' })
  nods: Nod[];
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
  @Field(() => [ShownMessage])
  nodes: ShownMessage[];
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
export class GoingMessages {
  @Field(() => Int, { description: 'At most 100 are counted.' })
  count: number;
  @Field({ description: 'When the first of them goes.' })
  from: Date;
}

@ObjectType({ description: 'How long messages could be kept, and what that would take away at once.' })
export class KeepingChoice {
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
  keep: boolean;
}

@ObjectType({ description: 'The conversation of a room.' })
export class Chat {
  @Field(() => ID)
  networkId: string;
  @Field(() => Int, { description: 'Messages older than so many days are deleted.' })
  keptDays: number;
}
