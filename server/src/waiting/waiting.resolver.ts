import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { challengeOf } from '../discussion/challenges/challenge.entity.js';
import { SeatWithPerson, seatOf } from '../networks/membership/seat.entity.js';
import { Network } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db, type RequestContext } from '../platform/graphql/context.js';
import { WaitingService } from './waiting.service.js';
import { ActionItem, formerReasons, WaitingInRoom, WaitingItem } from './waiting.types.js';

@Resolver(() => WaitingItem)
export class WaitingResolver {
  constructor(private readonly waitingService: WaitingService) {}

  @Query(() => [WaitingItem], {
    description:
      'For anybody signed in: everything that awaits the viewer, what closes soonest first; at most 100. UNAUTHENTICATED.',
  })
  async waiting(@Db() db: RequestDatabase): Promise<WaitingItem[]> {
    return this.waitingService.list(await db.read());
  }

  @Query(() => [ActionItem], {
    description: 'At most three, the most urgent first.',
    deprecationReason: 'For pages of an earlier build. `waiting` knows everything that awaits the viewer.',
  })
  async actionItems(@Db() db: RequestDatabase): Promise<ActionItem[]> {
    const tx = await db.read();
    const known = (await this.waitingService.list(tx)).flatMap(({ reason, count, subjectId }) => {
      const former = formerReasons.find((one) => one === reason);
      return former ? [{ reason: former, count, subjectId }] : [];
    });
    const items = await Promise.all(
      known.slice(0, 3).map(async ({ subjectId, ...item }) => {
        const challenge = await challengeOf(tx, subjectId);
        return challenge ? [{ ...item, challenge }] : [];
      }),
    );
    return items.flat();
  }

  @ResolveField(() => SeatWithPerson, {
    nullable: true,
    description: 'Who it comes from: the owner of the challenge, who proposes, or who is proposed.',
  })
  async by({ bySeatId }: WaitingItem, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    return bySeatId ? ((await seatOf(await db.read(), bySeatId)) ?? null) : null;
  }
}

@Resolver(() => Network)
export class NetworkWaitingResolver {
  constructor(private readonly waitingService: WaitingService) {}

  @ResolveField(() => WaitingInRoom)
  async waiting({ id }: Network, _: unknown, { db }: RequestContext): Promise<WaitingInRoom> {
    return this.waitingService.inRoom(await db.read(), id);
  }
}
