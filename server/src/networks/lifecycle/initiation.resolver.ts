import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe } from '../../platform/graphql/context.js';
import { ListedNetwork, networksLike } from '../listed-network.types.js';
import { Network, networkOf } from '../network.entity.js';
import { InitiationService } from './initiation.service.js';
import { InitiateNetworkInput, SaveMeetingPlaceInput } from './lifecycle.inputs.js';
import { Programme } from './programme.entity.js';
import { SavedMeetingPlace } from './saved-meeting-place.entity.js';
import { SavedMeetingPlaceService } from './saved-meeting-places.service.js';

@Resolver()
export class InitiationResolver {
  constructor(
    private readonly initiationService: InitiationService,
    private readonly savedMeetingPlaceService: SavedMeetingPlaceService,
  ) {}

  @Query(() => [Programme], { description: 'Leadership efforts a network can be a part of, by name; at most 100.' })
  async ongoingProgrammes(@Db() db: RequestDatabase): Promise<Programme[]> {
    return this.initiationService.programmes(await db.read());
  }

  @Query(() => [ListedNetwork], {
    description: 'Listed networks that share words with `words`, the most alike first; at most 8.',
  })
  async similarNetworks(@Db() db: RequestDatabase, @Args('words') words: string): Promise<ListedNetwork[]> {
    return networksLike(await db.read(), words);
  }

  @Query(() => [SavedMeetingPlace], { description: "The viewer's own, newest first; at most 20." })
  async savedMeetingPlaces(@Db() db: RequestDatabase): Promise<SavedMeetingPlace[]> {
    return this.savedMeetingPlaceService.list(await db.read());
  }

  @Mutation(() => Network, {
    description:
      'A leader begins a network as a draft of her own. BAD_INPUT `profile` without a profile, `drafts` with five already begun.',
  })
  async initiateNetwork(@Db() db: RequestDatabase, @Args('input') input: InitiateNetworkInput): Promise<Network> {
    const id = await db.write((tx) => this.initiationService.initiate(tx, input));
    const network = await networkOf(await db.read(), id);
    if (!network) throw notFound();
    return network;
  }

  @Mutation(() => [SavedMeetingPlace], {
    description: 'Keeps what is a meeting place for later, for the viewer alone.',
  })
  async saveMeetingPlace(
    @Db() db: RequestDatabase,
    @Args('input') input: SaveMeetingPlaceInput,
  ): Promise<SavedMeetingPlace[]> {
    await db.write((tx) => this.savedMeetingPlaceService.save(tx, input));
    return this.savedMeetingPlaceService.list(await db.read());
  }

  @Mutation(() => [SavedMeetingPlace])
  async discardMeetingPlace(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<SavedMeetingPlace[]> {
    await db.write((tx) => this.savedMeetingPlaceService.discard(tx, id));
    return this.savedMeetingPlaceService.list(await db.read());
  }
}
