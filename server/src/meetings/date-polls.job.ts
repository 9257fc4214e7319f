import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { Realtime } from '../platform/realtime/realtime.js';
import { closingTask } from './date-polls.service.js';

/** Ends a poll for a date when its time is up, without a person: a database function counts, and shows the job role no answer. */
@Injectable()
export class DatePollTimer implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.jobs.on(closingTask, async ({ networkId, subjectId }) => {
      const told = await this.jobs.write((rows) =>
        rows<{ id: string; seq: number }>('SELECT id, seq FROM scheduling.close_dates($1, $2)', [networkId, subjectId]),
      );
      this.realtime.publish(
        told.map(({ id, seq }) => ({ changed: { networkId, seq, topic: 'MEETING', id }, hiddenFrom: [] })),
      );
    });
  }
}
