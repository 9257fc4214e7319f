import { Module } from '@nestjs/common';
import { DraftsResolver } from './drafts.resolver.js';
import { DraftService } from './drafts.service.js';

@Module({ providers: [DraftService, DraftsResolver] })
export class DraftsModule {}
