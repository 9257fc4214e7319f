import { counties } from '@krets/shared/counties';
import {
  type Attendance,
  attendances,
  type Language,
  type LeaderLevel,
  type LeaderRole,
  leaderLevels,
  leaderRoles,
} from '@krets/shared/kinds';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsIn } from 'class-validator';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Address, enumOf } from '../../platform/graphql/fields.js';

const AttendanceEnum = enumOf('Attendance', attendances, 'Where it is attended: in a place, online, or both.');
const LeaderLevelEnum = enumOf('LeaderLevel', leaderLevels);
const LeaderRoleEnum = enumOf('LeaderRole', leaderRoles);
const unique = { context: { rule: 'unique' } };
const countyNumbers = counties.map(({ number }) => number);

@ObjectType({
  description:
    'The text of a network in the open overview that is in none of its other settings. Anybody reads it once listed.',
})
export class Listing {
  @Field(() => [String], { description: 'Numbers of counties.' })
  counties: string[];
  @Field({ description: 'For the whole country.' })
  national: boolean;
  @Field(() => AttendanceEnum, { nullable: true })
  attendance: Attendance | null;
  @Field(() => [LeaderRoleEnum])
  roles: LeaderRole[];
  @Field(() => [LeaderLevelEnum])
  levels: LeaderLevel[];
  @Field(() => LanguageEnum, { nullable: true })
  language: Language | null;
  @Field(() => String, { nullable: true, description: 'An address of the role, for anybody to write to.' })
  contact: string | null;
}

@InputType()
export class ListingInput {
  @Field(() => [String], { description: 'Numbers of counties.' })
  @ArrayUnique(unique)
  @ArrayMaxSize(counties.length, { context: { rule: 'max', limit: counties.length } })
  @IsIn(countyNumbers, { each: true, context: { rule: 'county' } })
  counties: string[];

  @Field()
  national: boolean;

  @Field(() => AttendanceEnum, { nullable: true })
  attendance?: Attendance | null;

  @Field(() => [LeaderRoleEnum])
  @ArrayUnique(unique)
  roles: LeaderRole[];

  @Field(() => [LeaderLevelEnum])
  @ArrayUnique(unique)
  levels: LeaderLevel[];

  @Field(() => LanguageEnum, { nullable: true })
  language?: Language | null;

  @Address({ optional: true, description: 'An address of the role, not of a person.' })
  contact?: string | null;
}
