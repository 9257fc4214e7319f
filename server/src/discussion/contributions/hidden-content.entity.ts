import { limits } from '@krets/shared/limits';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { Contribution } from './contribution.entity.js';

/** The text of a contribution while it is hidden. The database shows it to its author only. */
@Entity('hidden_contributions')
@ForeignKey(() => Contribution, ['contributionId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_hidden_contributions_contribution',
})
export class HiddenContent {
  @PrimaryColumn('uuid')
  contributionId: string;

  @Column('uuid')
  networkId: string;

  @Column('text')
  body: string;

  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;
}

/** Null for everybody but the author. */
export const hiddenContentOf = (tx: Tx, contributionId: string) =>
  tx.load(
    HiddenContent,
    contributionId,
    (ids) => tx.select(HiddenContent, 'WHERE t.contribution_id = ANY($1)', [ids]),
    (words) => words.contributionId,
  );
