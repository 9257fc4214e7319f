import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../person.entity.js';

/** A browser the person has signed in with. Its requests for codes are counted apart from those of strangers. */
@Entity('known_browsers')
export class KnownBrowser {
  @ForeignKey(() => Person, { name: 'fk_known_browsers_person' })
  @PrimaryColumn('uuid')
  personId: string;

  @PrimaryColumn('varchar', { length: 64 })
  browserHash: string;

  @Column('timestamptz')
  seenAt: Date;
}
