import { Module } from '@nestjs/common';
import { EntryService } from './entries.service.js';
import { EntryAgesJob } from './entry-ages.job.js';
import { EntryEditingService } from './entry-editing.service.js';
import { EntryFormsController } from './entry-forms.controller.js';
import { EntryImportService } from './entry-import.service.js';
import { EntryLettersJob } from './entry-letters.job.js';
import { OverviewController } from './overview.controller.js';
import { PageAnswers } from './page-answers.service.js';

@Module({
  // The forms first: their addresses are more exact than that of an entry.
  controllers: [EntryFormsController, OverviewController],
  providers: [EntryService, EntryEditingService, EntryImportService, EntryAgesJob, EntryLettersJob, PageAnswers],
})
export class OverviewModule {}
