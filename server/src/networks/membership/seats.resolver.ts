import { SeatState } from '@krets/shared/kinds';
import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Network, networkOf } from '../network.entity.js';
import { HandOverSeatInput, TakeSeatInput } from '../networks.inputs.js';
import { NetworkService } from '../networks.service.js';
import { InvitationLink, SeatTaken } from '../networks.types.js';
import { InvitationService } from './invitations.service.js';
import { membershipOf } from './membership.js';
import { SeatStateEnum, SeatWithPerson, stateOf } from './seat.entity.js';
import { SeatService } from './seats.service.js';

@Resolver()
export class SeatsResolver {
  constructor(
    private readonly seatService: SeatService,
    private readonly networkService: NetworkService,
    private readonly invitationService: InvitationService,
  ) {}

  @Mutation(() => SeatTaken, {
    description:
      'For anybody signed in who has the key: takes the seat, or applies for it where others must approve. FULL when all seats are taken. NOT_FOUND as for `invitation`. UNAUTHENTICATED.',
  })
  async takeSeat(@Db() db: RequestDatabase, @Args('input') input: TakeSeatInput): Promise<SeatTaken> {
    const networkId = await db.write((tx) => this.seatService.take(tx, input));
    const { heldSeat } = await membershipOf(await db.read(), networkId);
    const open = heldSeat?.charterVersion === heldSeat?.inForce && !heldSeat?.onLeaveAt;
    return { networkId, seatId: heldSeat?.id ?? null, open: heldSeat !== null && open };
  }

  @Mutation(() => Boolean, {
    description:
      'For the holder of a seat: ends it; `vacant` reserves it for a successor. BAD_INPUT `lastFacilitator` for the last one. NOT_FOUND for everybody else. PROOF_REQUIRED of a facilitator.',
  })
  async leaveNetwork(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
    @Args('vacant', { defaultValue: false }) vacant: boolean,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.leave(tx, id, vacant ? 'VACANT' : 'ENDED'));
    return true;
  }

  @Mutation(() => InvitationLink, {
    description:
      "For the holder of a seat: ends it and invites a successor to it by mail. The network's admission rule decides whether the successor gets it. BAD_INPUT `lastFacilitator` for the last one. NOT_FOUND for everybody else. PROOF_REQUIRED of a facilitator.",
  })
  async handOverSeat(@Db() db: RequestDatabase, @Args('input') input: HandOverSeatInput): Promise<InvitationLink> {
    return db.write(async (tx) => this.invitationService.send(tx, await this.seatService.handOver(tx, input)));
  }

  @Mutation(() => Boolean, {
    description:
      'For any member: reserves the seat and closes the room to its holder until they return. NOT_FOUND for everybody else.',
  })
  async goOnLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.goOnLeave(tx, id));
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'For a member on leave: ends the leave. The room opens when the charter in force is accepted. NOT_FOUND for everybody else.',
  })
  async returnFromLeave(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) id: string,
  ): Promise<boolean> {
    await db.write((tx) => this.seatService.returnFromLeave(tx, id));
    return true;
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: gives up a vacant seat that no successor is to take. NOT_FOUND for everybody else.',
  })
  async giveUpSeat(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    const networkId = await db.write((tx) => this.seatService.giveUp(tx, seatId));
    return this.networkService.read(await db.read(), networkId);
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: ends the seat of another; access ends at once, on open sockets too. NOT_FOUND for everybody else. PROOF_REQUIRED for the seat of another facilitator.',
  })
  async endSeat(
    @Db() db: RequestDatabase,
    @Args('seatId', { type: () => ID }, IdPipe) seatId: string,
  ): Promise<Network> {
    const networkId = await db.write((tx) => this.seatService.end(tx, seatId));
    return this.networkService.read(await db.read(), networkId);
  }
}

@Resolver(() => SeatWithPerson)
export class SeatResolver {
  @ResolveField(() => SeatStateEnum)
  async state(seat: SeatWithPerson, _: unknown, { db }: RequestContext): Promise<SeatState> {
    const network = await networkOf(await db.read(), seat.networkId);
    return stateOf(seat, network?.charterVersion ?? 0);
  }
}
