import { notFound } from '../errors.js';
import type { Tx } from './tx.js';

/** When a statement changes no row, the reason is unknown: another request was first, or a policy hides the row. */
export async function assertChanged(tx: Tx, sql: string, values: unknown[]): Promise<void> {
  const row = await tx.row<{ done: boolean }>(sql, values);
  if (row?.done !== true) throw notFound();
}
