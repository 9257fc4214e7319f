import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';

@ObjectType({ description: 'A name in the three languages.' })
export class Name {
  @Field()
  nn: string;
  @Field()
  nb: string;
  @Field()
  en: string;
}

@ObjectType({
  description:
    'A public body, by its organisation number of nine digits, or by K and the number of a municipality whose organisation number is not certain.',
})
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

  @Field(() => [String], { description: 'Short names it is known by; at most 5.' })
  @Column('varchar', { length: limits.organisationAlias, array: true, default: () => "'{}'" })
  aliases: string[];

  /** False when a person has added it for themselves: nobody else finds it in the list. */
  @Column('boolean', { default: true })
  listed: boolean;

  @Field()
  get name(): Name {
    return { nn: this.nameNn, nb: this.nameNb, en: this.nameEn };
  }
}

/** Cache for the life of the process: everybody signed in may read the rows, and no role may change or delete one. */
const known = new Map<string, Organisation>();

export const organisationIn = (row: Omit<Organisation, 'name'>): Organisation => Object.assign(new Organisation(), row);

export async function organisationOf(tx: Tx, orgnr: string): Promise<Organisation | undefined> {
  // A cached answer must not be given to somebody who is not signed in: the database would refuse them.
  await tx.authenticated();
  const remembered = known.get(orgnr);
  if (remembered && tx.personId) return remembered;
  const found = await tx.load(
    Organisation,
    orgnr,
    async (orgnrs) => (await tx.select(Organisation, 'WHERE t.orgnr = ANY($1)', [orgnrs])).map(organisationIn),
    (organisation) => organisation.orgnr,
  );
  if (found) known.set(orgnr, found);
  return found;
}
