import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';

@InputType()
export class SaveForLaterInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  challengeId: string;

  @Field(() => ID, { nullable: true, description: 'A contribution to it; the challenge itself without.' })
  @IsOptional()
  @IsUUID(undefined, { context: { rule: 'id' } })
  contributionId?: string | null;
}
