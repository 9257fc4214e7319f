import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';
import { Person } from './person.entity.js';

/** Private data of a person. `people` holds what others who share a room can read. */
@Entity('accounts')
@Unique('uq_accounts_email', ['email'])
@Check('ck_accounts_language', `language IN ('nn', 'nb', 'en')`)
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
}

export const ownAccount = (tx: Tx) => tx.one(Account, 'WHERE t.person_id = (SELECT app.me())');
