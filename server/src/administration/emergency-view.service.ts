import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { pathKeyOf } from '../contributions/contribution.entity.js';
import { ownAccount } from '../people/account.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../platform/graphql/paging.js';
import type { EmergencyPage } from './administration.inputs.js';
import { mayAdministrate } from './administration.policy.js';
import type {
  EmergencyChallengeConnection,
  EmergencyContributionConnection,
  GlimpsedChallenge,
  GlimpsedContribution,
} from './administration.types.js';

type Seen<T> = { rows?: T[] };
type Row<T> = Omit<T, 'createdAt'> & { createdAt: string };

/** What the two administrators who opened a room read there, page by page. The database looks anew each time whether they may. */
@Injectable()
export class EmergencyView {
  constructor(private readonly gate: Gate) {}

  async challenges(tx: Tx, id: string, { first, after }: EmergencyPage): Promise<EmergencyChallengeConnection> {
    if (after && !isUUID(after)) throw badInput({ field: 'after', rule: 'cursor' });
    const sql = `SELECT app.emergency_challenges($1, $2, $3) AS seen`;
    const rows = await this.#seen<GlimpsedChallenge>(tx, sql, [id, pageSize(first) + 1, after ?? null]);
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
    const rows = await this.#seen<GlimpsedContribution & { path: number[] }>(tx, sql, values);
    return pageOf(rows, first, ({ path }) => cursorOf(path));
  }

  async #seen<T extends { createdAt: Date }>(tx: Tx, sql: string, values: unknown[]): Promise<T[]> {
    this.gate.demand(mayAdministrate(await ownAccount(tx)));
    const row = await tx.row<{ seen: Seen<Row<T>> }>(sql, values);
    if (!row?.seen.rows) throw notFound();
    return row.seen.rows.map((one) => ({ ...one, createdAt: new Date(one.createdAt) }) as T);
  }
}
