import { Module } from '@nestjs/common';
import { ConsultationActionsResolver } from './consultation-actions.resolver.js';
import { ConsultationQueries } from './consultation-queries.service.js';
import { ChallengeConsultationsResolver, ConsultationsResolver } from './consultations.resolver.js';
import { ConsultationStore } from './engine/consultation-store.service.js';
import { PhaseControlService } from './engine/phase-control.service.js';
import { PlanningService } from './engine/planning.service.js';
import { PostQueries } from './posts/post-queries.service.js';
import { PostService } from './posts/posts.service.js';
import { PhaseDeadlineService } from './scheduling/phase-deadlines.service.js';
import { ReminderService } from './scheduling/reminders.service.js';

@Module({
  providers: [
    ConsultationStore,
    PlanningService,
    PhaseControlService,
    PostService,
    PostQueries,
    ConsultationQueries,
    PhaseDeadlineService,
    ReminderService,
    ConsultationsResolver,
    ChallengeConsultationsResolver,
    ConsultationActionsResolver,
  ],
  exports: [PlanningService, PhaseControlService, PostService],
})
export class ConsultationsModule {}
