import { Module } from '@nestjs/common';
import { AdminResolver, EmergencyAccessAgreementResolver, EmergencyAccessResolver } from './admin.resolver.js';
import { AdminService } from './admin.service.js';
import { AdministratorsResolver } from './administrators.resolver.js';
import { AdministratorService } from './administrators.service.js';
import { EmergencyAccessService } from './emergency-access/emergency-access.service.js';
import { EmergencyAccessTimer } from './emergency-access/emergency-access-end.job.js';
import { EmergencyView } from './emergency-access/emergency-view.service.js';

@Module({
  providers: [
    AdminService,
    AdministratorService,
    EmergencyAccessService,
    EmergencyAccessTimer,
    EmergencyView,
    AdminResolver,
    AdministratorsResolver,
    EmergencyAccessResolver,
    EmergencyAccessAgreementResolver,
  ],
  exports: [AdminService],
})
export class AdminModule {}
