import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Mail that is not delivered yet, or could not be. Delivered mail is deleted. */
@Entity('outgoing_mail')
@Unique('uq_outgoing_mail_id', ['id'])
@Index('ix_outgoing_mail_recipient', ['recipient', 'number'], { where: `state = 'WAITING'` })
@Index('ix_outgoing_mail_next_attempt', ['nextAttemptAt'], { where: `state = 'WAITING'` })
@Check('ck_outgoing_mail_state', `state IN ('WAITING', 'UNDELIVERABLE')`)
@Check('ck_outgoing_mail_payload', `(state = 'WAITING') = (payload IS NOT NULL)`)
@Check('ck_outgoing_mail_recipient', `(state = 'WAITING') = (recipient IS NOT NULL)`)
@Check('ck_outgoing_mail_ended', `(state = 'WAITING') = (ended_at IS NULL)`)
export class OutgoingMail {
  /** The order in which it was written. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_outgoing_mail',
  })
  number: string;

  @Column('uuid')
  id: string;

  @Column('varchar', { length: limits.mailKind })
  kind: string;

  /** A pseudonym of the address. */
  @Column('varchar', { length: 22, nullable: true })
  recipient: string | null;

  /** Address, language and variables, encrypted. */
  @Column('bytea', { nullable: true })
  payload: Buffer | null;

  @Column('varchar', { length: 13, default: 'WAITING' })
  state: 'WAITING' | 'UNDELIVERABLE';

  /** Number of failed tries. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Code of the last failure, without the text of the mail server. */
  @Column('varchar', { length: 32, nullable: true })
  failure: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  nextAttemptAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('varchar', { length: 64, nullable: true })
  claimedBy: string | null;

  @Column('timestamptz', { nullable: true })
  claimedUntil: Date | null;
}
