import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { mySeats } from '../membership/membership.js';
import { SeatWithPerson, seatOf, stateOf } from '../membership/seat.entity.js';
import { Network } from '../network.entity.js';
import { NetworkService } from '../networks.service.js';
import { PendingMembership } from '../networks.types.js';
import { Charter } from './charter.entity.js';
import { ReviseCharterInput } from './charter.inputs.js';
import { CharterService } from './charters.service.js';

@Resolver(() => Network)
export class ChartersResolver {
  constructor(
    private readonly charterService: CharterService,
    private readonly networkService: NetworkService,
  ) {}

  @Query(() => [PendingMembership], {
    description:
      'For anybody signed in: rooms where the viewer holds a seat but cannot read now, because they have not accepted the charter or are on leave. UNAUTHENTICATED.',
  })
  async pendingMemberships(@Db() db: RequestDatabase): Promise<PendingMembership[]> {
    const tx = await db.read();
    const waiting = (await mySeats(tx)).filter((seat) => seat.onLeaveAt || seat.charterVersion !== seat.inForce);
    return Promise.all(waiting.map((seat) => this.#pendingMembership(tx, seat.networkId)));
  }

  @Query(() => PendingMembership, {
    description: 'For the holder of a seat, whether or not the room is open to them. NOT_FOUND for everybody else.',
  })
  async pendingMembership(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
  ): Promise<PendingMembership> {
    return this.#pendingMembership(await db.read(), networkId);
  }

  @Mutation(() => Network, {
    description:
      'For a facilitator: puts a new version in force. The others must accept it before they can read on. BAD_INPUT `stale` when another version has come into force since. NOT_FOUND for everybody else.',
  })
  async reviseCharter(@Db() db: RequestDatabase, @Args('input') input: ReviseCharterInput): Promise<Network> {
    await db.write((tx) => this.charterService.revise(tx, input));
    return this.networkService.read(await db.read(), input.networkId);
  }

  @Mutation(() => PendingMembership, {
    description:
      'For the holder of a seat: accepts the version in force. BAD_INPUT `stale` when `version` is not in force. NOT_FOUND when there is nothing to accept.',
  })
  async acceptCharter(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<PendingMembership> {
    await db.write((tx) => this.charterService.accept(tx, networkId, version));
    return this.#pendingMembership(await db.read(), networkId);
  }

  @ResolveField(() => Charter, { description: 'The version in force.' })
  async charter({ id }: Network, _: unknown, { db }: RequestContext): Promise<Charter> {
    return this.charterService.inForce(await db.read(), id);
  }

  @ResolveField(() => [Charter], { description: 'Every version, newest first; at most 100.' })
  async charterHistory({ id }: Network, _: unknown, { db }: RequestContext): Promise<Charter[]> {
    return this.charterService.history(await db.read(), id);
  }

  async #pendingMembership(tx: Tx, networkId: string): Promise<PendingMembership> {
    const seat = (await mySeats(tx)).find((own) => own.networkId === networkId);
    const network = seat && (await tx.one(Network, 'WHERE t.id = $1', [networkId]));
    if (!seat || !network) throw notFound();
    return {
      networkId,
      networkName: network.name,
      stage: network.stage,
      organiserType: network.organiserType,
      organiserName: network.organiserName,
      role: seat.role,
      seatState: stateOf(seat, seat.inForce),
      charter: await this.charterService.inForce(tx, networkId),
      accepted: await this.charterService.acceptedBefore(tx, networkId),
      seesEarlier: seat.readsFrom === null,
    };
  }
}

@Resolver(() => Charter)
export class CharterResolver {
  @ResolveField(() => SeatWithPerson, {
    nullable: true,
    description: 'Who put it in force; null for the first version, and for a viewer who has not accepted the charter.',
  })
  async maker({ madeBy }: Charter, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    return madeBy ? ((await seatOf(await db.read(), madeBy)) ?? null) : null;
  }
}
