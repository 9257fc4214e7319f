import {
  type ConsultationKind,
  type ConsultationRole,
  consultationKinds,
  consultationRoles,
  type Language,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { Seat } from '../networks/membership/seat.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';
import { Consultation } from './consultation.entity.js';

export const ConsultationKindEnum = enumOf(
  'ConsultationKind',
  consultationKinds,
  'ANSWER, REPLY and VOTE have a parent: a QUESTION, anything, a PROPOSAL. RESOURCE carries a link, COMMITMENT a day. PASS is taking part; after words of one’s own it says: I have said mine.',
);
export const ConsultationRoleEnum = enumOf('ConsultationRole', consultationRoles);

/**
 * What is said in a consultation. A table of its own beside the contributions of a thread: these words belong to a
 * phase, are read by those who take part and sometimes not yet by them, and come out of a form; a thread is read by the
 * whole room, counted as unread and edited. In one table each rule of the one would be an exception in every reading of the other.
 */
@ObjectType({ isAbstract: true })
@Entity('consultation_posts')
@Unique('uq_consultation_posts_consultation', ['id', 'consultationId'])
@Unique('uq_consultation_posts_client', ['authorId', 'consultationId', 'clientId'])
@Index('ix_consultation_posts_seq', ['consultationId', 'seq'])
@ForeignKey(() => Consultation, ['consultationId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_consultation_posts_consultation',
})
@ForeignKey(() => ConsultationPost, ['parentId', 'consultationId'], ['id', 'consultationId'], {
  name: 'fk_consultation_posts_parent',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_consultation_posts_seat' })
@Check('ck_consultation_posts_role', `role IN ('OWNER', 'PEER', 'FACILITATOR')`)
@Check('ck_consultation_posts_lang', `lang IN ('nn', 'nb', 'en')`)
export class ConsultationPost {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Field(() => ID)
  @Column('uuid')
  consultationId: string;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  @Field(() => ID, { description: 'Made by the client before the first try; a retry with the same one never doubles.' })
  @Column('uuid')
  clientId: string;

  @Field(() => Int, { description: 'The phase it was said in.' })
  @Column('integer')
  phaseSeq: number;

  @Field(() => ConsultationRoleEnum, { description: 'What its author was in the consultation when saying it.' })
  @Column('varchar', { length: 11 })
  role: ConsultationRole;

  @Field(() => ConsultationKindEnum)
  @Column('varchar', { length: 12 })
  kind: ConsultationKind;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Field({ description: 'Markdown; empty when withdrawn, for PASS and VOTE, and for an ANSWER that declines.' })
  @Column('text')
  body: string;

  @Field(() => String, { nullable: true, description: 'An http or https address; for RESOURCE.' })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => Day, { nullable: true, description: 'For COMMITMENT: the day the step is to be taken by.' })
  @Column('date', { nullable: true })
  dueOn: string | null;

  @Field(() => LanguageEnum)
  @Column('varchar', { length: 2 })
  lang: Language;

  /** Others read it only after words or a pass of their own, or after the phase. */
  @Column('boolean')
  hidden: boolean;

  @Field(() => Int, { description: 'Rises with time within the consultation, with holes.' })
  @Column('integer')
  seq: number;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
