import { Module } from '@nestjs/common';
import { AgendaService } from './agenda.service.js';
import { AgendaQueries } from './agenda-queries.service.js';
import { MeetingExpiryJob } from './meeting-expiry.job.js';
import { MeetingQueries } from './meeting-queries.service.js';
import { MeetingsResolver, NetworkMeetingsResolver } from './meetings.resolver.js';
import { MeetingService } from './meetings.service.js';

@Module({
  providers: [
    MeetingService,
    MeetingQueries,
    AgendaService,
    AgendaQueries,
    MeetingExpiryJob,
    MeetingsResolver,
    NetworkMeetingsResolver,
  ],
  exports: [MeetingService, AgendaService, MeetingQueries],
})
export class MeetingsModule {}
