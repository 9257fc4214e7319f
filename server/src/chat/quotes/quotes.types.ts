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
    'A chat message quoted beside a challenge. Only the owner of the challenge and the author see it before the author agrees.',
})
export class Quote {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  challengeId: string;
  @Field()
  author: SeatWithPerson;
  @Field()
  writtenAt: Date;
  @Field(() => QuoteAnswerEnum)
  answer: QuoteAnswer;
  @Field(() => String, { nullable: true, description: 'Markdown. Null until the author has agreed.' })
  body: string | null;
  @Field(() => LanguageEnum)
  lang: Language;
  @Field()
  viewerMay: QuoteRights;
}

@ObjectType({ description: "One of the viewer's own messages that somebody wants to quote beside a challenge." })
export class QuoteRequest {
  @Field()
  quote: Quote;
  @Field({ description: 'The current text of the message, which would be quoted.' })
  words: string;
  @Field()
  challenge: Challenge;
}
