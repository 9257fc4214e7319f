import { Module } from '@nestjs/common';
import { EntryService } from './entries.service.js';
import { EntryAgesJob } from './entry-ages.job.js';
import { EntryEditingService } from './entry-editing.service.js';
import { EntryFormsController } from './entry-forms.controller.js';
import { EntryImportService } from './entry-import.service.js';
import { EntryLettersJob } from './entry-letters.job.js';
import { NeedNumbersService } from './needs/need-numbers.service.js';
import { NeedsController } from './needs/needs.controller.js';
import { NeedsJob } from './needs/needs.job.js';
import { NeedsService } from './needs/needs.service.js';
import { OccurrenceEditingService } from './occurrences/occurrence-editing.service.js';
import { OccurrencesController } from './occurrences/occurrences.controller.js';
import { OccurrenceService } from './occurrences/occurrences.service.js';
import { OverviewController } from './overview.controller.js';
import { PageAnswers } from './page-answers.service.js';
import { PublishedEntries } from './published-entries.js';
import { ReviewNumbersService } from './reviews/review-numbers.service.js';
import { FoundingService } from './signups/founding.service.js';
import { OccurrenceLettersJob } from './signups/occurrence-letters.job.js';
import { SignupsController } from './signups/signups.controller.js';
import { SignupService } from './signups/signups.service.js';
import { SimilarEntriesResolver } from './similar-entries.resolver.js';

@Module({
  // The forms first: their addresses are more exact than that of an entry.
  controllers: [NeedsController, EntryFormsController, OccurrencesController, SignupsController, OverviewController],
  providers: [
    NeedsService,
    NeedNumbersService,
    NeedsJob,
    EntryService,
    PublishedEntries,
    EntryEditingService,
    EntryImportService,
    EntryAgesJob,
    EntryLettersJob,
    PageAnswers,
    ReviewNumbersService,
    SimilarEntriesResolver,
    OccurrenceService,
    OccurrenceEditingService,
    SignupService,
    FoundingService,
    OccurrenceLettersJob,
  ],
})
export class OverviewModule {}
