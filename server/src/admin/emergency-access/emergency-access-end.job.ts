import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EmergencyAccessService } from './emergency-access.service.js';

/** Tells the room when the time of emergency access is up. What can be read through it ended by itself. */
@Injectable()
export class EmergencyAccessTimer implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly emergencyAccessService: EmergencyAccessService,
  ) {}

  onModuleInit(): void {
    this.jobs.on('emergency-access.end', (due) =>
      this.transactions.write('', (tx) => this.emergencyAccessService.endDue(tx, due)),
    );
  }
}
