import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Contribution } from './contribution.entity.js';

@ObjectType({ description: 'An earlier text of a contribution.' })
@Entity('contribution_versions')
@ForeignKey(() => Contribution, ['contributionId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_contribution_versions_contribution',
})
export class ContributionVersion {
  @PrimaryColumn('uuid')
  contributionId: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('uuid')
  networkId: string;

  @Field()
  @Column('text')
  body: string;

  @Field(() => String, { nullable: true })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  resourceId: string | null;

  @Field()
  @Column('timestamptz')
  replacedAt: Date;
}
