import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { membershipOf, mySeats } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { pageSize } from '../platform/graphql/paging.js';
import { Collection } from './collection.entity.js';
import {
  fileColumn,
  type PageOfResources,
  type Resource,
  type ResourceConnection,
  type ResourceMention,
  type ResourceVersion,
  resourceOf,
  resourcesWhere,
} from './library.types.js';
import { cursorAt, inCollections, order, type Place, place, placeIn } from './library-order.js';
import { mayReadLibrary, mayReadResource } from './resource.policy.js';
import { StoredResourceVersion } from './resource-version.entity.js';

@Injectable()
export class LibraryQueries {
  constructor(private readonly accessCheck: AccessCheck) {}

  async read(tx: Tx, id: string): Promise<Resource> {
    const [resource] = await Promise.all([resourceOf(tx, id), mySeats(tx)]);
    if (!resource) throw notFound();
    this.accessCheck.assertAllowed(mayReadResource(await membershipOf(tx, resource.networkId), resource));
    return resource;
  }

  /** Collections by creation, resources without one last; in each the featured ones first, then the newest. */
  async page(tx: Tx, networkId: string, { first, after, tag }: PageOfResources): Promise<ResourceConnection> {
    this.accessCheck.assertAllowed(mayReadLibrary(await membershipOf(tx, networkId)));
    const size = pageSize(first);
    const listed = `t.network_id = $1 AND t.withdrawn_at IS NULL AND ($2::text IS NULL OR $2 = ANY (t.tags))`;
    const found = await resourcesWhere<{ place: Place }>(
      tx,
      // Selects ids first, so that only the rows shown are fetched.
      `${inCollections} WHERE t.id IN (
         SELECT t.id FROM resources t ${inCollections}
         WHERE ${listed} AND ($4::numeric IS NULL OR (${order}) > ($4, $5::uuid, $6::boolean, $7::numeric, $8::uuid))
         ORDER BY ${order} LIMIT $3)
       ORDER BY ${order}`,
      [networkId, tag ?? null, size + 1, ...(placeIn(after) ?? Array(5).fill(null))],
      `, ${place}`,
    );
    const nodes = found.slice(0, size);
    const last = nodes.at(-1);
    return { nodes, pageInfo: { hasNextPage: found.length > size, endCursor: last ? cursorAt(last.place) : null } };
  }

  collections(tx: Tx, networkId: string): Promise<Collection[]> {
    return tx.select(Collection, 'WHERE t.network_id = $1 ORDER BY t.opened_at, t.id', [networkId]);
  }

  async tags(tx: Tx, networkId: string): Promise<string[]> {
    const rows = await tx.rows<{ tag: string }>(
      `SELECT DISTINCT tag FROM resources t, unnest(t.tags) tag WHERE t.network_id = $1 AND t.withdrawn_at IS NULL
       ORDER BY tag LIMIT ${limits.page}`,
      [networkId],
    );
    return rows.map(({ tag }) => tag);
  }

  /** Withdrawn by the viewer and still restorable. */
  async withdrawn(tx: Tx, networkId: string): Promise<Resource[]> {
    return resourcesWhere(
      tx,
      `WHERE t.network_id = $1 AND t.added_by = (SELECT app.me()) AND t.withdrawn_at IS NOT NULL
       ORDER BY t.withdrawn_at DESC LIMIT ${limits.page}`,
      [networkId],
    );
  }

  /** Newest first; at most 100. */
  async versions(tx: Tx, { id }: Resource): Promise<ResourceVersion[]> {
    const found = await tx.selectWith<StoredResourceVersion, Pick<ResourceVersion, 'file'>>(
      StoredResourceVersion,
      fileColumn,
      `LEFT JOIN files f ON f.id = t.file_id LEFT JOIN file_contents c ON c.id = f.content_id
       WHERE t.resource_id = $1 ORDER BY t.version DESC LIMIT ${limits.page}`,
      [id],
    );
    return Promise.all(
      found.map(async (version) => {
        const author = await seatOf(tx, version.seatId);
        if (!author) throw notFound();
        return { ...version, author };
      }),
    );
  }

  /** Challenges it is attached to or mentioned in that the viewer may read; newest first, at most 100. */
  usedIn(tx: Tx, { id }: Resource): Promise<Challenge[]> {
    return tx.select(
      Challenge,
      `WHERE t.withdrawn_at IS NULL AND t.id IN (SELECT a.challenge_id FROM attachments a WHERE a.resource_id = $1
         UNION SELECT n.challenge_id FROM contributions n WHERE n.resource_id = $1)
       ORDER BY t.created_at DESC LIMIT ${limits.page}`,
      [id],
    );
  }

  /** Mentions that the viewer may read; newest first, at most 100. */
  async mentionedIn(tx: Tx, { id }: Resource): Promise<ResourceMention[]> {
    const rows = await tx.rows<Omit<ResourceMention, 'by'> & { seatId: string }>(
      `SELECT n.id AS "contributionId", n.challenge_id AS "challengeId", NULL AS "messageId", n.seat_id AS "seatId", n.created_at AS at
       FROM contributions n JOIN challenges c ON c.id = n.challenge_id
       WHERE n.resource_id = $1 AND n.withdrawn_at IS NULL AND n.hidden_at IS NULL AND c.withdrawn_at IS NULL
       UNION ALL SELECT NULL, NULL, m.id, m.seat_id, m.created_at FROM messages m
       WHERE m.resource_id = $1 AND m.withdrawn_at IS NULL
       ORDER BY at DESC LIMIT ${limits.page}`,
      [id],
    );
    return Promise.all(
      rows.map(async ({ seatId, ...row }) => {
        const by = await seatOf(tx, seatId);
        if (!by) throw notFound();
        return { ...row, by };
      }),
    );
  }

  /** The attachments of a challenge, in the order they were added. */
  async attachedTo(tx: Tx, challengeId: string): Promise<Resource[]> {
    return resourcesWhere(
      tx,
      `JOIN attachments a ON a.resource_id = t.id WHERE a.challenge_id = $1 AND t.withdrawn_at IS NULL
       ORDER BY a.attached_at, t.id`,
      [challengeId],
    );
  }
}
