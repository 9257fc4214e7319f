import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';
import { Organisation } from './organisation.entity.js';

@ObjectType({ description: 'A person as others who share a room see them.' })
@Entity('people')
@Check('ck_people_name', `name !~ '[[:cntrl:]]' AND name !~* '(://|www\\.)'`)
export class Person {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.name })
  name: string;

  @Field()
  @Column('varchar', { length: limits.roleTitle })
  roleTitle: string;

  @ForeignKey(() => Organisation, { name: 'fk_people_organisation' })
  @Column('varchar', { length: 9, nullable: true })
  orgnr: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the county, two digits.' })
  @Column('varchar', { length: 2, nullable: true })
  county: string | null;
}

export const personOf = (tx: Tx, id: string) =>
  tx.load(
    Person,
    id,
    (ids) => tx.select(Person, 'WHERE t.id = ANY($1)', [ids]),
    (p) => p.id,
  );
