import type { Tx } from './tx.js';

/**
 * Waits until nothing else is under way as this person, and lets nothing begin before the end of the transaction. To be called before
 * a right is taken from them and before any other lock: the triggers that lock too come late, when two could wait for each other.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.rows('SELECT app.lock_person($1)', [personId]);
}
