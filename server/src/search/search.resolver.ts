import { Args, Query, Resolver } from '@nestjs/graphql';
import type { RequestDatabase } from '../platform/database/request-database.js';
import { Db } from '../platform/graphql/context.js';
import { readableRooms } from './room-lists.js';
import { SearchArgs } from './search.inputs.js';
import { SearchService } from './search.service.js';
import { SearchAnswer, SearchProgress } from './search.types.js';
import { SearchProgressService } from './search-progress.service.js';

@Resolver(() => SearchAnswer)
export class SearchResolver {
  constructor(
    private readonly searchService: SearchService,
    private readonly searchProgressService: SearchProgressService,
  ) {}

  @Query(() => SearchAnswer, {
    description:
      'For anybody signed in: what they may read that answers a question, in Bokmål, Nynorsk or English. At most 30. RATE_LIMITED, UNAUTHENTICATED.',
  })
  async search(@Db() db: RequestDatabase, @Args() args: SearchArgs): Promise<SearchAnswer> {
    const [tx, rooms] = await db.readLimited(readableRooms);
    return this.searchService.search(tx, rooms, args);
  }

  @Query(() => SearchProgress, {
    description:
      'For administrators: how far old texts have been made found. Numbers alone, for all rooms together. NOT_FOUND for everybody else.',
  })
  async searchProgress(@Db() db: RequestDatabase): Promise<SearchProgress> {
    return this.searchProgressService.progress(await db.read());
  }
}
