import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../platform/graphql/fields.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class HideContributionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  contributionId: string;

  @Text(limits.reason, { description: 'Stands in the thread and in the log, for all members to read.' })
  reason: string;
}

@InputType()
export class AnswerHidingInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  contributionId: string;

  @Text(limits.shortAnswer, { description: 'Stands beside the reason, for all members to read.' })
  words: string;
}

@InputType()
export class MoveContributionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  contributionId: string;

  @Field(() => ID, { description: 'The challenge it goes to, in the same room.' })
  @IsUUID(undefined, anId)
  challengeId: string;
}

@InputType()
export class ReportContentInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  challengeId: string;

  @Field(() => ID, { nullable: true, description: 'Left out when it is about the challenge itself.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  contributionId?: string | null;

  @Text(limits.reason)
  reason: string;
}

@InputType()
export class ResolveReportInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  reportId: string;

  @Text(limits.shortAnswer, { description: 'Read by the one who raised it.' })
  answer: string;
}
