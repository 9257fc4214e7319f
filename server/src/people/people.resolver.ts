import { Args, Field, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { badInput, unauthenticated } from '../platform/errors.js';
import { Through } from '../platform/graphql/context.js';
import { Me, meOf } from './me.js';
import { Name, Organisation, organisationOf } from './organisation.entity.js';
import { ProfileInput } from './people.inputs.js';
import { Person, personOf } from './person.entity.js';
import { Session } from './session.entity.js';

@ObjectType('Session', { description: 'A place where the viewer is signed in, seen by the viewer only.' })
export class OwnSession extends Session {
  @Field({ description: 'The session this request came with.' })
  current: boolean;
}

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, { nullable: true, description: 'Null when nobody is signed in.' })
  async me(@Through() door: Door): Promise<Me | null> {
    const tx = await door.readAsAnyone();
    return tx.personId ? meOf(tx) : null;
  }

  @Mutation(() => Me)
  async saveProfile(@Through() door: Door, @Args('input') input: ProfileInput): Promise<Me> {
    await door.write(async (tx) => {
      if (!(await organisationOf(tx, input.orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
      await tx.rows(`UPDATE people SET name = $2, role_title = $3, orgnr = $4, county = $5 WHERE id = $1`, [
        tx.me,
        input.name.trim(),
        input.roleTitle.trim(),
        input.orgnr,
        input.county ?? null,
      ]);
      await tx.rows(`UPDATE accounts SET language = $2 WHERE person_id = $1`, [tx.me, input.language]);
    });
    return meOf(await door.read());
  }

  @ResolveField(() => Person)
  async person(@Through() door: Door, @Parent() me: Me): Promise<Person> {
    const person = await personOf(await door.read(), me.id);
    if (!person) throw unauthenticated();
    return person;
  }

  @ResolveField(() => Boolean, { description: 'False until name, role title and organisation are filled in.' })
  async profileComplete(@Through() door: Door, @Parent() me: Me): Promise<boolean> {
    const person = await this.person(door, me);
    return person.name !== '' && person.roleTitle !== '' && person.orgnr !== null;
  }

  @ResolveField(() => [OwnSession])
  async sessions(@Through() door: Door): Promise<OwnSession[]> {
    const tx = await door.read();
    const own = await tx.select(
      Session,
      'WHERE t.person_id = $1 AND t.expires_at > now() ORDER BY t.started_at DESC LIMIT 100',
      [tx.me],
    );
    return own.map((session) => ({ ...session, current: session.id === tx.sessionId }));
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @ResolveField(() => Organisation, { nullable: true })
  async organisation(@Through() door: Door, @Parent() { orgnr }: Person): Promise<Organisation | null> {
    return orgnr ? ((await organisationOf(await door.read(), orgnr)) ?? null) : null;
  }
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => [Organisation], { description: 'All organisations a seat can belong to, by name.' })
  async organisations(@Through() door: Door): Promise<Organisation[]> {
    return (await door.read()).select(Organisation, 'ORDER BY t.name_nb');
  }

  @ResolveField(() => Name)
  name(@Parent() { nameNn, nameNb, nameEn }: Organisation): Name {
    return { nn: nameNn, nb: nameNb, en: nameEn };
  }
}
