import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../challenges/challenge.entity.js';
import { Network } from '../networks/network.entity.js';
import { HeldSeat, seatOf } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, type RequestContext, Through } from '../platform/graphql/context.js';
import { AddingResources } from './adding.service.js';
import { Collection, collectionOf } from './collection.entity.js';
import { Curating } from './curating.service.js';
import { Library } from './library.service.js';
import { mayCurate, mayRestoreResource, mayReviseResource, mayWithdrawResource } from './resource.policy.js';
import { AddResourceInput, PutInCollectionInput, ReviseResourceInput } from './resources.inputs.js';
import { Naming, Resource, ResourceRights, ResourceVersion } from './resources.types.js';

@Resolver(() => Resource)
export class ResourcesResolver {
  constructor(
    private readonly library: Library,
    private readonly adding: AddingResources,
    private readonly curating: Curating,
  ) {}

  @Query(() => Resource)
  async resource(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Resource> {
    return this.library.read(await door.read(), id);
  }

  @Mutation(() => Resource, { description: 'A file is sent to `POST /files` first.' })
  async addResource(@Through() door: Door, @Args('input') input: AddResourceInput): Promise<Resource> {
    const id = await door.write((tx) => this.adding.add(tx, input));
    return this.library.read(await door.read(), id);
  }

  @Mutation(() => Resource, { description: 'By anybody in the room: a new version, the earlier ones stay readable.' })
  async reviseResource(@Through() door: Door, @Args('input') input: ReviseResourceInput): Promise<Resource> {
    await door.write((tx) => this.adding.revise(tx, input));
    return this.library.read(await door.read(), input.id);
  }

  @Mutation(() => Resource, { description: 'By the one who added it; hidden from all others at once.' })
  async withdrawResource(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Resource> {
    await door.write((tx) => this.adding.withdraw(tx, id));
    return this.library.read(await door.read(), id);
  }

  @Mutation(() => Resource)
  async restoreResource(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Resource> {
    await door.write((tx) => this.adding.restore(tx, id));
    return this.library.read(await door.read(), id);
  }

  @Mutation(() => Resource)
  async putInCollection(@Through() door: Door, @Args('input') input: PutInCollectionInput): Promise<Resource> {
    await door.write((tx) => this.curating.put(tx, input));
    return this.library.read(await door.read(), input.resourceId);
  }

  @Mutation(() => Resource, { description: 'It stands before the others in its collection.' })
  async chooseResource(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Resource> {
    await door.write((tx) => this.curating.choose(tx, id, true));
    return this.library.read(await door.read(), id);
  }

  @Mutation(() => Resource)
  async unchooseResource(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<Resource> {
    await door.write((tx) => this.curating.choose(tx, id, false));
    return this.library.read(await door.read(), id);
  }

  @ResolveField(() => Network)
  async network(@Through() door: Door, @Parent() { networkId }: Resource): Promise<Network> {
    const network = await (await door.read()).one(Network, 'WHERE t.id = $1', [networkId]);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => HeldSeat)
  addedBy({ seatId }: Resource, _: unknown, { door }: RequestContext): Promise<HeldSeat> {
    return seat(door, seatId);
  }

  @ResolveField(() => HeldSeat, { description: 'Who made the version that stands.' })
  changedBy({ changedSeatId }: Resource, _: unknown, { door }: RequestContext): Promise<HeldSeat> {
    return seat(door, changedSeatId);
  }

  @ResolveField(() => Collection, { nullable: true })
  async collection({ collectionId }: Resource, _: unknown, { door }: RequestContext): Promise<Collection | null> {
    return (collectionId && (await collectionOf(await door.read(), collectionId))) || null;
  }

  @ResolveField(() => [ResourceVersion], { description: 'Newest first; at most 100.' })
  async versions(@Through() door: Door, @Parent() resource: Resource): Promise<ResourceVersion[]> {
    return this.library.versions(await door.read(), resource);
  }

  @ResolveField(() => [Challenge], {
    description: 'Challenges it lies beside or is named in, newest first; at most 100.',
  })
  async usedIn(@Through() door: Door, @Parent() resource: Resource): Promise<Challenge[]> {
    return this.library.usedIn(await door.read(), resource);
  }

  @ResolveField(() => [Naming], { description: 'Answers and messages it is named in, newest first; at most 100.' })
  async namedIn(@Through() door: Door, @Parent() resource: Resource): Promise<Naming[]> {
    return this.library.namedIn(await door.read(), resource);
  }

  @ResolveField(() => ResourceRights)
  async viewerMay(resource: Resource, _: unknown, { door }: RequestContext): Promise<ResourceRights> {
    const standing = await standingOf(await door.read(), resource.networkId);
    return {
      revise: mayReviseResource(standing, resource),
      curate: mayCurate(standing, resource),
      withdraw: mayWithdrawResource(standing, resource),
      restore: mayRestoreResource(standing, resource),
    };
  }
}

async function seat(door: Door, seatId: string): Promise<HeldSeat> {
  const held = await seatOf(await door.read(), seatId);
  if (!held) throw notFound();
  return held;
}
