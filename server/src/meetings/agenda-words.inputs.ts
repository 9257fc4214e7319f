import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Text } from '../platform/graphql/fields.js';

@InputType()
export class LeaveWordInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  itemId: string;

  @Text(limits.agendaWord, {
    mayBeEmpty: true,
    description: 'Replaces what the viewer has left; empty: takes it back.',
  })
  body: string;
}
