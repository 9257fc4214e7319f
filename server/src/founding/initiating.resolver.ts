import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Effort } from '../networks/effort.entity.js';
import { ListedNetwork, networksLike } from '../networks/listed-network.entity.js';
import { Network, networkOf } from '../networks/network.entity.js';
import type { Door } from '../platform/door.js';
import { notFound } from '../platform/errors.js';
import { AnId, Through } from '../platform/graphql/context.js';
import { InitiateNetworkInput, KeepPlaceInput } from './founding.inputs.js';
import { Initiating } from './initiating.service.js';
import { Keeping } from './keeping.service.js';
import { KeptPlace } from './kept-place.entity.js';

@Resolver()
export class InitiatingResolver {
  constructor(
    private readonly initiating: Initiating,
    private readonly keeping: Keeping,
  ) {}

  @Query(() => [Effort], { description: 'Leadership efforts a network can be a part of, by name; at most 100.' })
  async ongoingEfforts(@Through() door: Door): Promise<Effort[]> {
    return this.initiating.efforts(await door.read());
  }

  @Query(() => [ListedNetwork], {
    description: 'Listed networks that share words with `words`, the most alike first; at most 8.',
  })
  async similarNetworks(@Through() door: Door, @Args('words') words: string): Promise<ListedNetwork[]> {
    return networksLike(await door.read(), words);
  }

  @Query(() => [KeptPlace], { description: "The viewer's own, newest first; at most 20." })
  async keptPlaces(@Through() door: Door): Promise<KeptPlace[]> {
    return this.keeping.mine(await door.read());
  }

  @Mutation(() => Network, {
    description:
      'A leader begins a network as a draft of her own. BAD_INPUT `profile` without a profile, `drafts` with five already begun.',
  })
  async initiateNetwork(@Through() door: Door, @Args('input') input: InitiateNetworkInput): Promise<Network> {
    const id = await door.write((tx) => this.initiating.initiate(tx, input));
    const network = await networkOf(await door.read(), id);
    if (!network) throw notFound();
    return network;
  }

  @Mutation(() => [KeptPlace], { description: 'Keeps what is a meeting place for later, for the viewer alone.' })
  async keepPlace(@Through() door: Door, @Args('input') input: KeepPlaceInput): Promise<KeptPlace[]> {
    await door.write((tx) => this.keeping.keep(tx, input));
    return this.keeping.mine(await door.read());
  }

  @Mutation(() => [KeptPlace])
  async discardPlace(@Through() door: Door, @Args('id', { type: () => ID }, AnId) id: string): Promise<KeptPlace[]> {
    await door.write((tx) => this.keeping.discard(tx, id));
    return this.keeping.mine(await door.read());
  }
}
