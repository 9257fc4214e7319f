import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsUUID } from 'class-validator';

@InputType()
export class QuoteMessagesInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  challengeId: string;

  @Field(() => [ID], { description: `At most ${limits.quotedMessages}.` })
  @IsUUID(undefined, { each: true, context: { rule: 'id' } })
  @ArrayNotEmpty({ context: { rule: 'required' } })
  @ArrayUnique({ context: { rule: 'unique' } })
  @ArrayMaxSize(limits.quotedMessages, { context: { rule: 'max', limit: limits.quotedMessages } })
  messageIds: string[];
}
