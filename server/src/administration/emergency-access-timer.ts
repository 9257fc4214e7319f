import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Glass } from './glass.service.js';

/** Tells the room when the time of emergency access is up. What can be read through it ended by itself. */
@Injectable()
export class EmergencyAccessTimer implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly glass: Glass,
  ) {}

  onModuleInit(): void {
    this.jobs.on('emergency-access.end', (due) => this.work.write('', (tx) => this.glass.endDue(tx, due)));
  }
}
