import { Module } from '@nestjs/common';
import { NetworkSplitResolver, SplitResolver } from './split.resolver.js';
import { SplitService } from './split.service.js';

@Module({ providers: [SplitService, SplitResolver, NetworkSplitResolver] })
export class SplitModule {}
