import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { membershipOf } from '../membership/membership.js';
import { seatsOf } from '../membership/seat.entity.js';
import { mayChangeSettings, mayRead } from '../network.policy.js';
import { accept, Charter, charterOf } from './charter.entity.js';
import type { ReviseCharterInput } from './charter.inputs.js';
import { mayAcceptCharter } from './charter.policy.js';

@Injectable()
export class CharterService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /**
   * In a draft, the charter is overwritten. Later each change is a new version, in force at once and accepted only by its author: the
   * room is closed to the others until they accept it.
   */
  async revise(tx: Tx, { networkId, replaces, charter }: ReviseCharterInput): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayChangeSettings(membership));
    await tx.lockNetwork(networkId);
    const before = await this.inForce(tx, networkId);
    if (before.version !== replaces) throw badInput({ field: 'replaces', rule: 'stale' });
    const seatId = membership.seatId ?? tx.me;
    const text = trimmed(charter);
    if (membership.stage === 'DRAFT') {
      await this.#rewrite(tx, { ...before, ...text });
    } else {
      const version = before.version + 1;
      const others = (await seatsOf(tx, networkId)).filter((seat) => seat.id !== seatId);
      await tx.insert(Charter, { networkId, version, madeBy: seatId, madeAt: tx.at, ...text });
      await addToRoomLog(tx, { networkId, kind: 'CHARTER_CHANGED', by: seatId, detail: String(version) });
      await tx.appendEntry(networkId, { topic: 'CHARTER', id: networkId, kind: 'CHANGED' });
      await tx.rows(`UPDATE networks SET charter_version = $2 WHERE id = $1`, [networkId, version]);
      await accept(tx, networkId, seatId, version);
      for (const { personId } of others) tx.events.push({ roomClosed: { networkId, personId } });
    }
    await tx.rows(`UPDATE networks SET purpose = $2 WHERE id = $1`, [networkId, text.purpose]);
    if (membership.stage === 'DRAFT')
      await tx.appendEntry(networkId, { topic: 'CHARTER', id: networkId, kind: 'CHANGED' });
  }

  /** @throws BAD_INPUT `stale` when another version has come into force since it was read */
  async accept(tx: Tx, networkId: string, version: number): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    const { heldSeat } = membership;
    if (!heldSeat) throw notFound();
    await tx.lockNetwork(networkId);
    const inForce = await this.inForce(tx, networkId);
    if (inForce.version !== version) throw badInput({ field: 'version', rule: 'stale' });
    if (!mayAcceptCharter(membership, version)) return;
    await accept(tx, networkId, heldSeat.id, version);
    await tx.appendEntry(networkId, { topic: 'SEAT', id: heldSeat.id, kind: 'ACCEPTED' });
  }

  async inForce(tx: Tx, networkId: string): Promise<Charter> {
    const charter = await charterOf(tx, networkId);
    if (!charter) throw notFound();
    return charter;
  }

  /** All versions, newest first; at most 100. */
  async history(tx: Tx, networkId: string): Promise<Charter[]> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    return tx.select(Charter, `WHERE t.network_id = $1 ORDER BY t.version DESC LIMIT ${limits.page}`, [networkId]);
  }

  /** The version the viewer accepted last, to show what has changed since. */
  async acceptedBefore(tx: Tx, networkId: string): Promise<Charter | null> {
    const { heldSeat } = await membershipOf(tx, networkId);
    if (!heldSeat?.charterVersion) return null;
    const found = await tx.one(Charter, 'WHERE t.network_id = $1 AND t.version = $2', [
      networkId,
      heldSeat.charterVersion,
    ]);
    return found ?? null;
  }

  async #rewrite(tx: Tx, charter: Charter): Promise<void> {
    await tx.rows(
      `UPDATE charters SET purpose = $3, basis = $4, seats_for = $5, expectations = $6, every_weeks = $7, minutes = $8, place = $9,
         attendance = $10, preparation = $11, absence = $12, protocol = $13, rotation = $14, confidence = $15, admission = $16,
         open_history = $17, made_at = $18 WHERE network_id = $1 AND version = $2`,
      [
        charter.networkId,
        charter.version,
        charter.purpose,
        charter.basis,
        charter.seatsFor,
        charter.expectations,
        charter.everyWeeks,
        charter.minutes,
        charter.place,
        charter.attendance,
        charter.preparation,
        charter.absence,
        charter.protocol,
        charter.rotation,
        charter.confidence,
        charter.admission,
        charter.openHistory,
        tx.at,
      ],
    );
  }
}

function trimmed(charter: ReviseCharterInput['charter']) {
  const { everyWeeks, minutes, place, protocol } = charter;
  return {
    ...charter,
    purpose: charter.purpose.trim(),
    seatsFor: charter.seatsFor.trim(),
    everyWeeks: everyWeeks ?? null,
    minutes: minutes ?? null,
    place: place?.trim() || null,
    protocol: protocol ?? null,
  };
}
