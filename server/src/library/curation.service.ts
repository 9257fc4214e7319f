import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { challengeOf } from '../discussion/challenges/challenge.entity.js';
import { mayRevise } from '../discussion/challenges/challenge.policy.js';
import { membershipOf } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Collection } from './collection.entity.js';
import type {
  AttachInput,
  MoveToCollectionInput,
  OpenCollectionInput,
  RenameCollectionInput,
} from './library.inputs.js';
import { type Resource, resourceOf } from './library.types.js';
import { mayAddResource, mayCurate } from './resource.policy.js';
import { Attachment } from './resource-version.entity.js';

/** Collections, featured resources and attachments to challenges. */
@Injectable()
export class CurationService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async addCollection(tx: Tx, { networkId, title }: OpenCollectionInput): Promise<Collection> {
    this.accessCheck.assertAllowed(mayAddResource(await membershipOf(tx, networkId)));
    await tx.lockNetwork(networkId);
    const there = await tx.select(Collection, 'WHERE t.network_id = $1', [networkId]);
    const known = there.find((one) => sameWords(one.title, title));
    if (known) return known;
    if (there.length >= limits.collections)
      throw badInput({ field: 'title', rule: 'tooMany', limit: limits.collections });
    const opened = await tx.insert(Collection, { id: randomUUID(), networkId, title: title.trim(), openedAt: tx.at });
    await tx.appendEntry(networkId, { topic: 'RESOURCE', id: opened.id, kind: 'OPENED' });
    return opened;
  }

  async rename(tx: Tx, { id, title }: RenameCollectionInput): Promise<Collection> {
    const collection = await tx.one(Collection, 'WHERE t.id = $1', [id]);
    if (!collection) throw notFound();
    const { networkId } = collection;
    this.accessCheck.assertAllowed(mayAddResource(await membershipOf(tx, networkId)));
    await tx.rows(`UPDATE collections SET title = $2 WHERE id = $1`, [id, title.trim()]);
    await tx.appendEntry(networkId, { topic: 'RESOURCE', id, kind: 'RENAMED' });
    return { ...collection, title: title.trim() };
  }

  async moveToCollection(tx: Tx, { resourceId, collectionId }: MoveToCollectionInput): Promise<void> {
    const { networkId, createdAt } = await this.#curated(tx, resourceId);
    if (collectionId) {
      const into = await tx.one(Collection, 'WHERE t.id = $1', [collectionId]);
      if (into?.networkId !== networkId) throw notFound();
    }
    await tx.rows(`UPDATE resources SET collection_id = $2 WHERE id = $1`, [resourceId, collectionId ?? null]);
    await tx.appendEntry(networkId, { topic: 'RESOURCE', id: resourceId, kind: 'MOVED', since: createdAt });
  }

  /** Featured by the network, so nobody's name is shown with it. */
  async recommend(tx: Tx, id: string, chosen: boolean): Promise<void> {
    const { networkId, createdAt } = await this.#curated(tx, id);
    await tx.rows(`UPDATE resources SET recommended_at = $2 WHERE id = $1`, [id, chosen ? tx.at : null]);
    const kind = chosen ? 'RECOMMENDED' : 'NOT_RECOMMENDED';
    await tx.appendEntry(networkId, { topic: 'RESOURCE', id, kind, since: createdAt });
  }

  async attach(tx: Tx, { challengeId, resourceId }: AttachInput): Promise<void> {
    const networkId = await this.#ownChallenge(tx, challengeId);
    const resource = await resourceOf(tx, resourceId);
    if (resource?.networkId !== networkId) throw notFound();
    this.accessCheck.assertAllowed(mayCurate(await membershipOf(tx, networkId), resource));
    await tx.lockNetwork(networkId);
    const there = await tx.select(Attachment, 'WHERE t.challenge_id = $1', [challengeId]);
    if (there.some((one) => one.resourceId === resourceId)) return;
    if (there.length >= limits.attachments)
      throw badInput({ field: 'resourceId', rule: 'tooMany', limit: limits.attachments });
    await tx.insert(Attachment, { challengeId, resourceId, networkId, attachedAt: tx.at });
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'ATTACHED' });
  }

  async detach(tx: Tx, { challengeId, resourceId }: AttachInput): Promise<void> {
    const networkId = await this.#ownChallenge(tx, challengeId);
    const gone = await tx.rows(
      `DELETE FROM attachments WHERE challenge_id = $1 AND resource_id = $2 RETURNING resource_id`,
      [challengeId, resourceId],
    );
    if (gone.length === 0) throw notFound();
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id: challengeId, kind: 'DETACHED' });
  }

  async #curated(tx: Tx, id: string): Promise<Resource> {
    const resource = await resourceOf(tx, id);
    if (!resource) throw notFound();
    this.accessCheck.assertAllowed(mayCurate(await membershipOf(tx, resource.networkId), resource));
    return resource;
  }

  async #ownChallenge(tx: Tx, id: string): Promise<string> {
    const challenge = await challengeOf(tx, id);
    if (!challenge) throw notFound();
    this.accessCheck.assertAllowed(mayRevise(await membershipOf(tx, challenge.networkId), challenge));
    return challenge.networkId;
  }
}

const sameWords = (a: string, b: string) => a.trim().toLocaleLowerCase('nb') === b.trim().toLocaleLowerCase('nb');
