import { Args, ID, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Challenge } from '../../discussion/challenges/challenge.entity.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import { Db, IdPipe, type RequestContext } from '../../platform/graphql/context.js';
import { Chat } from '../chat.types.js';
import { QuoteQueries } from './quote-queries.service.js';
import { QuoteMessagesInput } from './quotes.inputs.js';
import { QuoteService } from './quotes.service.js';
import { Quote, QuoteRequest } from './quotes.types.js';

@Resolver(() => Challenge)
export class QuotesResolver {
  constructor(
    private readonly quoteService: QuoteService,
    private readonly quoteQueries: QuoteQueries,
  ) {}

  @Mutation(() => Challenge, {
    description:
      'By the owner of the challenge: asks those who wrote the messages. Their words stand there when they agree.',
  })
  async quoteMessages(@Db() db: RequestDatabase, @Args('input') input: QuoteMessagesInput): Promise<Challenge> {
    return db.write((tx) => this.quoteService.add(tx, input));
  }

  @Mutation(() => Quote, { description: 'By the one who wrote the words.' })
  async agreeToQuote(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Quote> {
    await db.write((tx) => this.quoteService.agree(tx, id));
    return this.quoteQueries.read(await db.read(), id);
  }

  @Mutation(() => Quote, { description: 'By the one who wrote the words; also takes back an earlier yes.' })
  async refuseQuote(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Quote> {
    await db.write((tx) => this.quoteService.refuse(tx, id));
    return this.quoteQueries.read(await db.read(), id);
  }

  @ResolveField(() => [Quote], { description: 'Words lifted from the chat, in the order they were said.' })
  async quotes({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<Quote[]> {
    return this.quoteQueries.quotesOf(await db.read(), id);
  }
}

/** What lifts add to a conversation. */
@Resolver(() => Chat)
export class QuoteRequestsResolver {
  constructor(private readonly quoteQueries: QuoteQueries) {}

  @ResolveField(() => [QuoteRequest], { description: "What waits for the viewer's yes or no; at most 20." })
  async quoteRequests({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<QuoteRequest[]> {
    return this.quoteQueries.requestsToMe(await db.read(), networkId);
  }
}
