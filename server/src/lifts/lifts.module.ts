import { Module } from '@nestjs/common';
import { Lifting } from './lifting.service.js';
import { LiftRequestsResolver, LiftsResolver } from './lifts.resolver.js';
import { ReadingLifts } from './reading-lifts.service.js';

@Module({
  providers: [Lifting, ReadingLifts, LiftsResolver, LiftRequestsResolver],
  exports: [Lifting],
})
export class LiftsModule {}
