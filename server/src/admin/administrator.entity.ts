import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../identity/person.entity.js';

/** Who made whom administrator, and when. Written by the database when the right is given or taken. */
@Entity('administrators')
export class AdministratorAppointment {
  @ForeignKey(() => Person, { name: 'fk_administrators_person' })
  @PrimaryColumn('uuid')
  personId: string;

  /** Null for the one the server's own setting names. */
  @ForeignKey(() => Person, { name: 'fk_administrators_appointer' })
  @Column('uuid', { nullable: true })
  appointedBy: string | null;

  @Column('timestamptz')
  appointedAt: Date;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
