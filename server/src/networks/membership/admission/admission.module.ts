import { Module } from '@nestjs/common';
import { AdmissionResolver } from './admission.resolver.js';
import { AdmissionService } from './admission.service.js';
import { ApplicationResolver } from './applications.resolver.js';
import { ApplicationService } from './applications.service.js';

@Module({ providers: [ApplicationService, AdmissionService, ApplicationResolver, AdmissionResolver] })
export class AdmissionModule {}
