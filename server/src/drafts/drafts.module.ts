import { Module } from '@nestjs/common';
import { DraftsResolver } from './drafts.resolver.js';
import { Drafts } from './drafts.service.js';

@Module({ providers: [Drafts, DraftsResolver] })
export class DraftsModule {}
