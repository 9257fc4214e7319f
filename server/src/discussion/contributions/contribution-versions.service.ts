import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import type { Contribution } from './contribution.entity.js';
import { ContributionVersion } from './contribution-version.entity.js';

/** The earlier texts of a contribution. */
@Injectable()
export class ContributionVersionService {
  async save(tx: Tx, { id, networkId, body, link, resourceId }: Contribution): Promise<void> {
    await tx.rows(
      `INSERT INTO contribution_versions (contribution_id, version, network_id, body, link, resource_id, replaced_at)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6 FROM contribution_versions WHERE contribution_id = $1`,
      [id, networkId, body, link, resourceId, tx.at],
    );
  }

  /** When hidden content is shown again, neither its text nor its earlier texts may stay readable. */
  async rewriteHidden(tx: Tx, id: string, { body, link }: Pick<Contribution, 'body' | 'link'>): Promise<void> {
    await tx.rows(`UPDATE hidden_contributions SET body = $2, link = $3 WHERE contribution_id = $1`, [id, body, link]);
    await tx.rows(`DELETE FROM contribution_versions WHERE contribution_id = $1`, [id]);
  }

  /** Deletes and returns the latest version. */
  async withdraw(tx: Tx, { id }: Contribution): Promise<Pick<ContributionVersion, 'body' | 'link' | 'resourceId'>> {
    const last = await tx.row<ContributionVersion>(
      `DELETE FROM contribution_versions
       WHERE contribution_id = $1 AND version = (SELECT max(version) FROM contribution_versions WHERE contribution_id = $1)
       RETURNING body, link, resource_id AS "resourceId"`,
      [id],
    );
    if (!last) throw notFound();
    return last;
  }

  /** Oldest first; at most 100. Empty when withdrawn or hidden: only the author may read those texts. */
  async earlier(tx: Tx, { id, editedAt, withdrawnAt, hiddenAt }: Contribution): Promise<ContributionVersion[]> {
    if (!editedAt || withdrawnAt || hiddenAt) return [];
    const stored = await tx.load(
      ContributionVersionService,
      id,
      async (ids) => {
        const rows = await tx.select(ContributionVersion, 'WHERE t.contribution_id = ANY($1) ORDER BY t.version', [
          ids,
        ]);
        return ids.map((one) => ({ id: one, versions: rows.filter((row) => row.contributionId === one) }));
      },
      (row) => row.id,
    );
    return stored?.versions.slice(0, limits.page) ?? [];
  }
}
