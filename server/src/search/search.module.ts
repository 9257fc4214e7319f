import { Module } from '@nestjs/common';
import { FoundTexts } from './found-texts.service.js';
import { OldTextsJob } from './old-texts.job.js';
import { OpenedPassages } from './opened-passages.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { SearchProgressService } from './search-progress.service.js';

@Module({
  providers: [
    { provide: OpenedPassages, useFactory: () => new OpenedPassages() },
    FoundTexts,
    SearchService,
    SearchProgressService,
    SearchResolver,
    OldTextsJob,
  ],
})
export class SearchModule {}
