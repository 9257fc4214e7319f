import { limits } from '@krets/shared/limits';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Text } from '../platform/graphql/fields.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class SaveMinutesInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  meetingId: string;

  @Field(() => ID, { description: 'An item that the meeting takes up or has taken up.' })
  @IsUUID(undefined, anId)
  itemId: string;

  @Text(limits.minutes, { mayBeEmpty: true })
  learned: string;

  @Text(limits.minutes, { mayBeEmpty: true })
  takeaways: string;

  @Field(() => Int, { description: 'The version that the writer has seen; 0 when there was none.' })
  replaces: number;
}

@InputType()
export class TakeNextStepInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  meetingId: string;

  @Field(() => ID)
  @IsUUID(undefined, anId)
  itemId: string;

  @Text(limits.nextStep, { mayBeEmpty: true, description: 'Empty: none any longer.' })
  body: string;
}
