import { type Side, sides } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { enumOf } from '../../../platform/graphql/fields.js';
import { Seat } from '../../membership/seat.entity.js';
import { Network } from '../../network.entity.js';

export const SideEnum = enumOf('Side', sides, 'Which of the two networks; NEITHER is a no to splitting.');

@ObjectType({
  description:
    'A proposal to split a network in two. The two new networks begin when more than half of the seats have chosen one.',
})
@Entity('splits')
@Unique('uq_splits_network', ['id', 'networkId'])
@ForeignKey(() => Seat, ['madeBy', 'networkId'], ['id', 'networkId'], { name: 'fk_splits_maker' })
export class Split {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @ForeignKey(() => Network, { name: 'fk_splits_network' })
  @Column('uuid')
  networkId: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  nameA: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  nameB: string;

  @Column('uuid')
  madeBy: string;

  @Field()
  @Column('timestamptz')
  madeAt: Date;

  /** When a facilitator stopped waiting for members who had not chosen. */
  @Column('timestamptz', { nullable: true })
  choicesClosedAt: Date | null;

  @Column('uuid', { nullable: true })
  networkA: string | null;

  @Column('uuid', { nullable: true })
  networkB: string | null;
}

/** What each seat has chosen; it can be changed until the split is carried out. */
@Entity('split_choices')
@ForeignKey(() => Split, ['splitId', 'networkId'], ['id', 'networkId'], { name: 'fk_split_choices_split' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_split_choices_seat' })
@Check('ck_split_choices_side', `side IN ('A', 'B', 'NEITHER')`)
export class SplitChoice {
  @PrimaryColumn('uuid')
  splitId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 7 })
  side: Side;

  @Column('timestamptz')
  at: Date;
}
