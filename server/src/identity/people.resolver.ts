import { limits } from '@krets/shared/limits';
import { Args, Field, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound, unauthenticated } from '../platform/errors.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { OwnOrganisationInput, ProfileInput } from './identity.inputs.js';
import { Me, meOf } from './me.types.js';
import { Organisation, organisationIn, organisationOf } from './organisation.entity.js';
import { Person, personOf } from './person.entity.js';
import { Session } from './sign-in/session.entity.js';

@ObjectType('Session', { description: 'A session of the viewer, visible to the viewer only.' })
export class OwnSession extends Session {
  @Field({ description: 'The session that sent this request.' })
  current: boolean;
}

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me, { nullable: true, description: 'For anybody: the signed-in person. Null when nobody is signed in.' })
  async me(@Db() db: RequestDatabase): Promise<Me | null> {
    const tx = await db.readAsAnyone();
    return tx.personId ? meOf(tx) : null;
  }

  @Mutation(() => Me, {
    description:
      'For anybody signed in: saves the own profile. BAD_INPUT on the field at fault, `organisation` on `orgnr` for an unknown one. UNAUTHENTICATED.',
  })
  async saveProfile(@Db() db: RequestDatabase, @Args('input') input: ProfileInput): Promise<Me> {
    await db.write(async (tx) => {
      if (!(await organisationOf(tx, input.orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
      const changed = await tx.rows(
        `UPDATE people SET name = $2, role_title = $3, orgnr = $4, county = $5
         WHERE id = $1 AND (name, role_title, orgnr, county) IS DISTINCT FROM ($2, $3, $4, $5) RETURNING id`,
        [tx.me, input.name.trim(), input.roleTitle.trim(), input.orgnr, input.county ?? null],
      );
      if (changed.length > 0) await publishToRooms(tx);
      await tx.rows(`UPDATE accounts SET language = $2 WHERE person_id = $1`, [tx.me, input.language]);
    });
    return meOf(await db.read());
  }

  @ResolveField(() => Person)
  async person(me: Me, _: unknown, { db }: RequestContext): Promise<Person> {
    const person = await personOf(await db.read(), me.id);
    if (!person) throw unauthenticated();
    return person;
  }

  @ResolveField(() => Boolean, { description: 'False until name, role title and organisation are filled in.' })
  async profileComplete(me: Me, _: unknown, context: RequestContext): Promise<boolean> {
    const person = await this.person(me, _, context);
    return person.name !== '' && person.roleTitle !== '' && person.orgnr !== null;
  }

  @ResolveField(() => [OwnSession])
  async sessions(_me: Me, _: unknown, { db }: RequestContext): Promise<OwnSession[]> {
    const tx = await db.read();
    const own = await tx.select(
      Session,
      'WHERE t.person_id = (SELECT app.me()) AND t.expires_at > now() ORDER BY t.started_at DESC LIMIT 100',
    );
    return own.map((session) => ({ ...session, current: session.id === tx.sessionId }));
  }
}

/**
 * People who share a room with the person see the name. The networks are taken in one order, so that two people who share two rooms
 * cannot deadlock.
 */
async function publishToRooms(tx: Tx): Promise<void> {
  const seats = await tx.rows<{ id: string; network_id: string }>(
    `SELECT id, network_id FROM seats WHERE person_id = (SELECT app.me()) AND ended_at IS NULL ORDER BY network_id`,
  );
  for (const { id, network_id } of seats) await tx.appendEntry(network_id, { topic: 'SEAT', id, kind: 'RENAMED' });
}

@Resolver(() => Person)
export class PersonResolver {
  @ResolveField(() => Organisation, { nullable: true })
  async organisation({ orgnr }: Person, _: unknown, { db }: RequestContext): Promise<Organisation | null> {
    return orgnr ? ((await organisationOf(await db.read(), orgnr)) ?? null) : null;
  }
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => [Organisation], {
    description:
      'For anybody signed in: the organisations that a seat can belong to, by name, and the own one; at most 1000. UNAUTHENTICATED.',
  })
  async organisations(@Db() db: RequestDatabase): Promise<Organisation[]> {
    const tx = await db.read();
    const all = await tx.select(
      Organisation,
      `WHERE t.listed OR t.orgnr IN (SELECT p.orgnr FROM people p WHERE p.id = (SELECT app.me())) ORDER BY t.name_nb LIMIT ${limits.organisations}`,
    );
    return all.map(organisationIn);
  }

  @Mutation(() => Organisation, {
    description:
      'For anybody signed in: an organisation that is not in the list, by its number. Others see its name where the viewer holds a seat, and do not find it in the list. The known one when the number is known. BAD_INPUT `organisationNumber` on `orgnr`. UNAUTHENTICATED.',
  })
  async addOwnOrganisation(
    @Db() db: RequestDatabase,
    @Args('input') { orgnr, name }: OwnOrganisationInput,
  ): Promise<Organisation> {
    return db.write(async (tx) => {
      const known = await organisationOf(tx, orgnr);
      if (known) return known;
      // Two may add the same one at once: the first name is used.
      await tx.rows(
        `INSERT INTO organisations (orgnr, name_nn, name_nb, name_en, aliases, listed) VALUES ($1, $2, $2, $2, '{}', false)
         ON CONFLICT (orgnr) DO NOTHING`,
        [orgnr, name.trim()],
      );
      const [added] = await tx.select(Organisation, 'WHERE t.orgnr = $1', [orgnr]);
      if (!added) throw notFound();
      return organisationIn(added);
    });
  }
}
