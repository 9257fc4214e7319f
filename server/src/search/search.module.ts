import { Module } from '@nestjs/common';
import { FoundTexts } from './found-texts.service.js';
import { OldTextsJob } from './old-texts.job.js';
import { OpenedPassages } from './opened-passages.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';

@Module({ providers: [OpenedPassages, FoundTexts, SearchService, SearchResolver, OldTextsJob] })
export class SearchModule {}
