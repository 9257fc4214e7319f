import { Module } from '@nestjs/common';
import { ActsResolver } from './acts.resolver.js';
import { Clock } from './clock.service.js';
import { ChallengeConsultationsResolver, ConsultationsResolver } from './consultations.resolver.js';
import { Listening } from './listening.service.js';
import { Preparing } from './preparing.service.js';
import { ReadingConsultations } from './reading.service.js';
import { Reminding } from './reminding.service.js';
import { Sessions } from './sessions.service.js';
import { Speaking } from './speaking.service.js';
import { Steering } from './steering.service.js';

@Module({
  providers: [
    Sessions,
    Preparing,
    Steering,
    Speaking,
    Listening,
    ReadingConsultations,
    Clock,
    Reminding,
    ConsultationsResolver,
    ChallengeConsultationsResolver,
    ActsResolver,
  ],
  exports: [Preparing, Steering, Speaking],
})
export class ConsultationsModule {}
