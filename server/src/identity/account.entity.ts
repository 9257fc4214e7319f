import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';
import { Person } from './person.entity.js';

/** Private data of a person. `people` holds what others who share a room can read. */
@Entity('accounts')
@Index('ix_accounts_digest', ['digestAt'], { where: `digest <> 'NEVER'` })
@Unique('uq_accounts_email', ['email'])
@Check('ck_accounts_language', `language IN ('nn', 'nb', 'en')`)
@Check('ck_accounts_digest', `digest IN ('DAILY', 'WEEKLY', 'FORTNIGHTLY', 'NEVER')`)
@Check('ck_accounts_email', `email = lower(email)`)
export class Account {
  @ForeignKey(() => Person, { name: 'fk_accounts_person' })
  @PrimaryColumn('uuid')
  personId: string;

  @Column('varchar', { length: limits.email })
  email: string;

  @Column('varchar', { length: 2 })
  language: Language;

  @Column('boolean')
  isAdministrator: boolean;

  @Column('timestamptz')
  createdAt: Date;

  /** Closed by an administrator of the platform: the person cannot sign in. */
  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  seenAt: Date;

  /** Whether the person wants mail about what waits for them. */
  @Column('boolean', { default: true })
  waitingMail: boolean;

  @Column('varchar', { length: 11, default: 'WEEKLY' })
  digest: 'DAILY' | 'WEEKLY' | 'FORTNIGHTLY' | 'NEVER';

  /** When the next digest is due; null until that is computed. */
  @Column('timestamptz', { nullable: true })
  digestAt: Date | null;

  /** When the last digest was sent. */
  @Column('timestamptz', { nullable: true })
  digestedAt: Date | null;

  /** When the last few mails about what waits were sent. */
  @Column('timestamptz', { array: true, default: '{}' })
  recentMails: Date[];

  /** When the last few pushes were sent. */
  @Column('timestamptz', { array: true, default: '{}' })
  recentPushes: Date[];

  /** When mail to the person was first refused for good; null when none is known to have come back. */
  @Column('timestamptz', { nullable: true })
  mailRefusedAt: Date | null;

  /** When mail to the person was first delayed. */
  @Column('timestamptz', { nullable: true })
  mailDelayedAt: Date | null;

  /** From when on notices do not go out by mail, because it comes back. */
  @Column('timestamptz', { nullable: true })
  mailStoppedAt: Date | null;
}

export const ownAccount = (tx: Tx) => tx.one(Account, 'WHERE t.person_id = (SELECT app.me())');
