import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Network } from '../network.entity.js';
import { WriteWelcomeInput } from './facilitation.inputs.js';
import { Welcome } from './welcome.entity.js';
import { WelcomeService } from './welcome.service.js';

/** What newcomers read first. */
@Resolver(() => Network)
export class WelcomeResolver {
  constructor(private readonly welcomeService: WelcomeService) {}

  @Mutation(() => Welcome, { description: 'A facilitator writes what newcomers read first.' })
  async writeWelcome(@Db() db: RequestDatabase, @Args('input') input: WriteWelcomeInput): Promise<Welcome> {
    await db.write((tx) => this.welcomeService.write(tx, input));
    const welcome = await this.welcomeService.of(await db.read(), input.networkId);
    if (!welcome) throw notFound();
    return welcome;
  }

  @Mutation(() => Boolean, { description: 'The viewer has read the welcome. Nobody else is told.' })
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

  @ResolveField(() => Boolean, { description: 'By the viewer, for herself.' })
  async dismissed({ networkId }: Welcome, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.welcomeService.isDismissed(await db.read(), networkId);
  }
}
