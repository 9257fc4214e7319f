import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { DemoResolver } from './demo.resolver.js';

/** Sits on top of the wings; no wing knows it. */
@Module({ imports: [IdentityModule], providers: [DemoResolver] })
export class DemoModule {}
