import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { type PassageKind, passageKinds } from '../passages/passage.entity.js';
import { enumOf } from '../platform/graphql/fields.js';

export const FoundKindEnum = enumOf(
  'FoundKind',
  passageKinds,
  'CONTRIBUTION is an answer to a challenge, CONSULTATION a post in a consultation, MINUTES what a meeting has written about one item.',
);

@ObjectType({ description: 'A piece of a sentence, as plain text.' })
export class ExcerptPart {
  @Field()
  text: string;
  @Field({ description: 'A word that was looked for.' })
  marked: boolean;
}

@ObjectType({ description: 'Something of a room that answers a question. Where it is follows from the kind.' })
export class Found {
  @Field(() => ID)
  id: string;
  @Field(() => FoundKindEnum)
  kind: PassageKind;
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Of a CONTRIBUTION and a CONSULTATION: the challenge it belongs to.',
  })
  challengeId: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a CONSULTATION.' })
  consultationId: string | null;
  @Field(() => ID, { nullable: true, description: 'Of MINUTES.' })
  meetingId: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the challenge, the resource or the item of the meeting; null for a MESSAGE.',
  })
  title: string | null;
  @Field(() => [ExcerptPart], { description: 'The sentence that tells most; empty when the title alone was found.' })
  excerpt: ExcerptPart[];
  @Field()
  at: Date;
  @Field()
  by: SeatWithPerson;
}

@ObjectType({ description: 'A word of the question, as it was understood.' })
export class LookedFor {
  @Field()
  word: string;
  @Field(() => [String], {
    description: 'How else it is written in Bokmål and Nynorsk, as far as it is listed; at most 3.',
  })
  forms: string[];
}

@ObjectType({ description: 'What was found in the rooms of the viewer, best first.' })
export class SearchAnswer {
  @Field(() => [Found])
  found: Found[];
  @Field(() => Int, { description: 'How many more answer the question; they are reached by narrowing it.' })
  more: number;
  @Field(() => [LookedFor], { description: 'The words that tell something; depends on the question alone.' })
  looked: LookedFor[];
}

@ObjectType({ description: 'How far the job has come that makes old texts found, in all rooms together.' })
export class SearchProgress {
  @Field(() => Int, { description: 'People in a seat; the job looks at what each of them reads.' })
  people: number;
  @Field(() => Int, { description: 'Those it has looked at; as many as there are when it has nothing to do.' })
  done: number;
  @Field(() => Int, { description: 'Texts it has made found since the beginning.' })
  made: number;
  @Field(() => Int, { description: 'People whose texts it will look at again, because something has failed.' })
  failed: number;
}
