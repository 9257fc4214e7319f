import { Module } from '@nestjs/common';
import { ChallengesResolver, NetworkChallengesResolver } from './challenges.resolver.js';
import { PostingChallenges } from './posting.service.js';
import { ReadingChallenges } from './reading.service.js';
import { WaitingResolver } from './waiting.resolver.js';
import { WaitingForMe } from './waiting.service.js';

@Module({
  providers: [
    PostingChallenges,
    ReadingChallenges,
    WaitingForMe,
    ChallengesResolver,
    NetworkChallengesResolver,
    WaitingResolver,
  ],
  exports: [PostingChallenges],
})
export class ChallengesModule {}
