import { Module } from '@nestjs/common';
import { ContributionPictureService } from './contribution-pictures.service.js';
import { ContributionReactionService } from './contribution-reactions.service.js';
import { ContributionVersionService } from './contribution-versions.service.js';
import { ContributionsResolver, ThreadResolver } from './contributions.resolver.js';
import { ContributionService } from './contributions.service.js';
import { ThreadQueries } from './thread-queries.service.js';

@Module({
  providers: [
    ContributionService,
    ContributionPictureService,
    ContributionReactionService,
    ThreadQueries,
    ContributionVersionService,
    ContributionsResolver,
    ThreadResolver,
  ],
  exports: [ContributionService, ContributionReactionService],
})
export class ContributionsModule {}
