import { Module } from '@nestjs/common';
import { ClosingService } from '../governance/closings.service.js';
import { InitiationResolver } from './initiation.resolver.js';
import { InitiationService } from './initiation.service.js';
import { ReviewQuestionResolver } from './review-question.resolver.js';
import { SavedMeetingPlaceService } from './saved-meeting-places.service.js';
import { SettingsService } from './settings.service.js';
import { StagesResolver } from './stages.resolver.js';
import { StageService } from './stages.service.js';

@Module({
  providers: [
    InitiationService,
    SavedMeetingPlaceService,
    SettingsService,
    StageService,
    ClosingService,
    InitiationResolver,
    StagesResolver,
    ReviewQuestionResolver,
  ],
})
export class LifecycleModule {}
