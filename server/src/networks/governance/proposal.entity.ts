import { randomUUID } from 'node:crypto';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import type { Membership } from '../membership/membership.js';
import { Seat } from '../membership/seat.entity.js';
import { Network } from '../network.entity.js';

type ProposalKind = 'CLOSE' | 'ELECT' | 'ADMIT' | 'SPLIT';

/** Something the members decide together, by more than half of the open seats. */
@Entity('proposals')
@Unique('uq_proposals_network', ['id', 'networkId'])
@Index('uq_proposals_open', ['networkId', 'kind', 'subjectId'], {
  unique: true,
  where: 'carried_at IS NULL AND dropped_at IS NULL',
})
@ForeignKey(() => Seat, ['madeBy', 'networkId'], ['id', 'networkId'], { name: 'fk_proposals_maker' })
@Check('ck_proposals_kind', `kind IN ('CLOSE', 'ELECT', 'ADMIT', 'SPLIT')`)
export class Proposal {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_proposals_network' })
  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 6 })
  kind: ProposalKind;

  /** Id of the network, a seat or an application. */
  @Column('uuid')
  subjectId: string;

  @Column('uuid')
  madeBy: string;

  @Column('timestamptz')
  madeAt: Date;

  @Column('timestamptz', { nullable: true })
  carriedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  droppedAt: Date | null;
}

@Entity('proposal_votes')
@Index('ix_proposal_votes_seat', ['seatId'])
@ForeignKey(() => Proposal, ['proposalId', 'networkId'], ['id', 'networkId'], { name: 'fk_proposal_votes_proposal' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_proposal_votes_seat' })
export class ProposalVote {
  @PrimaryColumn('uuid')
  proposalId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('boolean')
  yes: boolean;

  @Column('timestamptz')
  at: Date;
}

/**
 * The open proposal of this kind on this subject, created if there is none. Lock the network first: two members may propose at the same
 * time.
 */
export async function openProposal(
  tx: Tx,
  membership: Membership,
  kind: ProposalKind,
  subjectId: string,
): Promise<Proposal> {
  const { networkId } = membership;
  const open = await tx.one(
    Proposal,
    'WHERE t.network_id = $1 AND t.kind = $2 AND t.subject_id = $3 AND t.carried_at IS NULL AND t.dropped_at IS NULL',
    [networkId, kind, subjectId],
  );
  if (open) return open;
  const madeBy = membership.seatId ?? tx.me;
  const made = {
    id: randomUUID(),
    networkId,
    kind,
    subjectId,
    madeBy,
    madeAt: tx.at,
    carriedAt: null,
    droppedAt: null,
  };
  return tx.insert(Proposal, made);
}

/**
 * The person's own vote, which can be changed until the proposal is carried. @returns true when this vote carried it; it is then carried
 * out
 */
export async function vote(
  tx: Tx,
  { seatId }: Membership,
  { id, networkId }: Proposal,
  yes: boolean,
): Promise<boolean> {
  await tx.rows(
    `INSERT INTO proposal_votes (proposal_id, seat_id, network_id, yes, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (proposal_id, seat_id) DO UPDATE SET yes = excluded.yes, at = excluded.at`,
    [id, seatId, networkId, yes, tx.at],
  );
  const done = await tx.row<{ carried: boolean }>(`SELECT app.apply_proposal($1, $2) AS carried`, [networkId, id]);
  return done?.carried === true;
}
