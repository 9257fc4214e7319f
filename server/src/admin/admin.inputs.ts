import type { ProgrammeKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { ProgrammeKindEnum } from '../networks/lifecycle/programme.entity.js';
import { Name, Text } from '../platform/graphql/fields.js';

@InputType()
export class AddProgrammeInput {
  @Name(limits.programmeName)
  name: string;

  @Field(() => ProgrammeKindEnum)
  kind: ProgrammeKind;
}

@InputType()
export class AddOrganisationInput {
  @Field({ description: 'Nine digits, as in the Central Coordinating Register for Legal Entities.' })
  @Matches(/^\d{9}$/, { context: { rule: 'organisation' } })
  orgnr: string;

  @Name(limits.organiserName)
  nameNn: string;

  @Name(limits.organiserName)
  nameNb: string;

  @Name(limits.organiserName)
  nameEn: string;
}

@InputType()
export class RequestEmergencyAccessInput {
  @Field(() => ID, { nullable: true, description: 'For pages of an earlier build; otherwise the name.' })
  @IsOptional()
  @IsUUID(undefined, { context: { rule: 'id' } })
  networkId?: string | null;

  @Text(limits.networkName, { optional: true, description: 'The whole name of the network.' })
  networkName?: string | null;

  @Text(limits.reason, { description: 'Why it is necessary. The members read it.' })
  reason: string;

  @Field(() => Int, { description: `1 to ${limits.emergencyAccessHours}.` })
  @IsInt({ context: { rule: 'number' } })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(limits.emergencyAccessHours, { context: { rule: 'max', limit: limits.emergencyAccessHours } })
  hours: number;
}

@ArgsType()
export class EmergencyPage {
  @Field(() => Int, { defaultValue: limits.pageDefault, description: '1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
