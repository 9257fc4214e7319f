import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SeatWithPerson, seatOf } from '../../networks/membership/seat.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Challenge } from '../challenges/challenge.entity.js';
import { SaveForLaterInput } from './saved-items.inputs.js';
import { SavedItemService } from './saved-items.service.js';
import { SavedItem } from './saved-items.types.js';

@Resolver(() => SavedItem)
export class SavedItemsResolver {
  constructor(private readonly savedItemService: SavedItemService) {}

  @Query(() => [SavedItem], {
    description:
      'For anybody signed in: what the viewer has saved for later and can still read, the newest first; at most 100. UNAUTHENTICATED.',
  })
  async savedItems(@Db() db: RequestDatabase): Promise<SavedItem[]> {
    return this.savedItemService.list(await db.read());
  }

  @ResolveField(() => SeatWithPerson, { nullable: true, description: 'Who wrote it.' })
  async by({ seatId }: SavedItem, _: unknown, { db }: RequestContext): Promise<SeatWithPerson | null> {
    return (await seatOf(await db.read(), seatId)) ?? null;
  }

  @Mutation(() => [SavedItem], {
    description:
      'For whoever reads the challenge: saves it, or a contribution to it, for the viewer alone. BAD_INPUT `tooMany` after 100. NOT_FOUND for everybody else.',
  })
  async saveForLater(@Db() db: RequestDatabase, @Args('input') input: SaveForLaterInput): Promise<SavedItem[]> {
    await db.write((tx) => this.savedItemService.save(tx, input));
    return this.savedItemService.list(await db.read());
  }

  @Mutation(() => [SavedItem], {
    description: 'For anybody signed in: takes something off their own list. Other ids are ignored. UNAUTHENTICATED.',
  })
  async removeSavedItem(
    @Db() db: RequestDatabase,
    @Args('id', { type: () => ID }, IdPipe) id: string,
  ): Promise<SavedItem[]> {
    await db.write((tx) => this.savedItemService.remove(tx, id));
    return this.savedItemService.list(await db.read());
  }
}

@Resolver(() => Challenge)
export class ChallengeSavedItemsResolver {
  constructor(private readonly savedItemService: SavedItemService) {}

  @ResolveField(() => [ID], {
    description: 'Ids of what the viewer has saved here: the challenge itself, and contributions to it.',
  })
  async mySaved({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<string[]> {
    return this.savedItemService.savedIn(await db.read(), id);
  }
}
