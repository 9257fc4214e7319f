import { Module } from '@nestjs/common';
import { ChallengeQueries } from './challenge-queries.service.js';
import { ChallengesResolver, NetworkChallengesResolver } from './challenges.resolver.js';
import { ChallengeService } from './challenges.service.js';

@Module({
  providers: [ChallengeService, ChallengeQueries, ChallengesResolver, NetworkChallengesResolver],
  exports: [ChallengeService],
})
export class ChallengesModule {}
