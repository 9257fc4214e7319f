import { Module } from '@nestjs/common';
import { ActsResolver } from './acts.resolver.js';
import { Clock } from './clock/clock.service.js';
import { Reminding } from './clock/reminding.service.js';
import { ChallengeConsultationsResolver, ConsultationsResolver } from './consultations.resolver.js';
import { Preparing } from './form/preparing.service.js';
import { Sessions } from './form/sessions.service.js';
import { Steering } from './form/steering.service.js';
import { ReadingConsultations } from './reading.service.js';
import { Listening } from './talk/listening.service.js';
import { Speaking } from './talk/speaking.service.js';

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
