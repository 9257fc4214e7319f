import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Challenge } from './challenge.entity.js';

/** The text that an edit replaced. */
export type ChallengeText = Pick<Challenge, 'title' | 'situation' | 'role' | 'pullA' | 'pullB' | 'tried'>;

@Entity('challenge_versions')
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_challenge_versions_challenge',
})
export class StoredChallengeVersion {
  @PrimaryColumn('uuid')
  challengeId: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('uuid')
  networkId: string;

  @Column('jsonb')
  content: ChallengeText;

  @Column('timestamptz')
  replacedAt: Date;
}

@ObjectType({ description: 'An earlier text of a challenge.' })
export class ChallengeVersion implements ChallengeText {
  @Field()
  title: string;
  @Field()
  situation: string;
  @Field()
  role: string;
  @Field(() => String, { nullable: true })
  pullA: string | null;
  @Field(() => String, { nullable: true })
  pullB: string | null;
  @Field(() => String, { nullable: true })
  tried: string | null;
  @Field()
  replacedAt: Date;
}
