import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Network } from '../network.entity.js';
import { WriteWelcomeInput } from './facilitation.inputs.js';
import { Welcome } from './welcome.entity.js';
import { WelcomeService } from './welcome.service.js';

@Resolver(() => Network)
export class WelcomeResolver {
  constructor(private readonly welcomeService: WelcomeService) {}

  @Mutation(() => Welcome, {
    description: 'For a facilitator: writes what new members read first. NOT_FOUND for everybody else.',
  })
  async writeWelcome(@Db() db: RequestDatabase, @Args('input') input: WriteWelcomeInput): Promise<Welcome> {
    await db.write((tx) => this.welcomeService.write(tx, input));
    const welcome = await this.welcomeService.of(await db.read(), input.networkId);
    if (!welcome) throw notFound();
    return welcome;
  }

  @Mutation(() => Boolean, {
    description:
      'For any member: hides the welcome for the viewer only. Nobody else is told. NOT_FOUND for everybody else.',
  })
  async dismissWelcome(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<boolean> {
    await db.write((tx) => this.welcomeService.dismiss(tx, networkId));
    return true;
  }

  @ResolveField(() => Welcome, { nullable: true })
  async welcome({ id }: Network, _: unknown, { db }: RequestContext): Promise<Welcome | null> {
    return this.welcomeService.of(await db.read(), id);
  }
}

@Resolver(() => Welcome)
export class WelcomeDismissalResolver {
  constructor(private readonly welcomeService: WelcomeService) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer has dismissed it.' })
  async dismissed({ networkId }: Welcome, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.welcomeService.isDismissed(await db.read(), networkId);
  }
}
