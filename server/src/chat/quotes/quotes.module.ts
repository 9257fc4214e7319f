import { Module } from '@nestjs/common';
import { QuoteQueries } from './quote-queries.service.js';
import { QuoteRequestsResolver, QuotesResolver } from './quotes.resolver.js';
import { QuoteService } from './quotes.service.js';

@Module({
  providers: [QuoteService, QuoteQueries, QuotesResolver, QuoteRequestsResolver],
  exports: [QuoteService],
})
export class QuotesModule {}
