import { Module } from '@nestjs/common';
import { Concerns } from './concerns.service.js';
import { FacilitatorsResolver } from './facilitators.resolver.js';
import { Facilitators } from './facilitators.service.js';
import { ConcernResolver, MembersResolver, WelcomeResolver } from './members.resolver.js';
import { Moving } from './moving.service.js';
import { ThreadsResolver } from './threads.resolver.js';
import { KeepingThreads } from './threads.service.js';
import { Turns } from './turns.service.js';
import { Welcomes } from './welcomes.service.js';

@Module({
  providers: [
    KeepingThreads,
    Moving,
    Concerns,
    Welcomes,
    Facilitators,
    Turns,
    ThreadsResolver,
    FacilitatorsResolver,
    MembersResolver,
    WelcomeResolver,
    ConcernResolver,
  ],
})
export class FacilitationModule {}
