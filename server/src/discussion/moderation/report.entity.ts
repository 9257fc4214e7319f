import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../../identity/person.entity.js';
import { Seat } from '../../networks/membership/seat.entity.js';
import { Challenge } from '../challenges/challenge.entity.js';
import { Contribution } from '../contributions/contribution.entity.js';

@ObjectType({
  description:
    'A report from a member to the facilitators. Nobody learns who sent it, and the person it is about does not see it.',
})
@Entity('reports')
@Index('ix_reports_network', ['networkId', 'raisedAt'])
@Index('ix_reports_about', ['about'])
@Index('ix_reports_raiser', ['raisedBy'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_reports_challenge' })
@ForeignKey(() => Contribution, ['contributionId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_reports_contribution',
})
@ForeignKey(() => Seat, ['resolvedBy', 'networkId'], ['id', 'networkId'], { name: 'fk_reports_resolver' })
@Check('ck_reports_subject', 'num_nonnulls(challenge_id, contribution_id) = 1')
export class Report {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  /** Set when it is about a challenge … */
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null when it is about the challenge itself.' })
  @Column('uuid', { nullable: true })
  contributionId: string | null;

  /** The author of the reported content. */
  @ForeignKey(() => Person, { name: 'fk_reports_about' })
  @Column('uuid')
  about: string;

  @ForeignKey(() => Person, { name: 'fk_reports_raiser' })
  @Column('uuid')
  raisedBy: string;

  @Field()
  @Column('timestamptz')
  raisedAt: Date;

  @Field()
  @Column('varchar', { length: limits.reason })
  reason: string;

  @Column('uuid', { nullable: true })
  resolvedBy: string | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The answer to the person who reported it.' })
  @Column('varchar', { length: limits.shortAnswer, nullable: true })
  answer: string | null;
}
