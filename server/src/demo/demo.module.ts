import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { DemoResolver } from './demo.resolver.js';

/** Depends on the other modules; none of them may import it. */
@Module({ imports: [IdentityModule], providers: [DemoResolver] })
export class DemoModule {}
