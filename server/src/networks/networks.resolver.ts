import { limits } from '@krets/shared/limits';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { pageSize } from '../platform/graphql/paging.js';
import { JournalPage } from './activity/journal.entity.js';
import { LogEntry } from './activity/room-log.entity.js';
import { Listing } from './lifecycle/listing.types.js';
import { Invitation } from './membership/invitation.entity.js';
import { InvitationService } from './membership/invitations.service.js';
import { membershipOf } from './membership/membership.js';
import { SeatWithPerson, seatOf, seatsOf, stateOf, vacantSeatsOf } from './membership/seat.entity.js';
import { leavesFacilitator, mayInvite } from './membership/seat.policy.js';
import { Network } from './network.entity.js';
import { mayChangeSettings } from './network.policy.js';
import { FoundNetworkInput, RenameNetworkInput } from './networks.inputs.js';
import { NetworkService } from './networks.service.js';
import { FormRequirement, FoundedNetwork, NetworkRights, Readers, readersAmong } from './networks.types.js';

@Resolver(() => Network)
export class NetworksResolver {
  constructor(
    private readonly networkService: NetworkService,
    private readonly invitationService: InvitationService,
  ) {}

  @Query(() => [Network], {
    description:
      'For anybody signed in: the networks where the viewer holds an open seat, by name; at most 100. UNAUTHENTICATED.',
  })
  async myNetworks(@Db() db: RequestDatabase): Promise<Network[]> {
    return this.networkService.listMine(await db.read());
  }

  @Query(() => Network, { description: 'For any member: the network and its room. NOT_FOUND for everybody else.' })
  async network(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Network> {
    return this.networkService.read(await db.read(), id);
  }

  @Query(() => JournalPage, {
    description:
      'For any member: what changed in the network after journal number `after`, oldest first. NOT_FOUND for everybody else.',
  })
  async journal(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('after', { type: () => Int }) after: number,
    @Args('first', { type: () => Int, defaultValue: limits.page }) first: number,
  ): Promise<JournalPage> {
    return this.networkService.journal(await db.read(), networkId, after, pageSize(first));
  }

  @Mutation(() => Network, { description: 'For a facilitator: changes the name. NOT_FOUND for everybody else.' })
  async renameNetwork(@Db() db: RequestDatabase, @Args('input') input: RenameNetworkInput): Promise<Network> {
    await db.write((tx) => this.networkService.rename(tx, input));
    return this.networkService.read(await db.read(), input.networkId);
  }

  @ResolveField(() => Listing, { description: 'Its text in the open overview.' })
  listing(@Parent() network: Network): Listing {
    return network;
  }

  @ResolveField(() => [SeatWithPerson], {
    description: 'Every seat that has not ended, facilitators first; at most 25. Those that are ACTIVE read the room.',
  })
  async seats({ id }: Network, _: unknown, { db }: RequestContext): Promise<SeatWithPerson[]> {
    return seatsOf(await db.read(), id);
  }

  @ResolveField(() => Readers)
  async readers(network: Network, _: unknown, { db }: RequestContext): Promise<Readers> {
    const { charterVersion } = network;
    const all = await seatsOf(await db.read(), network.id);
    return readersAmong(all.filter((seat) => stateOf(seat, charterVersion) === 'ACTIVE'));
  }

  @ResolveField(() => Int)
  async seatsMax({ id }: Network, _: unknown, { db }: RequestContext): Promise<number> {
    return (await this.networkService.counterOf(await db.read(), id)).seatsMax;
  }

  @ResolveField(() => Int, { description: 'The last number of the journal; later changes have higher numbers.' })
  async journalSeq({ id }: Network, _: unknown, { db }: RequestContext): Promise<number> {
    return (await this.networkService.counterOf(await db.read(), id)).journalSeq;
  }

  @ResolveField(() => SeatWithPerson)
  async mySeat({ id }: Network, _: unknown, { db }: RequestContext): Promise<SeatWithPerson> {
    const tx = await db.read();
    const { seatId } = await membershipOf(tx, id);
    const seat = seatId && (await seatOf(tx, seatId));
    if (!seat) throw notFound();
    return seat;
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'What others posted before this moment is hidden from the viewer; null when nothing is.',
  })
  async hiddenBefore({ id }: Network, _: unknown, { db }: RequestContext): Promise<Date | null> {
    return (await membershipOf(await db.read(), id)).heldSeat?.readsFrom ?? null;
  }

  @ResolveField(() => [Invitation], { description: 'Open invitations; empty unless the viewer may invite.' })
  async invitations({ id }: Network, _: unknown, { db }: RequestContext): Promise<Invitation[]> {
    return this.invitationService.openIn(await db.read(), id);
  }

  @ResolveField(() => [SeatWithPerson], {
    description: 'Seats reserved for a successor, the longest vacant first; at most 25.',
  })
  async vacantSeats({ id }: Network, _: unknown, { db }: RequestContext): Promise<SeatWithPerson[]> {
    return vacantSeatsOf(await db.read(), id);
  }

  @ResolveField(() => [FormRequirement], { description: 'F1 to F12; the network can become active when all are met.' })
  async formRequirements({ id }: Network, _: unknown, { db }: RequestContext): Promise<FormRequirement[]> {
    return this.networkService.formOf(await db.read(), id);
  }

  @ResolveField(() => [LogEntry], {
    description: 'What happened to the room, newest first; only entries before the moment `before`.',
  })
  async log(
    @Db() db: RequestDatabase,
    @Parent() { id }: Network,
    @Args('first', { type: () => Int, defaultValue: limits.pageDefault }) first: number,
    @Args('before', { type: () => Date, nullable: true }) before: Date | null,
  ): Promise<LogEntry[]> {
    return this.networkService.log(await db.read(), id, pageSize(first), before);
  }

  @ResolveField(() => NetworkRights)
  async viewerMay({ id }: Network, _: unknown, { db }: RequestContext): Promise<NetworkRights> {
    const tx = await db.read();
    const membership = await membershipOf(tx, id);
    return {
      invite: mayInvite(membership),
      changeSettings: mayChangeSettings(membership),
      endSeats: mayInvite(membership),
      leave: leavesFacilitator(membership, await seatsOf(tx, id)),
      postChallenge: membership.writable,
    };
  }
}

@Resolver(() => FoundedNetwork)
export class FoundedNetworksResolver {
  constructor(
    private readonly networkService: NetworkService,
    private readonly invitationService: InvitationService,
  ) {}

  @Query(() => [FoundedNetwork], {
    description:
      'For anybody signed in: networks the viewer has founded that still wait for their first facilitator. UNAUTHENTICATED.',
  })
  async foundedNetworks(@Db() db: RequestDatabase): Promise<FoundedNetwork[]> {
    return this.networkService.founded(await db.read());
  }

  @Mutation(() => FoundedNetwork, {
    description:
      'For an administrator of the platform: founds a network, which they cannot read. NOT_FOUND for everybody else, PROOF_REQUIRED.',
  })
  async foundNetwork(@Db() db: RequestDatabase, @Args('input') input: FoundNetworkInput): Promise<FoundedNetwork> {
    return db.writeProved((tx) => this.networkService.found(tx, input));
  }

  @ResolveField(() => Boolean)
  async facilitatorInvited({ id }: FoundedNetwork, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.invitationService.isFacilitatorInvited(await db.read(), id);
  }
}
