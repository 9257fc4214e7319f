import { Module } from '@nestjs/common';
import { CALENDAR_LOOKUP } from '../platform/http/calendar-routes.js';
import { AgendaService } from './agenda.service.js';
import { AgendaQueries } from './agenda-queries.service.js';
import { AgendaWordsResolver, MeetingStepWordsResolver } from './agenda-words.resolver.js';
import { AgendaWordService } from './agenda-words.service.js';
import { CalendarAnswerService } from './calendar-answers.service.js';
import { CalendarFeedsResolver } from './calendar-feeds.resolver.js';
import { CalendarFeedService } from './calendar-feeds.service.js';
import { DatePollQueries } from './date-poll-queries.service.js';
import { DatePollTimer } from './date-polls.job.js';
import { DatePollsResolver, NetworkDatePollResolver } from './date-polls.resolver.js';
import { DatePollService } from './date-polls.service.js';
import { MeetingExpiryJob } from './meeting-expiry.job.js';
import { MeetingQueries } from './meeting-queries.service.js';
import { MeetingRunQueries } from './meeting-run-queries.service.js';
import { MeetingRunsResolver } from './meeting-runs.resolver.js';
import { MeetingRunService } from './meeting-runs.service.js';
import { MeetingTimer } from './meeting-time.job.js';
import { MeetingsResolver, NetworkMeetingsResolver } from './meetings.resolver.js';
import { MeetingService } from './meetings.service.js';
import { MinutesResolver, TakenUpResolver } from './minutes.resolver.js';
import { MinutesService } from './minutes.service.js';

@Module({
  providers: [
    MeetingService,
    MeetingQueries,
    AgendaService,
    AgendaQueries,
    MeetingExpiryJob,
    MeetingTimer,
    MeetingRunService,
    MeetingRunQueries,
    AgendaWordService,
    AgendaWordsResolver,
    MeetingStepWordsResolver,
    DatePollService,
    DatePollQueries,
    DatePollsResolver,
    NetworkDatePollResolver,
    DatePollTimer,
    MinutesService,
    MinutesResolver,
    TakenUpResolver,
    CalendarFeedService,
    CalendarAnswerService,
    { provide: CALENDAR_LOOKUP, useExisting: CalendarFeedService },
    CalendarFeedsResolver,
    MeetingsResolver,
    MeetingRunsResolver,
    NetworkMeetingsResolver,
  ],
  exports: [DatePollService, MeetingRunService, MinutesService, MeetingService, AgendaService, MeetingQueries],
})
export class MeetingsModule {}
