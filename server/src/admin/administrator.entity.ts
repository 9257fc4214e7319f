import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../identity/person.entity.js';

/** The appointment of an administrator: who, by which administrator, and when. Written by the database when the right is given or taken. */
@Entity('administrators')
export class AdministratorAppointment {
  @ForeignKey(() => Person, { name: 'fk_administrators_person' })
  @PrimaryColumn('uuid')
  personId: string;

  /** Null for the administrator named in the settings of the server. */
  @ForeignKey(() => Person, { name: 'fk_administrators_appointer' })
  @Column('uuid', { nullable: true })
  appointedBy: string | null;

  @Column('timestamptz')
  appointedAt: Date;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
