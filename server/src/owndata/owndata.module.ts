import { Module } from '@nestjs/common';
import { OwnDataResolver } from './owndata.resolver.js';
import { OwnData } from './owndata.service.js';
import { RoomCopies } from './room-copy.service.js';

@Module({ providers: [OwnData, RoomCopies, OwnDataResolver] })
export class OwnDataModule {}
