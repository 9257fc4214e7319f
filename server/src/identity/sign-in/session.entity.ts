import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../person.entity.js';

@ObjectType({ isAbstract: true })
@Entity('sessions')
@Unique('uq_sessions_token', ['tokenHash'])
@Index('ix_sessions_person', ['personId'])
export class Session {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Person, { name: 'fk_sessions_person' })
  @Column('uuid')
  personId: string;

  @Column('varchar', { length: 64 })
  tokenHash: string;

  @Field({ description: 'Browser and system, as the browser names them.' })
  @Column('varchar', { length: 80 })
  device: string;

  @Field()
  @Column('timestamptz')
  startedAt: Date;

  @Field()
  @Column('timestamptz')
  expiresAt: Date;

  /** Rounded to the hour. */
  @Column('timestamptz', { default: () => 'now()' })
  lastUsedAt: Date;

  /** When the person last proved with a code who they are. */
  @Column('timestamptz', { default: () => 'now()' })
  provedAt: Date;
}
