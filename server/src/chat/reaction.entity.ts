import { type ReactionKind, reactionKinds } from '@krets/shared/kinds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Message } from './message.entity.js';

/** A reaction to a message. Reactions are neither counted nor used for sorting. */
@Entity('reactions')
@Index('ix_reactions_person', ['personId'])
@ForeignKey(() => Message, ['messageId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_reactions_message',
  onDelete: 'CASCADE',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_reactions_seat' })
@Check('ck_reactions_kind', `kind IN ('THANKS', 'RECOGNISE', 'THINKING')`)
export class StoredReaction {
  @PrimaryColumn('uuid')
  messageId: string;

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
export async function reactionsTo(tx: Tx, messageId: string): Promise<StoredReaction[]> {
  const found = await tx.load(
    StoredReaction,
    messageId,
    async (ids) => {
      const reactions = await tx.select(StoredReaction, 'WHERE t.message_id = ANY($1) ORDER BY t.seat_id', [ids]);
      return ids.map((id) => ({ id, reactions: reactions.filter((reaction) => reaction.messageId === id) }));
    },
    ({ id }) => id,
  );
  return reactionKinds.flatMap((kind) => found?.reactions.filter((reaction) => reaction.kind === kind) ?? []);
}
