import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config.token.js';
import type { Tx } from '../platform/database/tx.js';
import { prepare } from '../platform/files/inspecting/prepare.js';
import { Scanner } from '../platform/files/inspecting/scanner.js';
import { Incoming } from '../platform/files/receive.js';
import { AddingResources } from '../resources/adding.service.js';
import { Curating } from '../resources/curating.service.js';
import { Filing } from '../resources/filing.service.js';
import { idOf } from './cast.js';
import type { DemoResource } from './demo.types.js';
import { aPdfOf, aPictureOf } from './file-making.js';

/** Brings the demo's resources to a room, by the way everybody's come. */
export class Shelving {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly networkId: string,
  ) {}

  /** @returns the id of the resource */
  async add(resource: DemoResource, reviewBy: string | null): Promise<string> {
    const { tx, networkId } = this;
    const { kind, title, why, lang, tags, collection } = resource;
    const curating = this.app.get(Curating);
    const collectionId = collection ? (await curating.open(tx, { networkId, title: collection })).id : null;
    const content = {
      body: kind === 'NOTE' ? resource.body : null,
      link: kind === 'LINK' ? resource.link : null,
      fileId: kind === 'FILE' ? await this.#upload(resource) : null,
      alt: 'alt' in resource ? resource.alt : null,
    };
    return this.app.get(AddingResources).add(tx, {
      networkId,
      clientId: idOf(`${resource.network} ${title}`),
      kind,
      collectionId,
      resource: { title, why, lang, tags, reviewBy, ...content },
    });
  }

  async revise(id: string, resource: DemoResource, change: string, body: string, reviewBy: string | null) {
    const { title, why, lang, tags } = resource;
    await this.app
      .get(AddingResources)
      .revise(this.tx, { id, change, resource: { title, why, lang, tags, body, reviewBy } });
  }

  async #upload(resource: DemoResource & { kind: 'FILE' }): Promise<string> {
    const { files } = this.app.get<ServerConfig>(CONFIG);
    const filing = this.app.get(Filing);
    const incoming = new Incoming(join(files.folder, 'incoming'));
    const path = await incoming.aPath();
    try {
      await writeFile(path, 'lines' in resource ? aPdfOf(resource.lines) : await aPictureOf(resource.drawing));
      const prepared = await prepare(path, this.app.get(Scanner));
      const content = await filing.reserve(this.tx, this.networkId, prepared);
      await filing.lay(content, prepared);
      return (await filing.settle(this.tx, content, resource.name)).id;
    } finally {
      await incoming.forget(path);
    }
  }
}
