import type { ContributionKind, Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { StoredResource } from '../../library/resource.entity.js';
import { Seat } from '../../networks/membership/seat.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { Challenge } from '../challenges/challenge.entity.js';
import { ContributionKindEnum } from '../challenges/challenges.types.js';

const asDigits = (level: number) => `lpad(to_hex(path[${level}]), 8, '0'::text)`;
/** As PostgreSQL prints it. */
const pathKeyExpression = `((${asDigits(1)} || COALESCE(${asDigits(2)}, ''::text)) || COALESCE(${asDigits(3)}, ''::text))`;

@ObjectType({ isAbstract: true })
@Entity('contributions')
@Unique('uq_contributions_network', ['id', 'networkId'])
@Unique('uq_contributions_challenge', ['id', 'challengeId'])
@Unique('uq_contributions_client', ['authorId', 'networkId', 'clientId'])
@Index('uq_contributions_path_key', ['challengeId', 'pathKey'], { unique: true })
@Index('ix_contributions_seq', ['challengeId', 'seq'])
@Index('ix_contributions_parent', ['parentId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_contributions_challenge' })
@ForeignKey(() => Contribution, ['parentId', 'challengeId'], ['id', 'challengeId'], { name: 'fk_contributions_parent' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_contributions_seat' })
@ForeignKey(() => StoredResource, ['resourceId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_contributions_resource',
})
@Index('ix_contributions_resource', ['resourceId'], { where: 'resource_id IS NOT NULL' })
@Check(
  'ck_contributions_kind',
  `kind IN ('EXPERIENCE', 'QUESTION', 'ANSWER', 'PERSPECTIVE', 'IDEA', 'RESOURCE', 'REPLY', 'THANKS')`,
)
@Check(
  'ck_contributions_hidden',
  `CASE WHEN hidden_at IS NULL THEN hidden_reason IS NULL AND hidden_answer IS NULL
          ELSE hidden_reason IS NOT NULL AND body = '' AND link IS NULL END`,
)
@Check('ck_contributions_depth', 'cardinality(path) BETWEEN 1 AND 3')
@Check('ck_contributions_lang', `lang IN ('nn', 'nb', 'en')`)
export class Contribution {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Field(() => ID)
  @Column('uuid')
  challengeId: string;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  @Field(() => ID, { description: 'Made by the client before the first try; a retry with the same one never doubles.' })
  @Column('uuid')
  clientId: string;

  @Field(() => ContributionKindEnum)
  @Column('varchar', { length: 12 })
  kind: ContributionKind;

  @Field({ description: 'Markdown; empty when withdrawn, and when hidden from the viewer.' })
  @Column('text')
  body: string;

  @Field(() => String, { nullable: true, description: 'An http or https address; for RESOURCE.' })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => ID, { nullable: true, description: 'What it names in the library; for RESOURCE.' })
  @Column('uuid', { nullable: true })
  resourceId: string | null;

  @Field(() => LanguageEnum)
  @Column('varchar', { length: 2 })
  lang: Language;

  @Field(() => Int, { description: 'The journal number it came here under: when it was posted, or moved.' })
  @Column('integer')
  seq: number;

  @Field(() => [Int], { description: 'Place in reading order: compare number by number.' })
  @Column('integer', { array: true })
  path: number[];

  /** Made by the database of `path`, for the order of a thread. */
  @Column({
    type: 'text',
    collation: 'C',
    generatedType: 'STORED',
    asExpression: pathKeyExpression,
    insert: false,
    update: false,
    select: false,
  })
  readonly pathKey?: string;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  editedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Hidden by a facilitator: the words are there for the author only.',
  })
  @Column('timestamptz', { nullable: true })
  hiddenAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it is hidden.' })
  @Column('varchar', { length: limits.reason, nullable: true })
  hiddenReason: string | null;

  @Field(() => String, { nullable: true, description: 'What its author answers to that, for all to read.' })
  @Column('varchar', { length: limits.shortAnswer, nullable: true })
  hiddenAnswer: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'A facilitator proposes that it becomes a challenge of its own; its author decides.',
  })
  @Column('timestamptz', { nullable: true })
  splitProposedAt: Date | null;
}

/** As the database makes `pathKey` of a path. */
export const pathKeyOf = (path: readonly number[]) => path.map((n) => n.toString(16).padStart(8, '0')).join('');

export const contributionOf = (tx: Tx, id: string) =>
  tx.load(
    Contribution,
    id,
    (ids) => tx.select(Contribution, 'WHERE t.id = ANY($1)', [ids]),
    (contribution) => contribution.id,
  );
