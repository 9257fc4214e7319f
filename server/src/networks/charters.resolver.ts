import { Args, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Tx } from '../platform/database/tx.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { Charter } from './charter.entity.js';
import { ReviseCharterInput } from './charter.inputs.js';
import { Charters } from './charters.service.js';
import { Network } from './network.entity.js';
import { Networks } from './networks.service.js';
import { Doorstep } from './networks.types.js';
import { HeldSeat, seatOf, stateOf } from './seat.entity.js';
import { mySeats } from './standing.js';

@Resolver(() => Network)
export class ChartersResolver {
  constructor(
    private readonly charters: Charters,
    private readonly networks: Networks,
  ) {}

  @Query(() => [Doorstep], { description: 'Rooms the viewer holds a seat in that are not open to her now.' })
  async doorsteps(@Through() door: Door): Promise<Doorstep[]> {
    const tx = await door.read();
    const waiting = (await mySeats(tx)).filter((seat) => seat.onLeaveAt || seat.charterVersion !== seat.inForce);
    return Promise.all(waiting.map((seat) => this.#doorstep(tx, seat.networkId)));
  }

  @Query(() => Doorstep, { description: 'NOT_FOUND for everybody without a seat.' })
  async doorstep(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
  ): Promise<Doorstep> {
    return this.#doorstep(await door.read(), networkId);
  }

  @Mutation(() => Network, {
    description: 'A facilitator puts a new version in force; everybody else accepts it before reading on.',
  })
  async reviseCharter(@Through() door: Door, @Args('input') input: ReviseCharterInput): Promise<Network> {
    await door.write((tx) => this.charters.revise(tx, input));
    return this.networks.read(await door.read(), input.networkId);
  }

  @Mutation(() => Doorstep, { description: "Accepts the version in force for the viewer's own seat." })
  async acceptCharter(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<Doorstep> {
    await door.write((tx) => this.charters.accept(tx, networkId, version));
    return this.#doorstep(await door.read(), networkId);
  }

  @ResolveField(() => Charter, { description: 'The version in force.' })
  async charter({ id }: Network, _: unknown, { door }: RequestContext): Promise<Charter> {
    return this.charters.inForce(await door.read(), id);
  }

  @ResolveField(() => [Charter], { description: 'Every version, newest first; at most 100.' })
  async charterHistory({ id }: Network, _: unknown, { door }: RequestContext): Promise<Charter[]> {
    return this.charters.history(await door.read(), id);
  }

  async #doorstep(tx: Tx, networkId: string): Promise<Doorstep> {
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
      charter: await this.charters.inForce(tx, networkId),
      accepted: await this.charters.acceptedBefore(tx, networkId),
      seesEarlier: seat.readsFrom === null,
    };
  }
}

@Resolver(() => Charter)
export class CharterResolver {
  @ResolveField(() => HeldSeat, {
    nullable: true,
    description: 'Who put it in force; null for the first, and for who stands on the doorstep.',
  })
  async maker({ madeBy }: Charter, _: unknown, { door }: RequestContext): Promise<HeldSeat | null> {
    return madeBy ? ((await seatOf(await door.read(), madeBy)) ?? null) : null;
  }
}
