import { randomBytes, randomUUID } from 'node:crypto';
import type { SeatRole } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../identity/person.entity.js';
import { sha256Hex } from '../../platform/crypto/sha256.js';
import type { Tx } from '../../platform/database/tx.js';
import { Network } from '../network.entity.js';
import { Seat, SeatRoleEnum } from './seat.entity.js';

@ObjectType({ description: 'A single-use key to one seat, visible to those who may invite.' })
@Entity('invitations')
@Unique('uq_invitations_token', ['tokenHash'])
@Index('ix_invitations_network', ['networkId'])
@Index('ix_invitations_maker', ['madeBy'])
@Index('ix_invitations_user', ['usedBy'], { where: 'used_by IS NOT NULL' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_invitations_seat' })
@Check('ck_invitations_role', `role IN ('MEMBER', 'FACILITATOR')`)
export class Invitation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_invitations_network' })
  @Column('uuid')
  networkId: string;

  @ForeignKey(() => Person, { name: 'fk_invitations_maker' })
  @Column('uuid')
  madeBy: string;

  @Field(() => SeatRoleEnum)
  @Column('varchar', { length: 11 })
  role: SeatRole;

  /** The vacant seat it gives; null for a new seat. */
  @Column('uuid', { nullable: true })
  seatId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The only address it can be used from. Null for an open link, which anybody who has it can use once.',
  })
  @Column('varchar', { length: limits.email, nullable: true })
  email: string | null;

  /** The key is shown once and never stored; this is its hash. */
  @Column('varchar', { length: 64 })
  tokenHash: string;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field()
  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  @ForeignKey(() => Person, { name: 'fk_invitations_user' })
  @Column('uuid', { nullable: true })
  usedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}

/** The only moment when the key exists outside the link: it is stored hashed. */
export async function insertInvitation(
  tx: Tx,
  { email, ...seat }: Pick<Invitation, 'networkId' | 'role' | 'email' | 'seatId'>,
): Promise<{ invitation: Invitation; key: string }> {
  // Mail programs leave a hyphen or an underscore at the end out of a link.
  const key = randomBytes(24).toString('hex');
  const invitation: Invitation = {
    ...seat,
    id: randomUUID(),
    madeBy: tx.me,
    email,
    tokenHash: sha256Hex(key),
    createdAt: tx.at,
    expiresAt: new Date(tx.at.getTime() + limits.invitationDays * 86_400_000),
    usedAt: null,
    usedBy: null,
    revokedAt: null,
  };
  await tx.insert(Invitation, invitation);
  tx.securityEvents.push({
    kind: 'INVITATION_MADE',
    personId: tx.me,
    networkId: invitation.networkId,
    subjectId: invitation.id,
  });
  return { invitation, key };
}
