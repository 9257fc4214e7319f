import type { Language, QuoteAnswer } from '@krets/shared/kinds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Challenge } from '../../discussion/challenges/challenge.entity.js';
import { Seat } from '../../networks/membership/seat.entity.js';
import { Message } from '../message.entity.js';

/** A chat message quoted beside a challenge. Visible only after its author has agreed; then it outlives the message. */
@Entity('quotes')
@Unique('uq_quotes_message', ['challengeId', 'messageId'])
@Index('ix_quotes_message', ['messageId'])
@Index('ix_quotes_author', ['authorId', 'networkId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_quotes_challenge' })
@ForeignKey(() => Message, ['messageId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_quotes_message',
  onDelete: 'SET NULL',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_quotes_seat' })
@Check('ck_quotes_answer', `answer IN ('ASKED', 'AGREED', 'REFUSED')`)
@Check('ck_quotes_body', `(answer = 'AGREED') = (body IS NOT NULL)`)
@Check('ck_quotes_lang', `lang IN ('nn', 'nb', 'en')`)
export class StoredQuote {
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
  writtenAt: Date;

  @Column('varchar', { length: 7 })
  answer: QuoteAnswer;

  @Column('text', { nullable: true })
  body: string | null;

  @Column('varchar', { length: 2 })
  lang: Language;
}
