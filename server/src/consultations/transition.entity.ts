import { type ConsultationStage, type TransitionReason, transitionReasons } from '@krets/shared/kinds';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { enumOf } from '../platform/graphql/fields.js';
import { Consultation } from './consultation.entity.js';

const ReasonEnum = enumOf(
  'TransitionReason',
  transitionReasons,
  'OWNER_AWAY: paused because the time for the owner’s words ran out without any. NO_TIME_SET: a phase without working days, passed at once. ALL_HEARD: everybody has posted or passed, and the end has been brought near. LET_BE: the owner was asked twice and has not answered.',
);

/** When and why a consultation moved, and who moved it. Never any text. */
@ObjectType({ isAbstract: true })
@Entity('consultation_transitions')
@ForeignKey(() => Consultation, ['consultationId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_consultation_transitions_consultation',
})
export class Transition {
  @PrimaryColumn('uuid')
  consultationId: string;

  @Field(() => Int)
  @PrimaryColumn('integer')
  number: number;

  @Column('uuid')
  networkId: string;

  @Field()
  @Column('timestamptz')
  at: Date;

  /** Null when a deadline moved it. */
  @Column('uuid', { nullable: true })
  byId: string | null;

  @Field(() => ReasonEnum)
  @Column('varchar', { length: 13 })
  why: TransitionReason;

  @Column('varchar', { length: 13 })
  stage: ConsultationStage;

  @Field(() => Int, { description: 'The phase it moved to.' })
  @Column('integer')
  phaseSeq: number;
}
