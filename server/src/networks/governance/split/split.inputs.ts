import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Name } from '../../../platform/graphql/fields.js';

@InputType()
export class ProposeSplitInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  networkId: string;

  @Name(limits.networkName)
  nameA: string;

  @Name(limits.networkName)
  nameB: string;
}
