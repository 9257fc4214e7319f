import { Module } from '@nestjs/common';
import { SHELF } from '../platform/files/shelf.js';
import { AddingResources } from './adding.service.js';
import { Curating } from './curating.service.js';
import { Filing } from './filing.service.js';
import { AttachmentsResolver, LibraryResolver } from './library.resolver.js';
import { Library } from './library.service.js';
import { ResourcesResolver } from './resources.resolver.js';
import { Sweeping } from './sweeping.service.js';

@Module({
  providers: [
    AddingResources,
    Curating,
    Library,
    Filing,
    Sweeping,
    { provide: SHELF, useExisting: Filing },
    ResourcesResolver,
    LibraryResolver,
    AttachmentsResolver,
  ],
  exports: [AddingResources, Curating, Filing],
})
export class ResourcesModule {}
