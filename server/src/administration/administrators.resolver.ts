import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { Administrator } from './administration.types.js';
import { Administrators } from './administrators.service.js';

@Resolver()
export class AdministratorsResolver {
  constructor(private readonly appointments: Administrators) {}

  @Query(() => [Administrator], {
    description: 'For administrators: all who are, the longest appointed first. NOT_FOUND for everybody else.',
  })
  async administrators(@Through() door: Door): Promise<Administrator[]> {
    return this.appointments.list(await door.read());
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators. BAD_INPUT on `email`: `unknown` for no account that can be, `known` for one who is, `seated` for one who holds a seat in a room or waits for one. PROOF_REQUIRED.',
  })
  async appointAdministrator(@Through() door: Door, @Args('email') email: string): Promise<boolean> {
    await door.writeProved((tx) => this.appointments.appoint(tx, email));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For administrators: takes the task away, signs the person out and ends emergency access they have opened. BAD_INPUT `lastAdministrator` for the last one. PROOF_REQUIRED.',
  })
  async removeAdministrator(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<boolean> {
    await door.writeProved((tx) => this.appointments.remove(tx, id));
    return true;
  }
}
