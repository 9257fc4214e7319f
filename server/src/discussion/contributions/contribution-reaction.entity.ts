import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../../networks/membership/seat.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { Contribution } from './contribution.entity.js';

/** A reaction to a contribution. Reactions are neither counted nor used for sorting. */
@Entity('contribution_reactions')
@Index('ix_contribution_reactions_person', ['personId'])
@ForeignKey(() => Contribution, ['contributionId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_contribution_reactions_contribution',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_contribution_reactions_seat' })
@Check('ck_contribution_reactions_kind', `kind IN ('THANKS', 'RECOGNISE', 'THINKING')`)
export class StoredContributionReaction {
  @PrimaryColumn('uuid')
  contributionId: string;

  @PrimaryColumn('uuid')
  personId: string;

  @PrimaryColumn('varchar', { length: 9 })
  kind: ReactionKind;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  seatId: string;
}

/** By kind; the order within a kind has no meaning. */
export async function reactionsOf(tx: Tx, contributionId: string): Promise<StoredContributionReaction[]> {
  const found = await tx.load(
    StoredContributionReaction,
    contributionId,
    async (ids) => {
      const reactions = await tx.select(
        StoredContributionReaction,
        'WHERE t.contribution_id = ANY($1) ORDER BY t.seat_id',
        [ids],
      );
      return ids.map((id) => ({ id, reactions: reactions.filter((reaction) => reaction.contributionId === id) }));
    },
    ({ id }) => id,
  );
  return reactionKinds.flatMap((kind) => found?.reactions.filter((reaction) => reaction.kind === kind) ?? []);
}

/** A contribution that has none: nothing is asked. */
export const primeNoReactions = (tx: Tx, id: string) =>
  tx.prime(StoredContributionReaction, [{ id, reactions: [] }], (one) => one.id);
