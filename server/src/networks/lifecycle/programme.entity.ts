import { type ProgrammeKind, programmeKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { enumOf } from '../../platform/graphql/fields.js';

export const ProgrammeKindEnum = enumOf('ProgrammeKind', programmeKinds);

@ObjectType('Programme', {
  description: 'A programme, an employer policy or a plan that networks are a part of.',
})
@Entity('programmes')
@Check('ck_programmes_kind', `kind IN ('PROGRAMME', 'EMPLOYER_POLICY', 'PLAN')`)
export class Programme {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.programmeName })
  name: string;

  @Field(() => ProgrammeKindEnum)
  @Column('varchar', { length: 15 })
  kind: ProgrammeKind;

  @Column('timestamptz')
  madeAt: Date;

  @Field(() => Date, { nullable: true, description: 'Set when no new network can be linked to it.' })
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
