import { Module } from '@nestjs/common';
import { AdministrationResolver, GlassOpeningResolver, GlassResolver } from './administration.resolver.js';
import { Administration } from './administration.service.js';
import { AdministratorsResolver } from './administrators.resolver.js';
import { Administrators } from './administrators.service.js';
import { EmergencyAccessTimer } from './emergency-access-timer.js';
import { EmergencyView } from './emergency-view.service.js';
import { Glass } from './glass.service.js';

@Module({
  providers: [
    Administration,
    Administrators,
    Glass,
    EmergencyAccessTimer,
    EmergencyView,
    AdministrationResolver,
    AdministratorsResolver,
    GlassResolver,
    GlassOpeningResolver,
  ],
  exports: [Administration],
})
export class AdministrationModule {}
