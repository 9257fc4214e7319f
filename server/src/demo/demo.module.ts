import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { DemoResolver } from './demo.resolver.js';

/** Sits on top of the wings; no wing knows it. */
@Module({ imports: [PeopleModule], providers: [DemoResolver] })
export class DemoModule {}
