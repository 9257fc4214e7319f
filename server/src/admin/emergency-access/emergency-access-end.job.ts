import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EmergencyAccessService } from './emergency-access.service.js';

/** Tells the room that emergency access has ended. The database has refused reads since that moment, without this job. */
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
