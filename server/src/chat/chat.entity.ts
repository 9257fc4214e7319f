import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Network } from '../networks/network.entity.js';
import type { Tx } from '../platform/database/tx.js';

/** How long a network retains its messages. Created with the first message. */
@Entity('chat_settings')
@Unique('uq_chat_settings_retention', ['networkId', 'retentionDays'])
@Check('ck_chat_settings_retention', 'retention_days IN (30, 90, 180, 365)')
export class StoredChat {
  @ForeignKey(() => Network, { name: 'fk_chat_settings_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Column('integer')
  retentionDays: number;
}

/** How far one person has read in one chat. Only that person can read it. */
@Entity('chat_read_marks')
export class ChatMark {
  @PrimaryColumn('uuid')
  personId: string;

  @ForeignKey(() => Network, { name: 'fk_chat_read_marks_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  /** The last journal number read. */
  @Column('integer')
  seq: number;
}

export async function retentionDaysOf(tx: Tx, networkId: string): Promise<number> {
  const chat = await tx.one(StoredChat, 'WHERE t.network_id = $1', [networkId]);
  return chat?.retentionDays ?? limits.retentionDaysDefault;
}
