import type { OrganiserType } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type Rhythm, rhythms } from '@krets/shared/network-kind';
import { isOrganisationNumber } from '@krets/shared/organisation-number';
import type { Sizes } from '@krets/shared/sizes';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Day, enumOf, Name, Text } from '../../platform/graphql/fields.js';
import { OrganiserTypeEnum } from '../network.entity.js';
import { ListingInput } from './listing.types.js';

const anId = { context: { rule: 'id' } };
const RhythmEnum = enumOf('Rhythm', rhythms);
const mostPeople = 10_000;

@InputType({ description: 'What a person plans to create.' })
export class PlanInput {
  @Field(() => Int)
  @IsInt({ context: { rule: 'number' } })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(mostPeople, { context: { rule: 'max', limit: mostPeople } })
  people: number;

  @Field({ description: 'Whether anybody may join.' })
  open: boolean;

  @Field({ description: 'Whether all members agree on a charter.' })
  charter: boolean;

  @Field(() => RhythmEnum)
  rhythm: Rhythm;
}

@InputType()
export class InitiateNetworkInput {
  @Name(limits.networkName)
  name: string;

  @Text(limits.purpose, { description: 'Purpose and common need.' })
  purpose: string;

  @Field({ description: 'BAD_INPUT `notNetwork` when it is a meeting place or informal contact.' })
  @ValidateNested()
  @Type(() => PlanInput)
  plan: PlanInput;

  @Field({ description: 'Whether the initiator confirms that they have looked at similar networks.' })
  similarSeen: boolean;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, anId)
  programmeId?: string | null;
}

@InputType()
export class OrganiserInput {
  @Field(() => OrganiserTypeEnum)
  type: OrganiserType;

  @Name(limits.organiserName)
  name: string;

  @Field({ description: 'Nine digits.' })
  @ValidateBy(
    {
      name: 'orgnr',
      validator: { validate: (value: unknown) => typeof value === 'string' && isOrganisationNumber(value) },
    },
    { context: { rule: 'orgnr' } },
  )
  orgnr: string;
}

function Size() {
  return (target: object, property: string) => {
    Field(() => Int)(target, property);
    IsInt({ context: { rule: 'number' } })(target, property);
    Min(limits.seatsLeast, { context: { rule: 'min', limit: limits.seatsLeast } })(target, property);
    Max(limits.seatsCap, { context: { rule: 'max', limit: limits.seatsCap } })(target, property);
  };
}

@InputType({ description: 'None of the sizes may be smaller than the one before; BAD_INPUT `order` otherwise.' })
export class SizesInput implements Sizes {
  @Size()
  min: number;
  @Size()
  from: number;
  @Size()
  to: number;
  @Size()
  warn: number;
  @Size()
  max: number;
}

@InputType()
export class SettingsInput {
  @Field(() => OrganiserInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganiserInput)
  organiser?: OrganiserInput | null;

  @Field(() => ID, { nullable: true, description: 'A programme that has not ended.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  programmeId?: string | null;

  @Field(() => Day, { nullable: true, description: 'From today and within twelve months.' })
  reviewBy?: string | null;

  @Field(() => [Day], { nullable: true, description: 'The next meetings.' })
  @IsOptional()
  @ArrayUnique({ context: { rule: 'unique' } })
  @ArrayMaxSize(limits.nextDates, { context: { rule: 'max', limit: limits.nextDates } })
  nextDates?: string[] | null;

  @Field(() => SizesInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SizesInput)
  sizes?: SizesInput | null;

  @Field(() => Boolean, { nullable: true })
  listed?: boolean | null;

  @Field(() => ListingInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ListingInput)
  listing?: ListingInput | null;
}

@InputType({ description: 'Fields that are left out do not change.' })
export class NetworkSettingsInput extends SettingsInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => SettingsInput, {
    nullable: true,
    description:
      'What the changed fields held when they were read; null for a field that held nothing. BAD_INPUT `stale` when one of them holds something else now. Not compared when left out.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SettingsInput)
  replaces?: SettingsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the viewer confirms that they have looked at similar networks.',
  })
  similarSeen?: boolean | null;
}

@InputType()
export class SaveMeetingPlaceInput {
  @Field(() => ID, { description: 'Chosen by the client: a retry with the same id saves it only once.' })
  @IsUUID(undefined, anId)
  id: string;

  @Name(limits.networkName)
  name: string;

  @Text(limits.purpose)
  purpose: string;
}

@InputType()
export class AnswerReviewInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;
  @Field(() => Int, { description: 'From 1, not at all, to 5, entirely.' })
  @IsInt({ context: { rule: 'number' } })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(5, { context: { rule: 'max', limit: 5 } })
  answer: number;
}
