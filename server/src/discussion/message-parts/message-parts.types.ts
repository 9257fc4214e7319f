import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { Field, ObjectType } from '@nestjs/graphql';
import { ResourceFile } from '../../library/resource-version.entity.js';
import { SeatWithPerson } from '../../networks/membership/seat.entity.js';
import { enumOf } from '../../platform/graphql/fields.js';

export const ReactionKindEnum = enumOf('ReactionKind', reactionKinds, 'What one can say to a message without words.');

@ObjectType({ description: 'A reaction to a message, by a seat. Never counted, never used for sorting.' })
export class Reaction {
  @Field(() => ReactionKindEnum)
  kind: ReactionKind;
  @Field()
  seat: SeatWithPerson;
}

@ObjectType({ description: 'A picture in a message, at `/files/ID`; its thumbnail is at `/files/ID/thumbnail`.' })
export class MessagePicture extends ResourceFile {
  @Field({ description: 'Alternative text.' })
  alt: string;
}
