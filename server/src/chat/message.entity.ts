import type { Language } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { StoredResource } from '../library/resource.entity.js';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { StoredChat } from './chat.entity.js';

@ObjectType({ isAbstract: true })
@Entity('messages')
@Unique('uq_messages_network', ['id', 'networkId'])
@Unique('uq_messages_author', ['id', 'networkId', 'authorId'])
@Unique('uq_messages_client', ['authorId', 'networkId', 'clientId'])
@Index('uq_messages_seq', ['networkId', 'seq'], { unique: true })
@Index('ix_messages_quoted', ['quotedId'], { where: 'quoted_id IS NOT NULL' })
@Index('ix_messages_kept', ['retentionDays', 'createdAt'])
@ForeignKey(() => StoredChat, ['networkId', 'retentionDays'], ['networkId', 'retentionDays'], {
  name: 'fk_messages_chat',
  onUpdate: 'CASCADE',
})
@ForeignKey(() => Message, ['quotedId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_messages_quoted',
  onDelete: 'SET NULL',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_messages_seat' })
@ForeignKey(() => StoredResource, ['resourceId', 'networkId'], ['id', 'networkId'], { name: 'fk_messages_resource' })
@Index('ix_messages_resource', ['resourceId'], { where: 'resource_id IS NOT NULL' })
@Check('ck_messages_lang', `lang IN ('nn', 'nb', 'en')`)
export class Message {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Field(() => Int, { description: 'The journal number it was posted under: the order of the conversation.' })
  @Column('integer')
  seq: number;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  @Field(() => ID, { description: 'Made by the client before the first try; a retry with the same one never doubles.' })
  @Column('uuid')
  clientId: string;

  @Field({ description: 'Markdown; empty when withdrawn.' })
  @Column('text')
  body: string;

  @Field(() => LanguageEnum)
  @Column('varchar', { length: 2 })
  lang: Language;

  @Column('uuid', { nullable: true })
  quotedId: string | null;

  @Field(() => ID, { nullable: true, description: 'What of the library it shows; null when withdrawn.' })
  @Column('uuid', { nullable: true })
  resourceId: string | null;

  @Field(() => [ID], { description: 'Ids of the seats it names; at most 10.' })
  @Column('uuid', { array: true })
  mentions: string[];

  /** The room's own choice: follows it by the foreign key. */
  @Column('integer')
  retentionDays: number;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  editedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}

/** The words of a withdrawn message, for the one who wrote it. */
@Entity('withdrawn_messages')
@ForeignKey(() => Message, ['messageId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_withdrawn_messages_message',
  onDelete: 'CASCADE',
})
export class WithdrawnMessage {
  @PrimaryColumn('uuid')
  messageId: string;

  @Column('uuid')
  networkId: string;

  @Column('text')
  body: string;

  @Column('uuid', { array: true })
  mentions: string[];
}

export const messageOf = (tx: Tx, id: string) =>
  tx.load(
    Message,
    id,
    (ids) => tx.select(Message, 'WHERE t.id = ANY($1)', [ids]),
    (message) => message.id,
  );
