import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { challengeOf } from '../challenges/challenge.entity.js';
import { mayReadChallenge } from '../challenges/challenge.policy.js';
import { contributionOf } from '../contributions/contribution.entity.js';
import type { SaveForLaterInput } from './saved-items.inputs.js';
import type { SavedItem } from './saved-items.types.js';

/** What a person has saved for later. It is announced to their own tabs alone. */
@Injectable()
export class SavedItemService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** The newest first. What cannot be read is left out: the title comes from the challenge, by its own policy. */
  list(tx: Tx): Promise<SavedItem[]> {
    return tx.rows<SavedItem>(
      `SELECT i.subject_id AS id, i.network_id AS "networkId", r.name AS "networkName", i.challenge_id AS "challengeId",
         i.contribution_id AS "contributionId", c.title, CASE WHEN k.id IS NULL THEN c.seat_id ELSE k.seat_id END AS "seatId",
         i.saved_at AS "savedAt"
       FROM saved_items i JOIN challenges c ON c.id = i.challenge_id JOIN networks r ON r.id = i.network_id
       LEFT JOIN contributions k ON k.id = i.contribution_id
       WHERE i.person_id = (SELECT app.me()) AND c.withdrawn_at IS NULL
         AND (i.contribution_id IS NULL OR (k.withdrawn_at IS NULL AND k.hidden_at IS NULL))
       ORDER BY i.saved_at DESC, i.subject_id LIMIT ${limits.savedItems}`,
    );
  }

  /** Ids of what is saved in one thread: the challenge itself, and contributions. */
  async savedIn(tx: Tx, challengeId: string): Promise<string[]> {
    const thread = await tx.load(
      this.savedIn,
      challengeId,
      (ids) =>
        tx.rows<{ challenge_id: string; saved: string[] }>(
          `SELECT challenge_id, array_agg(subject_id) AS saved FROM saved_items
           WHERE challenge_id = ANY ($1) AND person_id = (SELECT app.me()) GROUP BY challenge_id`,
          [ids],
        ),
      ({ challenge_id }) => challenge_id,
    );
    return thread?.saved ?? [];
  }

  async save(tx: Tx, { challengeId, contributionId }: SaveForLaterInput): Promise<void> {
    const [challenge, contribution] = await Promise.all([
      challengeOf(tx, challengeId),
      contributionId ? contributionOf(tx, contributionId) : undefined,
    ]);
    if (!challenge || challenge.withdrawnAt) throw notFound();
    this.accessCheck.assertAllowed(mayReadChallenge(await membershipOf(tx, challenge.networkId), challenge));
    if (contributionId && (contribution?.challengeId !== challengeId || contribution.withdrawnAt)) throw notFound();
    const subjectId = contributionId ?? challengeId;
    const others = await tx.row<{ n: number }>(
      'SELECT count(*)::int AS n FROM saved_items WHERE person_id = (SELECT app.me()) AND subject_id <> $1',
      [subjectId],
    );
    if (others && others.n >= limits.savedItems)
      throw badInput({ field: 'challengeId', rule: 'tooMany', limit: limits.savedItems });
    await tx.rows(
      `INSERT INTO saved_items (person_id, subject_id, network_id, challenge_id, contribution_id, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [tx.me, subjectId, challenge.networkId, challengeId, contributionId ?? null, tx.at],
    );
    tx.events.push({ noticed: [tx.me] });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.authenticated();
    await tx.rows('DELETE FROM saved_items WHERE subject_id = $1 AND person_id = (SELECT app.me())', [id]);
    tx.events.push({ noticed: [tx.me] });
  }
}
