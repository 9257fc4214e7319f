import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Challenge } from '../challenges/challenge.entity.js';
import { Contribution } from '../contributions/contribution.entity.js';

/** A challenge or a contribution that one person has saved for later. Only that person can read it. */
@Entity('saved_items')
@Index('ix_saved_items_challenge', ['challengeId'])
@Index('ix_saved_items_contribution', ['contributionId'], { where: 'contribution_id IS NOT NULL' })
@Index('ix_saved_items_network', ['networkId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_saved_items_challenge' })
@ForeignKey(() => Contribution, ['contributionId', 'challengeId'], ['id', 'challengeId'], {
  name: 'fk_saved_items_contribution',
  onUpdate: 'CASCADE',
})
@Check(
  'ck_saved_items_subject',
  'subject_id = CASE WHEN contribution_id IS NULL THEN challenge_id ELSE contribution_id END',
)
export class StoredSavedItem {
  @PrimaryColumn('uuid')
  personId: string;

  /** The contribution, or else the challenge. */
  @PrimaryColumn('uuid')
  subjectId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  challengeId: string;

  @Column('uuid', { nullable: true })
  contributionId: string | null;

  @Column('timestamptz')
  savedAt: Date;
}
