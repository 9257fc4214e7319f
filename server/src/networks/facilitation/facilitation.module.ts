import { Module } from '@nestjs/common';
import { FacilitatorTurnQueries } from './facilitator-turns.service.js';
import { FacilitatorsResolver } from './facilitators.resolver.js';
import { FacilitatorService } from './facilitators.service.js';
import { WelcomeDismissalResolver, WelcomeResolver } from './welcome.resolver.js';
import { WelcomeService } from './welcome.service.js';

@Module({
  providers: [
    WelcomeService,
    FacilitatorService,
    FacilitatorTurnQueries,
    FacilitatorsResolver,
    WelcomeResolver,
    WelcomeDismissalResolver,
  ],
})
export class FacilitationModule {}
