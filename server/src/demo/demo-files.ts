import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CurationService } from '../library/curation.service.js';
import { FileService } from '../library/files/files.service.js';
import { ResourceService } from '../library/resources.service.js';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import type { Tx } from '../platform/database/tx.js';
import { IncomingFiles } from '../platform/files/incoming-files.js';
import { prepare } from '../platform/files/inspection/prepare.js';
import { Scanner } from '../platform/files/inspection/scanner.js';
import { idOf } from './cast-list.js';
import type { DemoResource } from './demo.types.js';
import { makePdf, makePicture } from './make-files.js';

/** Adds the demo's resources to a network through the same services that users reach. */
export class DemoFiles {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly networkId: string,
    private readonly networkKey: string,
  ) {}

  /** @returns the id of the resource */
  async add(resource: DemoResource, reviewBy: string | null): Promise<string> {
    const { tx, networkId } = this;
    const { kind, title, why, lang, tags, collection } = resource;
    const curating = this.app.get(CurationService);
    const collectionId = collection ? (await curating.addCollection(tx, { networkId, title: collection })).id : null;
    const content = {
      body: kind === 'NOTE' ? resource.body : null,
      link: kind === 'LINK' ? resource.link : null,
      fileId: kind === 'FILE' ? await this.#upload(resource) : null,
      alt: 'alt' in resource ? resource.alt : null,
    };
    return this.app.get(ResourceService).add(tx, {
      networkId,
      clientId: idOf(`${this.networkKey} ${title}`),
      kind,
      collectionId,
      resource: { title, why, lang, tags, reviewBy, ...content },
    });
  }

  async revise(id: string, resource: DemoResource, change: string, body: string, reviewBy: string | null) {
    const { title, why, lang, tags } = resource;
    await this.app
      .get(ResourceService)
      .revise(this.tx, { id, replaces: 1, change, resource: { title, why, lang, tags, body, reviewBy } });
  }

  async #upload(resource: DemoResource & { kind: 'FILE' }): Promise<string> {
    const { files } = this.app.get<ServerConfig>(CONFIG);
    const filing = this.app.get(FileService);
    const incoming = new IncomingFiles(join(files.folder, 'incoming'));
    const path = await incoming.aPath();
    try {
      await writeFile(path, 'lines' in resource ? makePdf(resource.lines) : await makePicture(resource.drawing));
      const prepared = await prepare(path, this.app.get(Scanner));
      const content = await filing.reserve(this.tx, this.networkId, prepared);
      await filing.storeContent(content, prepared);
      return (await filing.finalize(this.tx, content, resource.name)).id;
    } finally {
      await incoming.remove(path);
    }
  }
}
