import { limits } from '@krets/shared/limits';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { pageSize } from '../platform/graphql/paging.js';
import { JournalPage } from './activity/journal.entity.js';
import { LogEntry } from './activity/room-log.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { InvitationService } from './membership/invitations.service.js';
import { membershipOf } from './membership/membership.js';
import { SeatWithPerson, seatOf, seatsOf, stateOf, vacantSeatsOf } from './membership/seat.entity.js';
import { Network } from './network.entity.js';
import { leavesFacilitator, mayChangeSettings, mayInvite } from './network.policy.js';
import { FoundNetworkInput, RenameNetworkInput } from './networks.inputs.js';
import { NetworkService } from './networks.service.js';
import { FormRequirement, FoundedNetwork, NetworkRights, Readers, readersAmong } from './networks.types.js';

@Resolver(() => Network)
export class NetworksResolver {
  constructor(
    private readonly networkService: NetworkService,
    private readonly invitationService: InvitationService,
  ) {}

  @Query(() => [Network], { description: 'The networks the viewer holds a seat in, by name; at most 100.' })
  async myNetworks(@Db() db: RequestDatabase): Promise<Network[]> {
    return this.networkService.listMine(await db.read());
  }

  @Query(() => Network)
  async network(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Network> {
    return this.networkService.read(await db.read(), id);
  }

  @Query(() => JournalPage, { description: 'What changed in the network after journal number `after`, oldest first.' })
  async journal(
    @Db() db: RequestDatabase,
    @Args('networkId', { type: () => ID }, IdPipe) networkId: string,
    @Args('after', { type: () => Int }) after: number,
    @Args('first', { type: () => Int, defaultValue: limits.page }) first: number,
  ): Promise<JournalPage> {
    return this.networkService.journal(await db.read(), networkId, after, pageSize(first));
  }

  @Mutation(() => Network, { description: 'A facilitator changes the name.' })
  async renameNetwork(@Db() db: RequestDatabase, @Args('input') input: RenameNetworkInput): Promise<Network> {
    await db.write((tx) => this.networkService.rename(tx, input));
    return this.networkService.read(await db.read(), input.networkId);
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

  @ResolveField(() => Int, { description: 'The last number of the journal; news come after it.' })
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

  @ResolveField(() => [Invitation], { description: 'Open invitations; empty unless the viewer may invite.' })
  async invitations({ id }: Network, _: unknown, { db }: RequestContext): Promise<Invitation[]> {
    return this.invitationService.openIn(await db.read(), id);
  }

  @ResolveField(() => [SeatWithPerson], { description: 'Kept for a successor, the longest vacant first; at most 25.' })
  async vacantSeats({ id }: Network, _: unknown, { db }: RequestContext): Promise<SeatWithPerson[]> {
    return vacantSeatsOf(await db.read(), id);
  }

  @ResolveField(() => [FormRequirement], { description: 'F1 to F12; all met, and the network can become active.' })
  async formRequirements({ id }: Network, _: unknown, { db }: RequestContext): Promise<FormRequirement[]> {
    return this.networkService.formOf(await db.read(), id);
  }

  @ResolveField(() => [LogEntry], {
    description: 'What happened to the room, newest first; `before` is a moment to go on from.',
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
    description: 'Networks the viewer has made that still wait for their first facilitator.',
  })
  async foundedNetworks(@Db() db: RequestDatabase): Promise<FoundedNetwork[]> {
    return this.networkService.founded(await db.read());
  }

  @Mutation(() => FoundedNetwork, {
    description: 'For the administrator of the platform, who will not be able to read it. PROOF_REQUIRED.',
  })
  async foundNetwork(@Db() db: RequestDatabase, @Args('input') input: FoundNetworkInput): Promise<FoundedNetwork> {
    return db.writeProved((tx) => this.networkService.found(tx, input));
  }

  @ResolveField(() => Boolean)
  async facilitatorInvited({ id }: FoundedNetwork, _: unknown, { db }: RequestContext): Promise<boolean> {
    return this.invitationService.isFacilitatorInvited(await db.read(), id);
  }
}
