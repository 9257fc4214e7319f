import { Module } from '@nestjs/common';
import { ActionItemResolver } from './action-items.resolver.js';
import { ActionItemService } from './action-items.service.js';
import { ChallengeQueries } from './challenge-queries.service.js';
import { ChallengesResolver, NetworkChallengesResolver } from './challenges.resolver.js';
import { ChallengeService } from './challenges.service.js';

@Module({
  providers: [
    ChallengeService,
    ChallengeQueries,
    ActionItemService,
    ChallengesResolver,
    NetworkChallengesResolver,
    ActionItemResolver,
  ],
  exports: [ChallengeService],
})
export class ChallengesModule {}
