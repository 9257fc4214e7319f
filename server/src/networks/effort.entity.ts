import { type EffortKind, effortKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { enumOf } from '../platform/graphql/fields.js';

export const EffortKindEnum = enumOf('EffortKind', effortKinds);

@ObjectType('LeadershipEffort', {
  description: 'A programme, an employer policy or a plan that networks are a part of.',
})
@Entity('programmes')
@Check('ck_programmes_kind', `kind IN ('PROGRAMME', 'EMPLOYER_POLICY', 'PLAN')`)
export class Effort {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.effortName })
  name: string;

  @Field(() => EffortKindEnum)
  @Column('varchar', { length: 15 })
  kind: EffortKind;

  @Column('timestamptz')
  madeAt: Date;

  @Field(() => Date, { nullable: true, description: 'Set when no new network can be linked to it.' })
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
