import { Module } from '@nestjs/common';
import { ContributionMoveService } from './contribution-moves.service.js';
import { ReportResolver, ReportsResolver } from './reports.resolver.js';
import { ReportService } from './reports.service.js';
import { ThreadModerationResolver } from './thread-moderation.resolver.js';
import { ThreadModerationService } from './thread-moderation.service.js';

@Module({
  providers: [
    ThreadModerationService,
    ContributionMoveService,
    ReportService,
    ThreadModerationResolver,
    ReportsResolver,
    ReportResolver,
  ],
})
export class ModerationModule {}
