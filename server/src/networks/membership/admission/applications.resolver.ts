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

  @Query(() => [ListedNetwork], {
    description:
      'For anybody signed in: listed networks that take applications, by name; at most 100. UNAUTHENTICATED.',
  })
  async openNetworks(@Db() db: RequestDatabase): Promise<ListedNetwork[]> {
    return openNetworks(await db.read());
  }

  @Query(() => ListedNetwork, {
    description:
      'For anybody signed in: a listed network. NOT_FOUND when it is not listed or does not exist. UNAUTHENTICATED.',
  })
  async openNetwork(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<ListedNetwork> {
    return this.applicationService.readOpenNetwork(await db.read(), id);
  }

  @Query(() => [OwnApplication], {
    description: "For anybody signed in: the viewer's own applications, newest first; at most 100. UNAUTHENTICATED.",
  })
  async myApplications(@Db() db: RequestDatabase): Promise<OwnApplication[]> {
    return (await this.applicationService.listMine(await db.read())).map(asOwn);
  }

  @Mutation(() => OwnApplication, {
    description:
      'For anybody signed in without a seat there, except administrators: applies for a seat in a listed network. A retry returns the open application. NOT_FOUND when it is not listed. UNAUTHENTICATED.',
  })
  async applyForSeat(@Db() db: RequestDatabase, @Args('input') input: ApplyForSeatInput): Promise<OwnApplication> {
    return asOwn(await db.write((tx) => this.applicationService.apply(tx, input)));
  }

  @Mutation(() => OwnApplication, {
    description:
      'For the applicant: withdraws an application that is undecided or on the waiting list. NOT_FOUND for everybody else, and later.',
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
  const { id, networkId, networkName, state, roleTitle, reason, appliedAt, declineReason } = application;
  const answers = answersOf(application);
  return { id, networkId, networkName, state, roleTitle, reason, answers, appliedAt, declineReason };
}
