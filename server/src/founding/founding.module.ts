import { Module } from '@nestjs/common';
import { Closings } from './closings.service.js';
import { InitiatingResolver } from './initiating.resolver.js';
import { Initiating } from './initiating.service.js';
import { Keeping } from './keeping.service.js';
import { Shaping } from './shaping.service.js';
import { StagesResolver } from './stages.resolver.js';
import { Stages } from './stages.service.js';

@Module({ providers: [Initiating, Keeping, Shaping, Stages, Closings, InitiatingResolver, StagesResolver] })
export class FoundingModule {}
