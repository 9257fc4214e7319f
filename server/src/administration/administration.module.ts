import { Module } from '@nestjs/common';
import { AdministrationResolver, GlassResolver } from './administration.resolver.js';
import { Administration } from './administration.service.js';
import { Glass } from './glass.service.js';

@Module({
  providers: [Administration, Glass, AdministrationResolver, GlassResolver],
  exports: [Administration],
})
export class AdministrationModule {}
