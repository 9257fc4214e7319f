import { limits } from '@krets/shared/limits';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A code sent by e-mail. The row is visible only to a transaction that sets the address it was sent to as its access key. */
@Entity('sign_in_codes')
@Index('ix_sign_in_codes_email', ['email', 'sentAt'])
export class SignInCode {
  @PrimaryColumn('uuid')
  id: string;

  @Column('varchar', { length: limits.email })
  email: string;

  @Column('varchar', { length: 64 })
  codeHash: string;

  @Column('integer')
  attempts: number;

  @Column('timestamptz')
  sentAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** Who may use the code: the hash of the secret of the browser that asked, or of the session that renews its proof. */
  @Column('varchar', { length: 64, default: '' })
  askerHash: string;

  /** Whether the request came from a browser the person has signed in with, or from a session of theirs. */
  @Column('boolean', { default: false })
  known: boolean;
}
