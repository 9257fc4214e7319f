import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { pathKeyOf } from '../../discussion/contributions/contribution.entity.js';
import { ownAccount } from '../../identity/account.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../../platform/graphql/paging.js';
import type { EmergencyPage } from '../admin.inputs.js';
import { mayAdministerPlatform } from '../admin.policy.js';
import type {
  EmergencyChallengeConnection,
  EmergencyContributionConnection,
  EmergencyViewChallenge,
  EmergencyViewContribution,
} from '../admin.types.js';

type Seen<T> = { rows?: T[] };
type Row<T> = Omit<T, 'createdAt'> & { createdAt: string };

/** What the two administrators who opened a room read there, page by page. The database checks each time that they still may. */
@Injectable()
export class EmergencyView {
  constructor(private readonly accessCheck: AccessCheck) {}

  async challenges(tx: Tx, id: string, { first, after }: EmergencyPage): Promise<EmergencyChallengeConnection> {
    if (after && !isUUID(after)) throw badInput({ field: 'after', rule: 'cursor' });
    const sql = `SELECT app.emergency_challenges($1, $2, $3) AS seen`;
    const rows = await this.#seen<EmergencyViewChallenge>(tx, sql, [id, pageSize(first) + 1, after ?? null]);
    return pageOf(rows, first, (row) => row.id);
  }

  async contributions(
    tx: Tx,
    id: string,
    challengeId: string,
    { first, after }: EmergencyPage,
  ): Promise<EmergencyContributionConnection> {
    const from = numbersIn(after);
    const sql = `SELECT app.emergency_contributions($1, $2, $3, $4) AS seen`;
    const values = [id, challengeId, pageSize(first) + 1, from && pathKeyOf(from)];
    const rows = await this.#seen<EmergencyViewContribution & { path: number[] }>(tx, sql, values);
    return pageOf(rows, first, ({ path }) => cursorOf(path));
  }

  async #seen<T extends { createdAt: Date }>(tx: Tx, sql: string, values: unknown[]): Promise<T[]> {
    this.accessCheck.assertAllowed(mayAdministerPlatform(await ownAccount(tx)));
    const row = await tx.row<{ seen: Seen<Row<T>> }>(sql, values);
    if (!row?.seen.rows) throw notFound();
    return row.seen.rows.map((one) => ({ ...one, createdAt: new Date(one.createdAt) }) as T);
  }
}
