import type { Tx } from './tx.js';

/**
 * Waits until no other transaction acts as this person, and blocks new ones until this transaction ends. Call it before taking a right
 * from them and before any other lock: the triggers that also lock come too late and could deadlock.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.rows('SELECT app.lock_person($1)', [personId]);
}
