import { Module } from '@nestjs/common';
import { EntryService } from './entries.service.js';
import { EntryAgesJob } from './entry-ages.job.js';
import { EntryEditingService } from './entry-editing.service.js';
import { OverviewController } from './overview.controller.js';

@Module({ controllers: [OverviewController], providers: [EntryService, EntryEditingService, EntryAgesJob] })
export class OverviewModule {}
