import { Module } from '@nestjs/common';
import { NetworkWaitingResolver, WaitingResolver } from './waiting.resolver.js';
import { WaitingService } from './waiting.service.js';

@Module({ providers: [WaitingService, WaitingResolver, NetworkWaitingResolver] })
export class WaitingModule {}
