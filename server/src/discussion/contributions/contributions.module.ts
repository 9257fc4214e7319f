import { Module } from '@nestjs/common';
import { ContributionVersionService } from './contribution-versions.service.js';
import { ContributionsResolver, ThreadResolver } from './contributions.resolver.js';
import { ContributionService } from './contributions.service.js';
import { ThreadQueries } from './thread-queries.service.js';

@Module({
  providers: [ContributionService, ThreadQueries, ContributionVersionService, ContributionsResolver, ThreadResolver],
  exports: [ContributionService],
})
export class ContributionsModule {}
