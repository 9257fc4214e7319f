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
      'By the owner of the challenge: asks the authors of the messages. Their text is shown when they agree.',
  })
  async quoteMessages(@Db() db: RequestDatabase, @Args('input') input: QuoteMessagesInput): Promise<Challenge> {
    return db.write((tx) => this.quoteService.add(tx, input));
  }

  @Mutation(() => Quote, { description: 'By the author of the message.' })
  async agreeToQuote(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Quote> {
    await db.write((tx) => this.quoteService.agree(tx, id));
    return this.quoteQueries.read(await db.read(), id);
  }

  @Mutation(() => Quote, { description: 'By the author of the message; also revokes an earlier yes.' })
  async refuseQuote(@Db() db: RequestDatabase, @Args('id', { type: () => ID }, IdPipe) id: string): Promise<Quote> {
    await db.write((tx) => this.quoteService.refuse(tx, id));
    return this.quoteQueries.read(await db.read(), id);
  }

  @ResolveField(() => [Quote], { description: 'Messages quoted from the chat, in chat order.' })
  async quotes({ id }: Challenge, _: unknown, { db }: RequestContext): Promise<Quote[]> {
    return this.quoteQueries.quotesOf(await db.read(), id);
  }
}

/** Quotes as fields of a chat. */
@Resolver(() => Chat)
export class QuoteRequestsResolver {
  constructor(private readonly quoteQueries: QuoteQueries) {}

  @ResolveField(() => [QuoteRequest], { description: "Quotes that await the viewer's answer; at most 20." })
  async quoteRequests({ networkId }: Chat, _: unknown, { db }: RequestContext): Promise<QuoteRequest[]> {
    return this.quoteQueries.requestsToMe(await db.read(), networkId);
  }
}
