import type { Language, LiftAnswer } from '@krets/shared/kinds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Challenge } from '../challenges/challenge.entity.js';
import { Message } from '../chat/message.entity.js';
import { Seat } from '../networks/seat.entity.js';

/** Words of the chat beside a challenge. They stand here only when their author has agreed, and then outlive the message. */
@Entity('lifts')
@Unique('uq_lifts_message', ['challengeId', 'messageId'])
@Index('ix_lifts_message', ['messageId'])
@Index('ix_lifts_author', ['authorId', 'networkId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_lifts_challenge' })
@ForeignKey(() => Message, ['messageId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_lifts_message',
  onDelete: 'SET NULL',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_lifts_seat' })
@Check('ck_lifts_answer', `answer IN ('ASKED', 'AGREED', 'REFUSED')`)
@Check('ck_lifts_words', `(answer = 'AGREED') = (body IS NOT NULL)`)
@Check('ck_lifts_lang', `lang IN ('nn', 'nb', 'en')`)
export class Lift {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  challengeId: string;

  @Column('uuid', { nullable: true })
  messageId: string | null;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  @Column('integer')
  seq: number;

  @Column('timestamptz')
  saidAt: Date;

  @Column('varchar', { length: 7 })
  answer: LiftAnswer;

  @Column('text', { nullable: true })
  body: string | null;

  @Column('varchar', { length: 2 })
  lang: Language;
}
