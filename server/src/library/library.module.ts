import { Module } from '@nestjs/common';
import { FILE_REPOSITORY } from '../platform/files/file-repository.js';
import { CurationService } from './curation.service.js';
import { FileCleanUpJob } from './files/file-clean-up.job.js';
import { FileTextsJob } from './files/file-texts.job.js';
import { FileService } from './files/files.service.js';
import { AttachmentsResolver, LibraryResolver } from './library.resolver.js';
import { LibraryQueries } from './library-queries.service.js';
import { ResourcesResolver } from './resources.resolver.js';
import { ResourceService } from './resources.service.js';

@Module({
  providers: [
    ResourceService,
    CurationService,
    LibraryQueries,
    FileService,
    FileCleanUpJob,
    FileTextsJob,
    { provide: FILE_REPOSITORY, useExisting: FileService },
    ResourcesResolver,
    LibraryResolver,
    AttachmentsResolver,
  ],
  exports: [ResourceService, CurationService, FileService],
})
export class LibraryModule {}
