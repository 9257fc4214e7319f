import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.js';
import { Session } from '../identity/sign-in/session.entity.js';

/** That one person is told in the browser of one session that something waits. */
@Entity('push_subscriptions')
@Unique('uq_push_subscriptions_endpoint', ['endpointHash'])
@Index('ix_push_subscriptions_person', ['personId'])
@Index('ix_push_subscriptions_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class StoredPushSubscription {
  @ForeignKey(() => Session, { name: 'fk_push_subscriptions_session', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  sessionId: string;

  @ForeignKey(() => Person, { name: 'fk_push_subscriptions_person' })
  @Column('uuid')
  personId: string;

  /** SHA-256 of the address at the push server. */
  @Column('varchar', { length: 64 })
  endpointHash: string;

  /** The public key with which the browser subscribed. */
  @Column('varchar', { length: 87 })
  serverKey: string;

  /** Address and keys, encrypted. */
  @Column('bytea')
  sealed: Buffer;

  /** When a push is sent or tried again; null when none waits. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** Failures since the last one that was sent. */
  @Column('integer', { default: 0 })
  failures: number;
}
