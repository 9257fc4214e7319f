import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';

@ObjectType({ description: 'What a member will do, in their own words.' })
export class NextStep {
  @Field(() => SeatWithPerson)
  seat: SeatWithPerson;
  @Field()
  body: string;
}

@ObjectType('MinutesBlock', { description: 'What the members have written about one item of a meeting.' })
export class MinutesBlockView {
  @Field(() => ID)
  itemId: string;
  @Field(() => ID)
  meetingId: string;
  @Field(() => String, { nullable: true, description: 'The title of the item.' })
  title: string | null;
  @Field({ description: 'When the meeting began.' })
  metAt: Date;
  @Field()
  learned: string;
  @Field()
  takeaways: string;
  @Field(() => Int, { description: '0 when nothing has been written.' })
  version: number;
  @Field(() => SeatWithPerson, { nullable: true, description: 'Who wrote it last.' })
  by: SeatWithPerson | null;
  @Field(() => Date, { nullable: true })
  editedAt: Date | null;
  @Field(() => [NextStep])
  nextSteps: NextStep[];
}

@ObjectType({ description: 'The minutes of a meeting.' })
export class Minutes {
  @Field(() => [MinutesBlockView], { description: 'A block for each item that was taken up, in their order.' })
  blocks: MinutesBlockView[];
  @Field(() => Date, { description: 'From when nobody can change them.' })
  frozenAt: Date;
  @Field(() => Date, {
    nullable: true,
    description:
      'When the meeting counts as not held unless somebody writes first; null when it was begun here or something is written, and before its end.',
  })
  lapsesAt: Date | null;
  @Field()
  viewerMayWrite: boolean;
}
