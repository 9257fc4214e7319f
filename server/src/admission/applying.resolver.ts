import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ListedNetwork, openNetworks } from '../networks/listed-network.entity.js';
import type { Door } from '../platform/door.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { ApplyForSeatInput } from './admission.inputs.js';
import { OwnApplication } from './admission.types.js';
import { type Application, answersOf } from './application.entity.js';
import { Applying } from './applying.service.js';

@Resolver()
export class ApplyingResolver {
  constructor(private readonly applying: Applying) {}

  @Query(() => [ListedNetwork], { description: 'Listed networks that take applications, by name; at most 100.' })
  async openNetworks(@Through() door: Door): Promise<ListedNetwork[]> {
    return openNetworks(await door.read());
  }

  @Query(() => ListedNetwork, { description: 'NOT_FOUND for what is not listed as for what does not exist.' })
  async openNetwork(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<ListedNetwork> {
    return this.applying.openOne(await door.read(), id);
  }

  @Query(() => [OwnApplication], { description: "The viewer's own, newest first; at most 100." })
  async myApplications(@Through() door: Door): Promise<OwnApplication[]> {
    return (await this.applying.mine(await door.read())).map(asOwn);
  }

  @Mutation(() => OwnApplication, { description: 'Asks for a seat in a listed network.' })
  async applyForSeat(@Through() door: Door, @Args('input') input: ApplyForSeatInput): Promise<OwnApplication> {
    return asOwn(await door.write((tx) => this.applying.apply(tx, input)));
  }

  @Mutation(() => OwnApplication, {
    description: 'By the one who applied, as long as nothing is decided or she waits.',
  })
  async withdrawApplication(
    @Through() door: Door,
    @Args('id', { type: () => ID }, AnId) id: string,
  ): Promise<OwnApplication> {
    await door.write((tx) => this.applying.withdraw(tx, id));
    return asOwn(await this.applying.own(await door.read(), id));
  }
}

function asOwn(application: Application): OwnApplication {
  const { id, networkId, networkName, state, roleTitle, reason, appliedAt, declinedBecause } = application;
  const answers = answersOf(application);
  return { id, networkId, networkName, state, roleTitle, reason, answers, appliedAt, declinedBecause };
}
