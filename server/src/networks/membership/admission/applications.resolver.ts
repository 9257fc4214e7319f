import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../../platform/database/request-database.js';
import { Db, IdPipe } from '../../../platform/graphql/context.js';
import { ListedNetwork, openNetworks } from '../../listed-network.types.js';
import { ApplyForSeatInput } from './admission.inputs.js';
import { OwnApplication } from './admission.types.js';
import { type Application, answersOf } from './application.entity.js';
import { ApplicationService } from './applications.service.js';

@Resolver()
export class ApplicationResolver {
  constructor(private readonly applicationService: ApplicationService) {}

  @Query(() => [ListedNetwork], { description: 'Listed networks that take applications, by name; at most 100.' })
  async openNetworks(@Db() db: RequestDatabase): Promise<ListedNetwork[]> {
    return openNetworks(await db.read());
  }

  @Query(() => ListedNetwork, { description: 'NOT_FOUND for what is not listed as for what does not exist.' })
  async openNetwork(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ListedNetwork> {
    return this.applicationService.readOpenNetwork(await db.read(), id);
  }

  @Query(() => [OwnApplication], { description: "The viewer's own, newest first; at most 100." })
  async myApplications(@Db() db: RequestDatabase): Promise<OwnApplication[]> {
    return (await this.applicationService.listMine(await db.read())).map(asOwn);
  }

  @Mutation(() => OwnApplication, { description: 'Asks for a seat in a listed network.' })
  async applyForSeat(@Db() db: RequestDatabase, @Args('input') input: ApplyForSeatInput): Promise<OwnApplication> {
    return asOwn(await db.write((tx) => this.applicationService.apply(tx, input)));
  }

  @Mutation(() => OwnApplication, {
    description: 'By the one who applied, as long as nothing is decided or she waits.',
  })
  async withdrawApplication(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<OwnApplication> {
    await db.write((tx) => this.applicationService.withdraw(tx, id));
    return asOwn(await this.applicationService.readOwn(await db.read(), id));
  }
}

function asOwn(application: Application): OwnApplication {
  const { id, networkId, networkName, state, roleTitle, reason, appliedAt, declinedBecause } = application;
  const answers = answersOf(application);
  return { id, networkId, networkName, state, roleTitle, reason, answers, appliedAt, declinedBecause };
}
