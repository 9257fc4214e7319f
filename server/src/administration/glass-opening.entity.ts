import { agreementObstacles } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { enumOf } from '../platform/graphql/fields.js';

export const AgreementObstacleEnum = enumOf(
  'AgreementObstacle',
  agreementObstacles,
  'Why two administrators do not open a room together.',
);

@ObjectType({
  description:
    'A room opened by two administrators for a stated reason and a limited time. Its members see it, in the room, in the log and by letter.',
})
@Entity('glass_openings')
@Check('ck_glass_openings_two', 'agreed_by <> asked_by')
@Check('ck_glass_openings_hours', 'hours BETWEEN 1 AND 24')
export class GlassOpening {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Field()
  @Column('varchar', { length: limits.reason })
  reason: string;

  @Field(() => Int)
  @Column('integer')
  hours: number;

  @ForeignKey(() => Person, { name: 'fk_glass_openings_asker' })
  @Column('uuid')
  askedBy: string;

  @Field()
  @Column('timestamptz')
  askedAt: Date;

  @ForeignKey(() => Person, { name: 'fk_glass_openings_agreer' })
  @Column('uuid', { nullable: true })
  agreedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'Null until a second administrator has said yes.' })
  @Column('timestamptz', { nullable: true })
  agreedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  closesAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended, before its time or at it.' })
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
