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

  @Text(limits.reason, { description: 'Shown in the thread and in the log, readable by all members.' })
  reason: string;
}

@InputType()
export class AnswerHidingInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  contributionId: string;

  @Text(limits.shortAnswer, { description: 'Shown beside the reason, readable by all members.' })
  words: string;
}

@InputType()
export class MoveContributionInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  contributionId: string;

  @Field(() => ID, { description: 'The target challenge, in the same network.' })
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

  @Text(limits.shortAnswer, { description: 'Read by the person who reported it.' })
  answer: string;
}
