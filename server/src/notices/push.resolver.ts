import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, IdPipe } from '../platform/graphql/context.js';
import { PushChoices, ReceivePushesInput } from './push.types.js';
import { PushDeviceService } from './push-devices.service.js';

@Resolver()
export class PushResolver {
  constructor(private readonly pushDeviceService: PushDeviceService) {}

  @Query(() => PushChoices, {
    description:
      'For anybody signed in: the browsers in which the viewer is told that something waits. UNAUTHENTICATED.',
  })
  async pushChoices(@Db() db: RequestDatabase): Promise<PushChoices> {
    return this.pushDeviceService.choices(await db.read());
  }

  @Mutation(() => PushChoices, {
    description:
      'For anybody signed in: tells them in this browser, too, until its session ends. BAD_INPUT for a push server that is not known. NOT_FOUND when Krets sends no pushes. UNAUTHENTICATED.',
  })
  async receivePushes(@Db() db: RequestDatabase, @Args('input') input: ReceivePushesInput): Promise<PushChoices> {
    await db.write((tx) => this.pushDeviceService.add(tx, input));
    return this.pushDeviceService.choices(await db.read());
  }

  @Mutation(() => PushChoices, {
    description: "For anybody signed in: one of the viewer's browsers is told no longer. NOT_FOUND for another's.",
  })
  async stopPushes(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<PushChoices> {
    await db.write((tx) => this.pushDeviceService.remove(tx, id));
    return this.pushDeviceService.choices(await db.read());
  }
}
