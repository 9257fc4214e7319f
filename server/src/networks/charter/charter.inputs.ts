import type { Admission, Basis, Confidence, ProtocolKey, Rotation } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayUnique, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Line, Text } from '../../platform/graphql/fields.js';
import {
  AdmissionEnum,
  BasisEnum,
  type CharterText,
  ConfidenceEnum,
  ProtocolEnum,
  RotationEnum,
} from './charter.entity.js';

@InputType()
export class CharterInput implements CharterText {
  @Text(limits.purpose, { description: 'Purpose and common need.' })
  purpose: string;

  @Field(() => [BasisEnum])
  @ArrayUnique({ context: { rule: 'unique' } })
  basis: Basis[];

  @Text(limits.seatsFor, { mayBeEmpty: true })
  seatsFor: string;

  @Text(limits.expectations, { mayBeEmpty: true })
  expectations: string;

  @Field(() => Int, { nullable: true, description: 'Weeks between meetings.' })
  @IsOptional()
  @IsInt({ context: { rule: 'number' } })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(limits.everyWeeksMax, { context: { rule: 'max', limit: limits.everyWeeksMax } })
  everyWeeks: number | null;

  @Field(() => Int, { nullable: true, description: 'Length of a meeting, in minutes.' })
  @IsOptional()
  @IsInt({ context: { rule: 'number' } })
  @Min(limits.minutesMin, { context: { rule: 'min', limit: limits.minutesMin } })
  @Max(limits.minutesMax, { context: { rule: 'max', limit: limits.minutesMax } })
  minutes: number | null;

  @Line(limits.place, { optional: true })
  place: string | null;

  @Text(limits.charterLine, { mayBeEmpty: true })
  attendance: string;

  @Text(limits.charterLine, { mayBeEmpty: true })
  preparation: string;

  @Text(limits.charterLine, { mayBeEmpty: true })
  absence: string;

  @Field(() => ProtocolEnum, { nullable: true })
  protocol: ProtocolKey | null;

  @Field(() => RotationEnum)
  rotation: Rotation;

  @Field(() => ConfidenceEnum)
  confidence: Confidence;

  @Field(() => AdmissionEnum)
  admission: Admission;

  @Field()
  openHistory: boolean;
}

@InputType()
export class ReviseCharterInput {
  @Field(() => ID)
  @IsUUID(undefined, { context: { rule: 'id' } })
  networkId: string;

  @Field(() => Int, {
    description: 'The version this one replaces; BAD_INPUT `stale` when another version has come into force since.',
  })
  @IsInt({ context: { rule: 'version' } })
  replaces: number;

  @Field()
  @ValidateNested()
  @Type(() => CharterInput)
  charter: CharterInput;
}
