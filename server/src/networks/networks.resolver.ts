import { limits } from '@krets/shared/limits';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { pageSize } from '../platform/graphql/paging.js';
import { Invitation } from './invitation.entity.js';
import { Invitations } from './invitations.service.js';
import { News } from './journal.entity.js';
import { Network } from './network.entity.js';
import { leavesFacilitator, mayInvite, mayShape } from './network.policy.js';
import { FoundNetworkInput, RenameNetworkInput } from './networks.inputs.js';
import { Networks } from './networks.service.js';
import { FormRequirement, FoundedNetwork, NetworkRights, Readers, readersAmong } from './networks.types.js';
import { LogEntry } from './room-log.entity.js';
import { HeldSeat, seatOf, seatsOf, stateOf, vacantSeatsOf } from './seat.entity.js';
import { standingOf } from './standing.js';

@Resolver(() => Network)
export class NetworksResolver {
  constructor(
    private readonly networks: Networks,
    private readonly invitationsOf: Invitations,
  ) {}

  @Query(() => [Network], { description: 'The networks the viewer holds a seat in, by name; at most 100.' })
  async myNetworks(@Through() door: Door): Promise<Network[]> {
    return this.networks.mine(await door.read());
  }

  @Query(() => Network)
  async network(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Network> {
    return this.networks.read(await door.read(), id);
  }

  @Query(() => News, { description: 'What changed in the network after journal number `after`, oldest first.' })
  async news(
    @Through() door: Door,
    @Args('networkId', { type: () => ID }, AnId) networkId: string,
    @Args('after', { type: () => Int }) after: number,
    @Args('first', { type: () => Int, defaultValue: limits.page }) first: number,
  ): Promise<News> {
    return this.networks.news(await door.read(), networkId, after, pageSize(first));
  }

  @Mutation(() => Network, { description: 'A facilitator changes the name.' })
  async renameNetwork(@Through() door: Door, @Args('input') input: RenameNetworkInput): Promise<Network> {
    await door.write((tx) => this.networks.rename(tx, input));
    return this.networks.read(await door.read(), input.networkId);
  }

  @ResolveField(() => [HeldSeat], {
    description: 'Every seat that has not ended, facilitators first; at most 25. Those that are ACTIVE read the room.',
  })
  async seats({ id }: Network, _: unknown, { door }: RequestContext): Promise<HeldSeat[]> {
    return seatsOf(await door.read(), id);
  }

  @ResolveField(() => Readers)
  async readers(network: Network, _: unknown, { door }: RequestContext): Promise<Readers> {
    const { charterVersion } = network;
    const all = await seatsOf(await door.read(), network.id);
    return readersAmong(all.filter((seat) => stateOf(seat, charterVersion) === 'ACTIVE'));
  }

  @ResolveField(() => Int)
  async seatsMax({ id }: Network, _: unknown, { door }: RequestContext): Promise<number> {
    return (await this.networks.counterOf(await door.read(), id)).seatsMax;
  }

  @ResolveField(() => Int, { description: 'The last number of the journal; news come after it.' })
  async newsSeq({ id }: Network, _: unknown, { door }: RequestContext): Promise<number> {
    return (await this.networks.counterOf(await door.read(), id)).journalSeq;
  }

  @ResolveField(() => HeldSeat)
  async mySeat({ id }: Network, _: unknown, { door }: RequestContext): Promise<HeldSeat> {
    const tx = await door.read();
    const { seatId } = await standingOf(tx, id);
    const seat = seatId && (await seatOf(tx, seatId));
    if (!seat) throw notFound();
    return seat;
  }

  @ResolveField(() => [Invitation], { description: 'Open invitations; empty unless the viewer may invite.' })
  async invitations({ id }: Network, _: unknown, { door }: RequestContext): Promise<Invitation[]> {
    return this.invitationsOf.openIn(await door.read(), id);
  }

  @ResolveField(() => [HeldSeat], { description: 'Kept for a successor, the longest vacant first; at most 25.' })
  async vacantSeats({ id }: Network, _: unknown, { door }: RequestContext): Promise<HeldSeat[]> {
    return vacantSeatsOf(await door.read(), id);
  }

  @ResolveField(() => [FormRequirement], { description: 'F1 to F12; all met, and the network can become active.' })
  async form({ id }: Network, _: unknown, { door }: RequestContext): Promise<FormRequirement[]> {
    return this.networks.formOf(await door.read(), id);
  }

  @ResolveField(() => [LogEntry], {
    description: 'What happened to the room, newest first; `before` is a moment to go on from.',
  })
  async log(
    @Through() door: Door,
    @Parent() { id }: Network,
    @Args('first', { type: () => Int, defaultValue: limits.pageDefault }) first: number,
    @Args('before', { type: () => Date, nullable: true }) before: Date | null,
  ): Promise<LogEntry[]> {
    return this.networks.log(await door.read(), id, pageSize(first), before);
  }

  @ResolveField(() => NetworkRights)
  async viewerMay({ id }: Network, _: unknown, { door }: RequestContext): Promise<NetworkRights> {
    const tx = await door.read();
    const standing = await standingOf(tx, id);
    return {
      invite: mayInvite(standing),
      shape: mayShape(standing),
      endSeats: mayInvite(standing),
      leave: leavesFacilitator(standing, await seatsOf(tx, id)),
      postChallenge: standing.writable,
    };
  }
}

@Resolver(() => FoundedNetwork)
export class FoundingResolver {
  constructor(
    private readonly networks: Networks,
    private readonly invitations: Invitations,
  ) {}

  @Query(() => [FoundedNetwork], {
    description: 'Networks the viewer has made that still wait for their first facilitator.',
  })
  async foundedNetworks(@Through() door: Door): Promise<FoundedNetwork[]> {
    return this.networks.founded(await door.read());
  }

  @Mutation(() => FoundedNetwork, {
    description: 'For the administrator of the platform, who will not be able to read it. PROOF_REQUIRED.',
  })
  async foundNetwork(@Through() door: Door, @Args('input') input: FoundNetworkInput): Promise<FoundedNetwork> {
    return door.writeProved((tx) => this.networks.found(tx, input));
  }

  @ResolveField(() => Boolean)
  async facilitatorInvited({ id }: FoundedNetwork, _: unknown, { door }: RequestContext): Promise<boolean> {
    return this.invitations.isFacilitatorInvited(await door.read(), id);
  }
}
