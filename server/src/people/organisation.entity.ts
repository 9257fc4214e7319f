import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';

@ObjectType({ description: 'A proper name in the three languages.' })
export class Name {
  @Field()
  nn: string;
  @Field()
  nb: string;
  @Field()
  en: string;
}

@ObjectType({ description: 'A public body, by its organisation number of nine digits.' })
@Entity('organisations')
export class Organisation {
  @Field(() => ID)
  @PrimaryColumn('varchar', { length: 9 })
  orgnr: string;

  @Column('varchar', { length: 200 })
  nameNn: string;
  @Column('varchar', { length: 200 })
  nameNb: string;
  @Column('varchar', { length: 200 })
  nameEn: string;
}

export const organisationOf = (tx: Tx, orgnr: string) =>
  tx.load(
    Organisation,
    orgnr,
    (orgnrs) => tx.select(Organisation, 'WHERE t.orgnr = ANY($1)', [orgnrs]),
    (o) => o.orgnr,
  );
