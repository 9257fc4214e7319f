import { cleanLine } from '@krets/shared/text';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { notFound } from '../../platform/errors.js';
import { Db, IdPipe } from '../../platform/graphql/context.js';
import { CleanedPipe } from '../../platform/graphql/fields.js';
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

  @Query(() => [Programme], {
    description:
      'For anybody signed in: programmes that a network can be linked to, by name; at most 100. UNAUTHENTICATED.',
  })
  async ongoingProgrammes(@Db() db: RequestDatabase): Promise<Programme[]> {
    return this.initiationService.programmes(await db.read());
  }

  @Query(() => [ListedNetwork], {
    description:
      'For anybody signed in: listed networks that share words with `words`, the most similar first; at most 8. UNAUTHENTICATED.',
  })
  async similarNetworks(
    @Db() db: RequestDatabase,
    @Args('words', new CleanedPipe(cleanLine)) words: string,
  ): Promise<ListedNetwork[]> {
    return networksLike(await db.read(), words);
  }

  @Query(() => [SavedMeetingPlace], {
    description:
      "For anybody signed in: the viewer's own saved meeting places, newest first; at most 20. UNAUTHENTICATED.",
  })
  async savedMeetingPlaces(@Db() db: RequestDatabase): Promise<SavedMeetingPlace[]> {
    return this.savedMeetingPlaceService.list(await db.read());
  }

  @Mutation(() => Network, {
    description:
      'For anybody signed in but administrators: begins a network as a draft that only they see. BAD_INPUT `profile` without a profile, `drafts` with five drafts already. NOT_FOUND for administrators. UNAUTHENTICATED.',
  })
  async initiateNetwork(@Db() db: RequestDatabase, @Args('input') input: InitiateNetworkInput): Promise<Network> {
    const id = await db.write((tx) => this.initiationService.initiate(tx, input));
    const network = await networkOf(await db.read(), id);
    if (!network) throw notFound();
    return network;
  }

  @Mutation(() => [SavedMeetingPlace], {
    description: 'For anybody signed in: saves a planned meeting place, for the viewer alone. UNAUTHENTICATED.',
  })
  async saveMeetingPlace(
    @Db() db: RequestDatabase,
    @Args('input') input: SaveMeetingPlaceInput,
  ): Promise<SavedMeetingPlace[]> {
    await db.write((tx) => this.savedMeetingPlaceService.save(tx, input));
    return this.savedMeetingPlaceService.list(await db.read());
  }

  @Mutation(() => [SavedMeetingPlace], {
    description:
      "For anybody signed in: deletes one of the viewer's saved meeting places, and answers with the others. NOT_FOUND for another id. UNAUTHENTICATED.",
  })
  async discardMeetingPlace(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<SavedMeetingPlace[]> {
    await db.write((tx) => this.savedMeetingPlaceService.discard(tx, id));
    return this.savedMeetingPlaceService.list(await db.read());
  }
}
