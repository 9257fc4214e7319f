import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { Network } from '../networks/network.entity.js';
import type { NoticeKind, NoticeLevel } from './notice-rules.js';

/** That one person is told of one journal entry, or of what a time has brought. A pointer, without words of the room; only that person can read it. */
@Entity('notices')
@Index('ix_notices_person', ['personId', 'createdAt'])
@Index('ix_notices_unseen', ['personId', 'challengeId'], { where: 'seen_at IS NULL' })
@Index('ix_notices_subject', ['subjectId'])
@Index('ix_notices_network', ['networkId'])
@Index('ix_notices_challenge', ['challengeId'])
@Index('ix_notices_created', ['createdAt'])
@Index('ix_notices_mail', ['mailAt'], { where: 'mail_at IS NOT NULL AND seen_at IS NULL' })
@Index('ix_notices_push', ['pushAt'], { where: 'push_at IS NOT NULL AND seen_at IS NULL' })
export class StoredNotice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @ForeignKey(() => Network, { name: 'fk_notices_network' })
  @Column('uuid')
  networkId: string;

  /** The number of the journal entry; of what a time has brought, that of the last one before. */
  @Column('integer')
  seq: number;

  @Column('varchar', { length: 24 })
  kind: NoticeKind;

  /** A contribution, a message, a consultation, a resource, a seat, an application, a challenge or the network. */
  @Column('uuid')
  subjectId: string;

  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  seenAt: Date | null;

  /** When it is decided whether it is sent by mail; null when it is decided. */
  @Column('timestamptz', { nullable: true })
  mailAt: Date | null;

  /** The same for push. */
  @Column('timestamptz', { nullable: true })
  pushAt: Date | null;
}

/** What one person wants to be told of in one room; without a row they have not been asked yet, and WAITING holds. */
@Entity('room_notice_choices')
@Index('ix_room_notice_choices_network', ['networkId'])
@Check('ck_room_notice_choices_level', `level IN ('ALL', 'WAITING', 'DIGEST', 'SILENT')`)
export class RoomNoticeChoice {
  @PrimaryColumn('uuid')
  personId: string;

  @ForeignKey(() => Network, { name: 'fk_room_notice_choices_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Column('varchar', { length: 7 })
  level: NoticeLevel;
}

/** That one person follows or mutes one thread; without a row the thread is as its room. */
@Entity('thread_notice_choices')
@Index('ix_thread_notice_choices_challenge', ['challengeId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_thread_notice_choices_challenge',
})
@Check('ck_thread_notice_choices_choice', `choice IN ('FOLLOW', 'MUTE')`)
export class ThreadNoticeChoice {
  @PrimaryColumn('uuid')
  personId: string;

  @PrimaryColumn('uuid')
  challengeId: string;

  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 6 })
  choice: 'FOLLOW' | 'MUTE';
}
