import { Module } from '@nestjs/common';
import { EXPORT_LOOKUP } from '../platform/files/exports-door.js';
import { ExpiringExports } from './expiring-exports.js';
import { DataExports } from './exports.service.js';
import { OwnDataResolver } from './owndata.resolver.js';
import { OwnData } from './owndata.service.js';
import { RoomCopies } from './room-copy.service.js';

@Module({
  providers: [
    OwnData,
    RoomCopies,
    DataExports,
    ExpiringExports,
    { provide: EXPORT_LOOKUP, useExisting: DataExports },
    OwnDataResolver,
  ],
})
export class OwnDataModule {}
