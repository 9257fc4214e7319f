import { notFound } from '../errors.js';
import type { Tx } from './tx.js';

/** What the database did not do it does not explain: another was quicker, or it is closed. */
export async function assertChanged(tx: Tx, sql: string, values: unknown[]): Promise<void> {
  const row = await tx.row<{ done: boolean }>(sql, values);
  if (row?.done !== true) throw notFound();
}
