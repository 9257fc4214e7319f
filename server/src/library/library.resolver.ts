import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { Network } from '../networks/network.entity.js';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { notFound } from '../platform/errors.js';
import { Db } from '../platform/graphql/context.js';
import { Collection } from './collection.entity.js';
import { CurationService } from './curation.service.js';
import { AttachInput, OpenCollectionInput, RenameCollectionInput } from './library.inputs.js';
import { PageOfResources, Resource, ResourceConnection } from './library.types.js';
import { LibraryQueries } from './library-queries.service.js';
import { mayAddResource } from './resource.policy.js';

/** The library as fields of a network. */
@Resolver(() => Network)
export class LibraryResolver {
  constructor(
    private readonly libraryQueries: LibraryQueries,
    private readonly curationService: CurationService,
  ) {}

  @Mutation(() => Collection, {
    description:
      'By any member: creates a collection, or returns the existing one with this title. BAD_INPUT `tooMany` on `title`.',
  })
  async openCollection(@Db() db: RequestDatabase, @Args('input') input: OpenCollectionInput): Promise<Collection> {
    return db.write((tx) => this.curationService.addCollection(tx, input));
  }

  @Mutation(() => Collection, { description: 'By any member.' })
  async renameCollection(@Db() db: RequestDatabase, @Args('input') input: RenameCollectionInput): Promise<Collection> {
    return db.write((tx) => this.curationService.rename(tx, input));
  }

  @ResolveField(() => ResourceConnection, {
    description:
      'Collections by creation, resources without one last; in each the featured ones first, then the newest.',
  })
  async resources(
    @Db() db: RequestDatabase,
    @Parent() { id }: Network,
    @Args() page: PageOfResources,
  ): Promise<ResourceConnection> {
    return this.libraryQueries.page(await db.read(), id, page);
  }

  @ResolveField(() => [Collection], { description: 'By creation; at most 50.' })
  async collections(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<Collection[]> {
    return this.libraryQueries.collections(await db.read(), id);
  }

  @ResolveField(() => [String], { description: 'Tags in use, alphabetically; at most 100.' })
  async resourceTags(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<string[]> {
    return this.libraryQueries.tags(await db.read(), id);
  }

  @ResolveField(() => [Resource], { description: "The viewer's own, newest first; at most 100." })
  async withdrawnResources(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<Resource[]> {
    return this.libraryQueries.withdrawn(await db.read(), id);
  }

  @ResolveField(() => Boolean)
  async viewerMayAddResource(@Db() db: RequestDatabase, @Parent() { id }: Network): Promise<boolean> {
    return mayAddResource(await membershipOf(await db.read(), id));
  }
}

/** Attachments as fields of a challenge. */
@Resolver(() => Challenge)
export class AttachmentsResolver {
  constructor(
    private readonly libraryQueries: LibraryQueries,
    private readonly curationService: CurationService,
  ) {}

  @Mutation(() => Challenge, { description: 'By the owner of the challenge. BAD_INPUT `tooMany` on `resourceId`.' })
  async attachResource(@Db() db: RequestDatabase, @Args('input') input: AttachInput): Promise<Challenge> {
    await db.write((tx) => this.curationService.attach(tx, input));
    return challenge(db, input.challengeId);
  }

  @Mutation(() => Challenge, { description: 'By the owner of the challenge.' })
  async detachResource(@Db() db: RequestDatabase, @Args('input') input: AttachInput): Promise<Challenge> {
    await db.write((tx) => this.curationService.detach(tx, input));
    return challenge(db, input.challengeId);
  }

  @ResolveField(() => [Resource], { description: 'Attachments added by its owner; at most 20.' })
  async resources(@Db() db: RequestDatabase, @Parent() { id }: Challenge): Promise<Resource[]> {
    return this.libraryQueries.attachedTo(await db.read(), id);
  }
}

async function challenge(db: RequestDatabase, id: string): Promise<Challenge> {
  const found = await (await db.read()).one(Challenge, 'WHERE t.id = $1', [id]);
  if (!found) throw notFound();
  return found;
}
