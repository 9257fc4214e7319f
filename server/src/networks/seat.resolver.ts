import { SeatState } from '@krets/shared/kinds';
import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../platform/graphql/context.js';
import { networkOf } from './network.entity.js';
import { LogEntry } from './room-log.entity.js';
import { HeldSeat, SeatStateEnum, seatOf, stateOf } from './seat.entity.js';

@Resolver(() => HeldSeat)
export class HeldSeatResolver {
  @ResolveField(() => SeatStateEnum)
  async state(seat: HeldSeat, _: unknown, { door }: RequestContext): Promise<SeatState> {
    const network = await networkOf(await door.read(), seat.networkId);
    return stateOf(seat, network?.charterVersion ?? 0);
  }
}

@Resolver(() => LogEntry)
export class LogEntryResolver {
  @ResolveField(() => HeldSeat, { nullable: true, description: 'Whom it is about.' })
  async seat({ seatId }: LogEntry, _: unknown, { door }: RequestContext): Promise<HeldSeat | null> {
    return seatId ? ((await seatOf(await door.read(), seatId)) ?? null) : null;
  }

  @ResolveField(() => HeldSeat, { nullable: true, description: 'Whose act it was.' })
  async by({ bySeatId }: LogEntry, _: unknown, { door }: RequestContext): Promise<HeldSeat | null> {
    return bySeatId ? ((await seatOf(await door.read(), bySeatId)) ?? null) : null;
  }
}
