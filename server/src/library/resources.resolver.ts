import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { SeatWithPerson, seatOf } from '../networks/membership/seat.entity.js';
import { Network } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db, IdPipe, type RequestContext } from '../platform/graphql/context.js';
import { Collection, collectionOf } from './collection.entity.js';
import { CurationService } from './curation.service.js';
import { AddResourceInput, MoveToCollectionInput, ReviseResourceInput } from './library.inputs.js';
import { Resource, ResourceMention, ResourceRights, ResourceVersion } from './library.types.js';
import { LibraryQueries } from './library-queries.service.js';
import { mayCurate, mayRestoreResource, mayReviseResource, mayWithdrawResource } from './resource.policy.js';
import { ResourceService } from './resources.service.js';

@Resolver(() => Resource)
export class ResourcesResolver {
  constructor(
    private readonly libraryQueries: LibraryQueries,
    private readonly resourceService: ResourceService,
    private readonly curationService: CurationService,
  ) {}

  @Query(() => Resource, {
    description: 'For members of the network. A withdrawn one is visible only to the person who added it. NOT_FOUND.',
  })
  async resource(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Resource> {
    return this.libraryQueries.read(await db.read(), id);
  }

  @Mutation(() => Resource, {
    description:
      'By any member. Upload a file to `POST /files` first. BAD_INPUT `file` on `fileId` when the upload is not the viewer’s own or is already in use.',
  })
  async addResource(@Db() db: RequestDatabase, @Args('input') input: AddResourceInput): Promise<Resource> {
    const id = await db.write((tx) => this.resourceService.add(tx, input));
    return this.libraryQueries.read(await db.read(), id);
  }

  @Mutation(() => Resource, { description: 'By any member: makes a new version; earlier ones stay readable.' })
  async reviseResource(@Db() db: RequestDatabase, @Args('input') input: ReviseResourceInput): Promise<Resource> {
    await db.write((tx) => this.resourceService.revise(tx, input));
    return this.libraryQueries.read(await db.read(), input.id);
  }

  @Mutation(() => Resource, { description: 'By the person who added it; hides it from all others at once.' })
  async withdrawResource(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Resource> {
    await db.write((tx) => this.resourceService.withdraw(tx, id));
    return this.libraryQueries.read(await db.read(), id);
  }

  @Mutation(() => Resource, { description: 'By the person who added it: shows a withdrawn resource again.' })
  async restoreResource(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Resource> {
    await db.write((tx) => this.resourceService.restore(tx, id));
    return this.libraryQueries.read(await db.read(), id);
  }

  @Mutation(() => Resource, {
    description: 'By any member: moves it to a collection of the same network, or out of every collection.',
  })
  async moveToCollection(@Db() db: RequestDatabase, @Args('input') input: MoveToCollectionInput): Promise<Resource> {
    await db.write((tx) => this.curationService.moveToCollection(tx, input));
    return this.libraryQueries.read(await db.read(), input.resourceId);
  }

  @Mutation(() => Resource, { description: 'By any member: features it, so that it comes first in its collection.' })
  async recommendResource(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Resource> {
    await db.write((tx) => this.curationService.recommend(tx, id, true));
    return this.libraryQueries.read(await db.read(), id);
  }

  @Mutation(() => Resource, { description: 'By any member: the resource is no longer featured.' })
  async withdrawRecommendation(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<Resource> {
    await db.write((tx) => this.curationService.recommend(tx, id, false));
    return this.libraryQueries.read(await db.read(), id);
  }

  @ResolveField(() => Network)
  async network(@Db() db: RequestDatabase, @Parent() { networkId }: Resource): Promise<Network> {
    const network = await (await db.read()).one(Network, 'WHERE t.id = $1', [networkId]);
    if (!network) throw notFound();
    return network;
  }

  @ResolveField(() => SeatWithPerson)
  addedBy({ seatId }: Resource, _: unknown, { db }: RequestContext): Promise<SeatWithPerson> {
    return seat(db, seatId);
  }

  @ResolveField(() => SeatWithPerson, { description: 'Who made the current version.' })
  changedBy({ changedSeatId }: Resource, _: unknown, { db }: RequestContext): Promise<SeatWithPerson> {
    return seat(db, changedSeatId);
  }

  @ResolveField(() => Collection, { nullable: true })
  async collection({ collectionId }: Resource, _: unknown, { db }: RequestContext): Promise<Collection | null> {
    return (collectionId && (await collectionOf(await db.read(), collectionId))) || null;
  }

  @ResolveField(() => [ResourceVersion], { description: 'Newest first; at most 100.' })
  async versions(@Db() db: RequestDatabase, @Parent() resource: Resource): Promise<ResourceVersion[]> {
    return this.libraryQueries.versions(await db.read(), resource);
  }

  @ResolveField(() => [Challenge], {
    description: 'Challenges it is attached to or mentioned in, newest first; at most 100.',
  })
  async usedIn(@Db() db: RequestDatabase, @Parent() resource: Resource): Promise<Challenge[]> {
    return this.libraryQueries.usedIn(await db.read(), resource);
  }

  @ResolveField(() => [ResourceMention], {
    description: 'Contributions and messages that mention it, newest first; at most 100.',
  })
  async mentionedIn(@Db() db: RequestDatabase, @Parent() resource: Resource): Promise<ResourceMention[]> {
    return this.libraryQueries.mentionedIn(await db.read(), resource);
  }

  @ResolveField(() => ResourceRights)
  async viewerMay(resource: Resource, _: unknown, { db }: RequestContext): Promise<ResourceRights> {
    const membership = await membershipOf(await db.read(), resource.networkId);
    return {
      revise: mayReviseResource(membership, resource),
      curate: mayCurate(membership, resource),
      withdraw: mayWithdrawResource(membership, resource),
      restore: mayRestoreResource(membership, resource),
    };
  }
}

async function seat(db: RequestDatabase, seatId: string): Promise<SeatWithPerson> {
  const heldSeat = await seatOf(await db.read(), seatId);
  if (!heldSeat) throw notFound();
  return heldSeat;
}
