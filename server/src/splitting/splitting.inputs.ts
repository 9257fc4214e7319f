import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Line } from '../platform/graphql/fields.js';

@InputType()
export class ProposeSplitInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  networkId: string;

  @Line(limits.networkName)
  nameA: string;

  @Line(limits.networkName)
  nameB: string;
}
