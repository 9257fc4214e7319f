import type { DateAnswer } from '@krets/shared/kinds';
import { Field, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import { DateAnswerEnum, StoredDateSlot } from './date-poll.entity.js';

@ObjectType({ description: 'What one member has answered about a proposed time. Gone when a time is chosen.' })
export class DateReply {
  @Field(() => SeatWithPerson)
  seat: SeatWithPerson;
  @Field(() => DateAnswerEnum)
  answer: DateAnswer;
}

@ObjectType({ description: 'A proposed time.' })
export class DateSlot extends StoredDateSlot {
  @Field(() => DateAnswerEnum, { nullable: true, description: 'Of the viewer.' })
  mine: DateAnswer | null;
  @Field(() => [DateReply], { description: 'Of all members. Empty until the viewer has answered.' })
  replies: DateReply[];
}

@ObjectType({ description: 'What the viewer may do now.' })
export class DatePollRights {
  @Field()
  answer: boolean;
  @Field()
  withdraw: boolean;
}
