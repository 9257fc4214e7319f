import { Module } from '@nestjs/common';
import { Contributing } from './contributing.service.js';
import { ContributionsResolver, ThreadResolver } from './contributions.resolver.js';
import { ReadingThread } from './reading-thread.service.js';
import { Versions } from './versions.service.js';

@Module({
  providers: [Contributing, ReadingThread, Versions, ContributionsResolver, ThreadResolver],
  exports: [Contributing],
})
export class ContributionsModule {}
