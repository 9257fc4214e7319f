import { type Language, type QuoteAnswer, quoteAnswers } from '@krets/shared/kinds';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Challenge } from '../../discussion/challenges/challenge.entity.js';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { SeatWithPerson } from '../../networks/membership/seat.entity.js';
import { enumOf } from '../../platform/graphql/fields.js';

const QuoteAnswerEnum = enumOf('QuoteAnswer', quoteAnswers);

@ObjectType({ description: 'What the viewer may do with this quote.' })
export class QuoteRights {
  @Field()
  agree: boolean;
  @Field()
  refuse: boolean;
}

@ObjectType({
  description:
    'Words of the chat beside a challenge. Others than the owner of the challenge and their author see only what has been agreed to.',
})
export class Quote {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  challengeId: string;
  @Field()
  author: SeatWithPerson;
  @Field()
  postedAt: Date;
  @Field(() => QuoteAnswerEnum)
  answer: QuoteAnswer;
  @Field(() => String, { nullable: true, description: 'Markdown. Null until the author has agreed.' })
  body: string | null;
  @Field(() => LanguageEnum)
  lang: Language;
  @Field()
  viewerMay: QuoteRights;
}

@ObjectType({ description: "The viewer's own words that somebody wants to lift to a challenge." })
export class QuoteRequest {
  @Field()
  quote: Quote;
  @Field({ description: 'The words as they stand in the chat now, and would stand beside the challenge.' })
  words: string;
  @Field()
  challenge: Challenge;
}
