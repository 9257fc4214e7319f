import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { MeetingRunService } from './meeting-runs.service.js';

/** Set by the database whenever a meeting changes (app.schedule_meeting). */
const task = 'meeting.time';

/** Moves a meeting through its states when their time comes, also when nobody looks. Whatever others have done meanwhile is not done again. */
@Injectable()
export class MeetingTimer implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly runService: MeetingRunService,
  ) {}

  onModuleInit(): void {
    this.jobs.on(task, async ({ networkId, subjectId }) => {
      const [due] = await this.jobs.write((rows) =>
        rows<{ person: string | null }>('SELECT scheduling.meeting_due($1, $2) AS person', [networkId, subjectId]),
      );
      if (due?.person)
        await this.transactions.writeAs(due.person, (tx) => this.runService.followTime(tx, subjectId), [networkId]);
    });
  }
}
