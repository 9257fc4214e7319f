import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Challenge } from './challenge.entity.js';

/** What every answer changes: separate from the challenge, which only its owner may change. */
@Entity('threads')
@Index('ix_threads_network', ['networkId', 'lastSeq'])
@Index('ix_threads_unanswered', ['networkId'], { where: 'answers = 0' })
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_threads_challenge' })
export class Thread {
  @PrimaryColumn('uuid')
  challengeId: string;

  @Column('uuid')
  networkId: string;

  /** Including withdrawn ones. */
  @Column('integer')
  contributions: number;

  /** By others than the owner, without withdrawn ones. */
  @Column('integer')
  answers: number;

  /** The journal number of the last post in the thread. */
  @Column('integer')
  lastSeq: number;

  @Column('timestamptz')
  lastAt: Date;
}

/** How far one person has read in one thread. Only that person can read it. */
@Entity('read_marks')
@Index('ix_read_marks_challenge', ['challengeId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_read_marks_challenge' })
export class ReadMark {
  @PrimaryColumn('uuid')
  personId: string;

  @PrimaryColumn('uuid')
  challengeId: string;

  @Column('uuid')
  networkId: string;

  /** The last journal number read. */
  @Column('integer')
  seq: number;
}

/** The read mark `m`, or 0. Not coalesce(): that is not leakproof, and the index on `seq` would not be used. */
export const readMarkSeq = 'CASE WHEN m.seq IS NULL THEN 0 ELSE m.seq END';
