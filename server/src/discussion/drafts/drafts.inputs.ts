import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Text } from '../../platform/graphql/fields.js';

@InputType()
export class SaveDraftInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  networkId: string;

  @Text(limits.draftPlace)
  place: string;

  @Text(limits.draft)
  content: string;
}
