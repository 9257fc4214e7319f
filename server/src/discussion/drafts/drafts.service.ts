import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import { Draft } from './draft.entity.js';
import { mayDraft } from './draft.policy.js';
import type { SaveDraftInput } from './drafts.inputs.js';

/** Drafts are private and are never announced. */
@Injectable()
export class DraftService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async read(tx: Tx, networkId: string, place: string): Promise<Draft | undefined> {
    this.accessCheck.assertAllowed(mayDraft(await membershipOf(tx, networkId)));
    return tx.one(Draft, 'WHERE t.person_id = $1 AND t.network_id = $2 AND t.place = $3', [tx.me, networkId, place]);
  }

  async save(tx: Tx, { networkId, place, content }: SaveDraftInput): Promise<Draft> {
    this.accessCheck.assertAllowed(mayDraft(await membershipOf(tx, networkId)));
    const others = await tx.row<{ n: number }>(
      `SELECT count(*)::int AS n FROM drafts WHERE person_id = $1 AND network_id = $2 AND place <> $3`,
      [tx.me, networkId, place],
    );
    if (others && others.n >= limits.drafts) throw badInput({ field: 'place', rule: 'tooMany', limit: limits.drafts });
    await tx.rows(
      `INSERT INTO drafts (person_id, network_id, place, content, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id, network_id, place) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
      [tx.me, networkId, place, content, tx.at],
    );
    return { personId: tx.me, networkId, place, content, savedAt: tx.at };
  }

  async discard(tx: Tx, networkId: string, place: string): Promise<void> {
    this.accessCheck.assertAllowed(mayDraft(await membershipOf(tx, networkId)));
    await tx.rows(`DELETE FROM drafts WHERE person_id = $1 AND network_id = $2 AND place = $3`, [
      tx.me,
      networkId,
      place,
    ]);
  }
}
