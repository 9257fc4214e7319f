import type { ProtocolKey } from '@krets/shared/kinds';
import {
  type ConsultationMode,
  type ConsultationStage,
  consultationModes,
  consultationStages,
} from '@krets/shared/kinds';
import type { PlannedPhase } from '@krets/shared/protocols';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';

export const ModeEnum = enumOf(
  'ConsultationMode',
  consultationModes,
  'LIVE: everybody at once, phases of minutes. ASYNC: phases of working days. The same consultation can turn from one to the other.',
);
const StageEnum = enumOf('ConsultationStage', consultationStages);

@ObjectType({ isAbstract: true })
@Entity('consultations')
@Unique('uq_consultations_network', ['id', 'networkId'])
@Unique('uq_consultations_client', ['ownerId', 'networkId', 'clientId'])
@Index('ix_consultations_network', ['networkId'])
@Index('uq_consultations_underway', ['challengeId'], {
  unique: true,
  where: `stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED')`,
})
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_consultations_challenge' })
@Check('ck_consultations_mode', `mode IN ('LIVE', 'ASYNC')`)
@Check('ck_consultations_stage', `stage IN (${consultationStages.map((stage) => `'${stage}'`).join(', ')})`)
@Check('ck_consultations_phase', 'phase_seq >= 0')
export class Consultation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Field(() => ID)
  @Column('uuid')
  challengeId: string;

  @Column('uuid')
  ownerId: string;

  @Column('uuid', { nullable: true })
  facilitatorId: string | null;

  @Column('uuid')
  clientId: string;

  @Column('varchar', { length: 24 })
  protocol: ProtocolKey;

  /** Copied at the start: a later change of the protocol does not affect consultations under way. */
  @Column('jsonb')
  plan: PlannedPhase[];

  @Field(() => ModeEnum)
  @Column('varchar', { length: 5 })
  mode: ConsultationMode;

  @Field(() => StageEnum)
  @Column('varchar', { length: 13 })
  stage: ConsultationStage;

  @Field(() => Int, {
    description: '0 before the start, 1 for the first phase, one more than the number of phases afterwards.',
  })
  @Column('integer')
  phaseSeq: number;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  phaseStartedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Count down to it from `serverTime`. Does not move while paused.' })
  @Column('timestamptz', { nullable: true })
  phaseEndsAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  pausedAt: Date | null;

  /** The phase that the facilitator has asked to skip. */
  @Column('integer')
  skipAskedSeq: number;

  @Field(() => Date, { nullable: true, description: 'When it is to start; null until the owner has scheduled it.' })
  @Column('timestamptz', { nullable: true })
  startsAt: Date | null;

  @Field()
  @Column('timestamptz')
  proposedAt: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  @Field(() => Day, { nullable: true, description: 'When the owner is asked how it went.' })
  @Column('date', { nullable: true })
  followUpOn: string | null;

  /** How often the owner has been asked how it went. */
  @Column('integer')
  reminders: number;
}
