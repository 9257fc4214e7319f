import { limits } from '@krets/shared/limits';
import { organisationId } from '@krets/shared/organisation-number';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Name, Text, Texts } from '../../../platform/graphql/fields.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class ApplyForSeatInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Name(limits.roleTitle)
  roleTitle: string;

  @Field(() => ID)
  @Matches(organisationId, { context: { rule: 'organisation' } })
  orgnr: string;

  @Text(limits.reason)
  reason: string;

  @Texts(limits.answer, limits.questions, 'One for each question of the network, in its order.')
  answers: string[];

  @Field({ description: 'Whether somebody in the network may be above or below the applicant in one line of command.' })
  inReportingLine: boolean;
}

@InputType()
export class AskApplicantsInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The questions that these replace; null when there were none. BAD_INPUT `stale` when somebody has changed them since.',
  })
  @IsOptional()
  replaces?: string[] | null;

  @Texts(limits.question, limits.questions, `At most ${limits.questions}; none, and nothing is asked.`)
  questions: string[];
}

@InputType()
export class DeclineApplicantInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  id: string;

  @Text(limits.reason, { optional: true, description: 'Sent to the applicant and to nobody else.' })
  reason?: string | null;
}
