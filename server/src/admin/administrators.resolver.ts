import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, IdPipe } from '../platform/graphql/context.js';
import { Administrator } from './admin.types.js';
import { AdministratorService } from './administrators.service.js';

@Resolver()
export class AdministratorsResolver {
  constructor(private readonly administratorService: AdministratorService) {}

  @Query(() => [Administrator], {
    description: 'For administrators: all administrators, the longest appointed first. NOT_FOUND for everybody else.',
  })
  async administrators(@Db() db: RequestDatabase): Promise<Administrator[]> {
    return this.administratorService.list(await db.read());
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators: appoints another one. BAD_INPUT on `email`: `unknown` when no account with it can be appointed, `known` when they are administrator already, `seated` when they hold a seat in a room or have applied for one. NOT_FOUND, PROOF_REQUIRED.',
  })
  async appointAdministrator(@Db() db: RequestDatabase, @Args('email') email: string): Promise<boolean> {
    await db.writeProved((tx) => this.administratorService.appoint(tx, email));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators: takes the right away, signs the person out and ends emergency access they have opened. BAD_INPUT `lastAdministrator` for the last one. NOT_FOUND, PROOF_REQUIRED.',
  })
  async removeAdministrator(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.writeProved((tx) => this.administratorService.remove(tx, id));
    return true;
  }
}
