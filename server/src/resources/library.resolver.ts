import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../challenges/challenge.entity.js';
import { Network } from '../networks/network.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { Through } from '../platform/graphql/context.js';
import { Collection } from './collection.entity.js';
import { Curating } from './curating.service.js';
import { Library } from './library.service.js';
import { mayAddResource } from './resource.policy.js';
import { AttachInput, OpenCollectionInput, RenameCollectionInput } from './resources.inputs.js';
import { PageOfResources, Resource, ResourceConnection } from './resources.types.js';

/** What the library adds to a room. */
@Resolver(() => Network)
export class LibraryResolver {
  constructor(
    private readonly library: Library,
    private readonly curating: Curating,
  ) {}

  @Mutation(() => Collection, { description: 'One that has this title already is given back.' })
  async openCollection(@Through() door: Door, @Args('input') input: OpenCollectionInput): Promise<Collection> {
    return door.write((tx) => this.curating.open(tx, input));
  }

  @Mutation(() => Collection)
  async renameCollection(@Through() door: Door, @Args('input') input: RenameCollectionInput): Promise<Collection> {
    return door.write((tx) => this.curating.rename(tx, input));
  }

  @ResolveField(() => ResourceConnection, {
    description:
      'Collection by collection as they were opened, what stands in none last; in each the chosen before the recent.',
  })
  async resources(
    @Through() door: Door,
    @Parent() { id }: Network,
    @Args() page: PageOfResources,
  ): Promise<ResourceConnection> {
    return this.library.page(await door.read(), id, page);
  }

  @ResolveField(() => [Collection], { description: 'As they were opened; at most 50.' })
  async collections(@Through() door: Door, @Parent() { id }: Network): Promise<Collection[]> {
    return this.library.collections(await door.read(), id);
  }

  @ResolveField(() => [String], { description: 'Tags in use, by letter; at most 100.' })
  async resourceTags(@Through() door: Door, @Parent() { id }: Network): Promise<string[]> {
    return this.library.tags(await door.read(), id);
  }

  @ResolveField(() => [Resource], { description: "The viewer's own, newest first; at most 100." })
  async withdrawnResources(@Through() door: Door, @Parent() { id }: Network): Promise<Resource[]> {
    return this.library.withdrawn(await door.read(), id);
  }

  @ResolveField(() => Boolean)
  async viewerMayAddResource(@Through() door: Door, @Parent() { id }: Network): Promise<boolean> {
    return mayAddResource(await standingOf(await door.read(), id));
  }
}

/** What the library adds to a challenge. */
@Resolver(() => Challenge)
export class AttachmentsResolver {
  constructor(
    private readonly library: Library,
    private readonly curating: Curating,
  ) {}

  @Mutation(() => Challenge, { description: 'By the owner of the challenge.' })
  async attachResource(@Through() door: Door, @Args('input') input: AttachInput): Promise<Challenge> {
    await door.write((tx) => this.curating.attach(tx, input));
    return challenge(door, input.challengeId);
  }

  @Mutation(() => Challenge, { description: 'By the owner of the challenge.' })
  async detachResource(@Through() door: Door, @Args('input') input: AttachInput): Promise<Challenge> {
    await door.write((tx) => this.curating.detach(tx, input));
    return challenge(door, input.challengeId);
  }

  @ResolveField(() => [Resource], { description: 'What its owner has laid beside it; at most 20.' })
  async resources(@Through() door: Door, @Parent() { id }: Challenge): Promise<Resource[]> {
    return this.library.beside(await door.read(), id);
  }
}

async function challenge(door: Door, id: string): Promise<Challenge> {
  const found = await (await door.read()).one(Challenge, 'WHERE t.id = $1', [id]);
  if (!found) throw notFound();
  return found;
}
