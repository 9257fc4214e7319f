import { Module } from '@nestjs/common';
import { AdmittingResolver } from './admitting.resolver.js';
import { Admitting } from './admitting.service.js';
import { ApplyingResolver } from './applying.resolver.js';
import { Applying } from './applying.service.js';

@Module({ providers: [Applying, Admitting, ApplyingResolver, AdmittingResolver] })
export class AdmissionModule {}
