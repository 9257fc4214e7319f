import { type ContributionKind, contributionKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/fields.js';
import { PageInfo } from '../../platform/graphql/paging.js';
import { Challenge } from './challenge.entity.js';

export const ContributionKindEnum = enumOf(
  'ContributionKind',
  contributionKinds,
  'ANSWER, REPLY and THANKS have a parent, and that of ANSWER is a QUESTION; RESOURCE carries a link or names something in the library; IDEA only where the owner asked for ideas.',
);

const challengeFilters = ['ALL', 'UNANSWERED', 'NEW_TO_ME', 'MINE'] as const;
export type ChallengeFilter = (typeof challengeFilters)[number];
const ChallengeFilterEnum = enumOf('ChallengeFilter', challengeFilters, 'MINE holds the withdrawn ones too.');

@ArgsType()
export class PageOfChallenges {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
  @Field(() => ChallengeFilterEnum, { defaultValue: 'ALL' })
  filter: ChallengeFilter;
}

@ObjectType()
export class ChallengeConnection {
  @Field(() => [Challenge])
  nodes: Challenge[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType({ description: 'What the viewer may do with this challenge.' })
export class ChallengeRights {
  @Field(() => [ContributionKindEnum])
  contribute: ContributionKind[];
  @Field()
  revise: boolean;
  @Field({ description: 'Say how far they have come, as its owner.' })
  mark: boolean;
  @Field()
  withdraw: boolean;
  @Field()
  restore: boolean;
  @Field({ description: 'Pin and lock its thread.' })
  moderate: boolean;
  @Field({ description: "Raise a concern with the room's facilitators." })
  reportContent: boolean;
}

@ObjectType()
export class FirstUnread {
  @Field(() => ID)
  id: string;
  @Field(() => String, { nullable: true, description: 'Give as `after` for the page that begins with it.' })
  before: string | null;
}
