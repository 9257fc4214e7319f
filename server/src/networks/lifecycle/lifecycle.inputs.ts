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

const anId = { context: { rule: 'id' } };
const RhythmEnum = enumOf('Rhythm', rhythms);
const mostPeople = 10_000;

@InputType({ description: 'What somebody who wants to make something has in mind.' })
export class PlanInput {
  @Field(() => Int)
  @IsInt({ context: { rule: 'number' } })
  @Min(1, { context: { rule: 'min', limit: 1 } })
  @Max(mostPeople, { context: { rule: 'max', limit: mostPeople } })
  people: number;

  @Field({ description: 'Whether anybody may come.' })
  open: boolean;

  @Field({ description: 'Whether all agree on a charter.' })
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

  @Field({ description: 'Whether the initiator says that she has looked at those alike.' })
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

@InputType({ description: 'Each at least as large as the one before; BAD_INPUT `order` otherwise.' })
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

@InputType({ description: 'What is left out stays as it is.' })
export class NetworkSettingsInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => OrganiserInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OrganiserInput)
  organiser?: OrganiserInput | null;

  @Field(() => ID, { nullable: true, description: 'A leadership effort that has not ended.' })
  @IsOptional()
  @IsUUID(undefined, anId)
  programmeId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the viewer says that she has looked at those alike.',
  })
  similarSeen?: boolean | null;

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
}

@InputType()
export class SaveMeetingPlaceInput {
  @Field(() => ID, { description: 'Made by the client: a retry keeps it once.' })
  @IsUUID(undefined, anId)
  id: string;

  @Name(limits.networkName)
  name: string;

  @Text(limits.purpose)
  purpose: string;
}
