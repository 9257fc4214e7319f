import { type ExportState, exportStates } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../identity/person.entity.js';
import { Network } from '../networks/network.entity.js';
import { enumOf } from '../platform/graphql/fields.js';

const ExportStateEnum = enumOf('ExportState', exportStates, 'READY can be fetched at /exports/{id}.') satisfies Record<
  ExportState,
  ExportState
>;

@ObjectType({ description: 'A file made for one person, who alone can download it, for a day.' })
@Entity('data_exports')
@Index('ix_data_exports_person', ['personId'])
@Index('ix_data_exports_network', ['networkId'], { where: 'network_id IS NOT NULL' })
@Index('ix_data_exports_expiry', ['expiresAt'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_data_exports_person' })
@ForeignKey(() => Network, ['networkId'], ['id'], { name: 'fk_data_exports_network' })
@Check('ck_data_exports_state', `state IN ('WAITING', 'READY', 'FAILED')`)
@Check('ck_data_exports_ready', `(state = 'READY') = (ready_at IS NOT NULL AND bytes IS NOT NULL)`)
export class DataExport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @Field(() => ID, { nullable: true, description: 'The network it is a copy of; null for the person’s own data.' })
  @Column('uuid', { nullable: true })
  networkId: string | null;

  @Field(() => ExportStateEnum)
  @Column('varchar', { length: 7 })
  state: ExportState;

  @Field()
  @Column('timestamptz')
  requestedAt: Date;

  @Column('timestamptz', { nullable: true })
  readyAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the file is deleted.' })
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'In bytes, when it is ready.' })
  @Column('integer', { nullable: true })
  bytes: number | null;
}
