import { limits } from '@krets/shared/limits';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfo } from '../platform/graphql/paging.js';
import { Contribution } from './contribution.entity.js';

@ArgsType()
export class PageOfContributions {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType()
export class ContributionConnection {
  @Field(() => [Contribution])
  nodes: Contribution[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType({ description: 'What the viewer may do with this contribution.' })
export class ContributionRights {
  @Field()
  edit: boolean;
  @Field()
  withdraw: boolean;
  @Field()
  restore: boolean;
  @Field()
  reply: boolean;
}
