import { limits } from '@krets/shared/limits';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Seat } from '../../networks/membership/seat.entity.js';
import { Network } from '../../networks/network.entity.js';

/** Stored content, once for each network. */
@Entity('file_contents')
@Unique('uq_file_contents_network', ['id', 'networkId'])
@Index('ix_file_contents_hash', ['networkId', 'sha256'])
@Index('ix_file_contents_idle', ['createdAt'], { where: 'refs = 0' })
export class FileContent {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_file_contents_network' })
  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 64 })
  sha256: string;

  @Column('varchar', { length: 100 })
  mediaType: string;

  @Column('integer')
  bytes: number;

  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  @Column('integer')
  refs: number;

  @Column('boolean')
  ready: boolean;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  sweptAt: Date | null;
}

/** One upload. */
@Entity('files')
@Unique('uq_files_network', ['id', 'networkId'])
@Unique('uq_files_uploader', ['id', 'networkId', 'uploadedBy'])
@Index('ix_files_content', ['contentId'])
@Index('ix_files_uploader', ['uploadedBy'])
@Index('ix_files_due', ['deleteAfter'], { where: 'delete_after IS NOT NULL' })
@ForeignKey(() => FileContent, ['contentId', 'networkId'], ['id', 'networkId'], { name: 'fk_files_content' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_files_seat' })
export class StoredFile {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  uploadedBy: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  contentId: string;

  @Column('varchar', { length: limits.fileName })
  name: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  deleteAfter: Date | null;
}
