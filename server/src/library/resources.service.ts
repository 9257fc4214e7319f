import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { type Membership, membershipOf } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound, stale } from '../platform/errors.js';
import { collectionOf } from './collection.entity.js';
import type { AddResourceInput, ResourceInput, ReviseResourceInput } from './library.inputs.js';
import { StoredResource } from './resource.entity.js';
import {
  faultsOfResource,
  mayAddResource,
  mayRestoreResource,
  mayReviseResource,
  mayWithdrawResource,
} from './resource.policy.js';
import { makeResourceFound, StoredResourceVersion } from './resource-version.entity.js';

const days = 86_400_000;

/** Adds, changes, withdraws and restores resources. */
@Injectable()
export class ResourceService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async add(tx: Tx, { networkId, clientId, kind, collectionId, resource }: AddResourceInput): Promise<string> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayAddResource(membership));
    const [, known] = await Promise.all([
      tx.lockNetwork(networkId),
      tx.one(StoredResource, 'WHERE t.added_by = $1 AND t.network_id = $2 AND t.client_id = $3', [
        tx.me,
        networkId,
        clientId,
      ]),
    ]);
    if (known) return known.id;
    assertNone(faultsOfResource(kind, resource));
    if (collectionId && (await collectionOf(tx, collectionId))?.networkId !== networkId) throw notFound();
    const id = randomUUID();
    const stored = await tx.insert(StoredResource, {
      id,
      networkId,
      addedBy: tx.me,
      seatId: membership.seatId ?? tx.me,
      clientId,
      kind,
      collectionId: collectionId ?? null,
      tags: tagsOf(resource),
      reviewBy: resource.reviewBy ?? null,
      lang: resource.lang,
      version: 1,
      createdAt: tx.at,
      changedAt: tx.at,
      recommendedAt: null,
      withdrawnAt: null,
    });
    await this.#saveVersion(tx, membership, stored, resource, null);
    await tx.appendEntry(networkId, { topic: 'RESOURCE', id, kind: 'ADDED' });
    return id;
  }

  async revise(tx: Tx, { id, replaces, change, resource }: ReviseResourceInput): Promise<void> {
    const { membership, stored } = await this.#locked(tx, id, mayReviseResource);
    if (stored.version !== replaces) throw stale();
    assertNone(faultsOfResource(stored.kind, resource));
    const version = stored.version + 1;
    await this.#saveVersion(tx, membership, { ...stored, version }, resource, change);
    await tx.rows(
      `UPDATE resources SET version = $2, tags = $3, review_by = $4, lang = $5, changed_at = $6 WHERE id = $1`,
      [id, version, tagsOf(resource), resource.reviewBy ?? null, resource.lang, tx.at],
    );
    await tx.appendEntry(stored.networkId, { topic: 'RESOURCE', id, kind: 'REVISED', since: stored.createdAt });
  }

  /** Hidden from all others at once; its files are deleted later. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    const { stored } = await this.#locked(tx, id, mayWithdrawResource);
    await this.#releaseFiles(tx, id, new Date(tx.at.getTime() + limits.withdrawnFileDays * days));
    await tx.rows(`UPDATE resources SET withdrawn_at = $2 WHERE id = $1`, [id, tx.at]);
    await tx.appendEntry(stored.networkId, { topic: 'RESOURCE', id, kind: 'WITHDRAWN', since: stored.createdAt });
  }

  async restore(tx: Tx, id: string): Promise<void> {
    const { stored } = await this.#locked(tx, id, mayRestoreResource);
    await this.#releaseFiles(tx, id, null);
    await tx.rows(`UPDATE resources SET withdrawn_at = NULL WHERE id = $1`, [id]);
    const version = await tx.one(StoredResourceVersion, 'WHERE t.resource_id = $1 AND t.version = $2', [
      id,
      stored.version,
    ]);
    if (version) await makeResourceFound(tx, stored, version);
    await tx.appendEntry(stored.networkId, { topic: 'RESOURCE', id, kind: 'RESTORED', since: stored.createdAt });
  }

  #releaseFiles(tx: Tx, resourceId: string, when: Date | null) {
    return tx.rows(
      `UPDATE files SET delete_after = $2 WHERE id IN (SELECT v.file_id FROM resource_versions v WHERE v.resource_id = $1)`,
      [resourceId, when],
    );
  }

  async #saveVersion(
    tx: Tx,
    membership: Membership,
    stored: StoredResource,
    input: ResourceInput,
    change: string | null,
  ): Promise<void> {
    const { networkId } = membership;
    const { id, kind, version } = stored;
    const fileId = kind === 'FILE' ? (input.fileId ?? null) : null;
    if (fileId) await this.#useFile(tx, networkId, id, fileId);
    const saved = await tx.insert(StoredResourceVersion, {
      resourceId: id,
      version,
      networkId,
      authorId: tx.me,
      seatId: membership.seatId ?? tx.me,
      title: input.title.trim(),
      why: input.why.trim(),
      link: kind === 'LINK' ? (input.link?.trim() ?? null) : null,
      body: kind === 'NOTE' ? (input.body ?? null) : null,
      fileId,
      alt: kind === 'FILE' ? input.alt?.trim() || null : null,
      change: change?.trim() || null,
      madeAt: tx.at,
    });
    // The words of another file are not those of this one.
    await tx.rows(
      `DELETE FROM passages p WHERE p.resource_id = $1 AND p.piece > 0 AND NOT EXISTS (
         SELECT 1 FROM resource_versions v WHERE v.resource_id = $1 AND v.version = $2 - 1 AND v.file_id = $3)`,
      [id, version, fileId],
    );
    await makeResourceFound(tx, { ...stored, version }, saved);
  }

  /** The viewer's own unused upload, or the present file of the resource. */
  async #useFile(tx: Tx, networkId: string, resourceId: string, fileId: string): Promise<void> {
    const taken = await tx.rows(
      `UPDATE files SET delete_after = NULL
       WHERE id = $1 AND network_id = $2 AND NOT EXISTS (SELECT 1 FROM message_images p WHERE p.file_id = files.id)
         AND NOT EXISTS (SELECT 1 FROM contribution_images p WHERE p.file_id = files.id)
         AND (uploaded_by = $3 AND delete_after IS NOT NULL
         OR EXISTS (SELECT 1 FROM resource_versions v WHERE v.resource_id = $4 AND v.file_id = $1)) RETURNING id`,
      [fileId, networkId, tx.me, resourceId],
    );
    if (taken.length === 0) throw badInput({ field: 'fileId', rule: 'file' });
  }

  /** Locks the resource, so that concurrent changes run one after the other. */
  async #locked(tx: Tx, id: string, may: typeof mayReviseResource) {
    const stored = await tx.one(StoredResource, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!stored) throw notFound();
    const membership = await membershipOf(tx, stored.networkId);
    this.accessCheck.assertAllowed(may(membership, stored));
    return { membership, stored };
  }
}

const tagsOf = ({ tags }: ResourceInput) => [...new Set(tags)];

function assertNone(faults: Parameters<typeof badInput>): void {
  if (faults.length > 0) throw badInput(...faults);
}
