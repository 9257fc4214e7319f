import { SeatState } from '@krets/shared/kinds';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import { LogEntry } from '../activity/room-log.entity.js';
import { networkOf } from '../network.entity.js';
import { SeatStateEnum, SeatWithPerson, seatOf, stateOf } from './seat.entity.js';

@Resolver(() => SeatWithPerson)
export class SeatResolver {
  @ResolveField(() => SeatStateEnum)
  async state(seat: SeatWithPerson, _: unknown, { db }: RequestContext): Promise<SeatState> {
    const network = await networkOf(await db.read(), seat.networkId);
    return stateOf(seat, network?.charterVersion ?? 0);
  }
}

@Resolver(() => LogEntry)
export class LogEntryResolver {
  @ResolveField(() => SeatWithPerson, { nullable: true, description: 'The seat it is about.' })
  async seat({ seatId }: LogEntry, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    return seatId ? ((await seatOf(await db.read(), seatId)) ?? null) : null;
  }

  @ResolveField(() => SeatWithPerson, { nullable: true, description: 'The seat that did it.' })
  async by({ bySeatId }: LogEntry, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    return bySeatId ? ((await seatOf(await db.read(), bySeatId)) ?? null) : null;
  }
}
