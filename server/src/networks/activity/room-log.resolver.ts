import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import { SeatWithPerson, seatOf } from '../membership/seat.entity.js';
import { LogEntry } from './room-log.entity.js';

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
