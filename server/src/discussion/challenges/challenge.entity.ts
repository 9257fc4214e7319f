import {
  type ChallengeStatus,
  challengeStatuses,
  type HelpWanted,
  helpWanted,
  type Language,
  type Reshare,
  reshares,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { PassageText } from '@krets/shared/search/passage';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Organisation } from '../../identity/organisation.entity.js';
import { Seat } from '../../networks/membership/seat.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { Day, enumOf } from '../../platform/graphql/fields.js';

export const HelpWantedEnum = enumOf('HelpWanted', helpWanted);
export const ChallengeStatusEnum = enumOf(
  'ChallengeStatus',
  challengeStatuses,
  'How far the owner has come: still open, decided, or told how it went.',
);
export const ReshareEnum = enumOf('Reshare', reshares, 'May it be retold outside as an anonymous insight?');

@ObjectType({ description: 'A concrete situation of a leader. When withdrawn, visible to its owner only.' })
@Entity('challenges')
@Unique('uq_challenges_network', ['id', 'networkId'])
@Unique('uq_challenges_client', ['ownerId', 'networkId', 'clientId'])
@Index('ix_challenges_created', ['networkId', 'createdAt'])
@Index('ix_challenges_closed', ['networkId', 'closedTo'], { where: 'hidden_from_orgnr IS NOT NULL' })
@Index('ix_challenges_withdrawn', ['networkId'], { where: 'withdrawn_at IS NOT NULL' })
@Index('ix_challenges_pinned', ['networkId'], { where: 'pinned_at IS NOT NULL' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_challenges_seat' })
@Check('ck_challenges_reshare', `reshare IN ('NO', 'ASK_ME', 'YES')`)
@Check('ck_challenges_status', `status IN ('OPEN', 'DECIDED', 'HOW_IT_WENT')`)
@Check('ck_challenges_lang', `lang IN ('nn', 'nb', 'en')`)
@Check(
  'ck_challenges_stays_closed',
  'must_hide_from_orgnr IS NULL OR (hidden_from_orgnr IS NOT NULL AND hidden_from_orgnr = must_hide_from_orgnr)',
)
export class Challenge {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Column('uuid')
  ownerId: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  clientId: string;

  @Field({ description: 'In one sentence: what is difficult?' })
  @Column('varchar', { length: limits.title })
  title: string;

  @Field({ description: 'Markdown.' })
  @Column('text')
  situation: string;

  @Field()
  @Column('text')
  role: string;

  @Field(() => String, { nullable: true, description: 'On the one hand …' })
  @Column('text', { nullable: true })
  pullA: string | null;

  @Field(() => String, { nullable: true, description: '… on the other hand …' })
  @Column('text', { nullable: true })
  pullB: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  tried: string | null;

  @Field(() => [HelpWantedEnum])
  @Column('varchar', { length: 14, array: true })
  helpWanted: HelpWanted[];

  @Field(() => Day, { nullable: true })
  @Column('date', { nullable: true })
  decideBy: string | null;

  @Field(() => ReshareEnum)
  @Column('varchar', { length: 6 })
  reshare: Reshare;

  @Field(() => LanguageEnum, { description: 'The language the text is written in.' })
  @Column('varchar', { length: 2 })
  lang: Language;

  /** Members with a seat for this organisation do not see it, unless it is their own. */
  @ForeignKey(() => Organisation, { name: 'fk_challenges_closed_to' })
  @Column('varchar', { name: 'hidden_from_orgnr', length: 9, nullable: true })
  closedTo: string | null;

  /** Contributions were moved here from a challenge hidden from this organisation, so this one must stay hidden from it. */
  @ForeignKey(() => Organisation, { name: 'fk_challenges_stays_closed_to' })
  @Column('varchar', { name: 'must_hide_from_orgnr', length: 9, nullable: true })
  staysClosedTo: string | null;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  editedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => ChallengeStatusEnum)
  @Column('varchar', { length: 11, default: 'OPEN' })
  status: ChallengeStatus;

  @Field(() => String, { nullable: true, description: 'A line by the owner about the status.' })
  @Column('varchar', { length: limits.statusNote, nullable: true })
  statusNote: string | null;

  @Field(() => Date, { nullable: true, description: 'When the owner marked it; null when they never have.' })
  @Column('timestamptz', { nullable: true })
  statusAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was pinned.' })
  @Column('timestamptz', { nullable: true })
  pinnedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its thread was locked.' })
  @Column('timestamptz', { nullable: true })
  lockedAt: Date | null;
}

/** What a challenge is found by. */
export const textOfChallenge = (challenge: Challenge): PassageText => {
  const { title, situation, role, pullA, pullB, tried, statusNote } = challenge;
  return { title, body: [situation, role, pullA, pullB, tried, statusNote].filter(Boolean).join('\n\n') };
};

export const challengeOf = (tx: Tx, id: string) =>
  tx.load(
    Challenge,
    id,
    (ids) => tx.select(Challenge, 'WHERE t.id = ANY($1)', [ids]),
    (challenge) => challenge.id,
  );
