import { Module } from '@nestjs/common';
import { EXPORT_LOOKUP } from '../platform/files/export-routes.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { DataExportService } from './data-exports.service.js';
import { ExportExpiryJob } from './export-expiry.job.js';
import { PrivacyResolver } from './privacy.resolver.js';
import { RoomCopyService } from './room-copies.service.js';

@Module({
  providers: [
    AccountDeletionService,
    RoomCopyService,
    DataExportService,
    ExportExpiryJob,
    { provide: EXPORT_LOOKUP, useExisting: DataExportService },
    PrivacyResolver,
  ],
})
export class PrivacyModule {}
