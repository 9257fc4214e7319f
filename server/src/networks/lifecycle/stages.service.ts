import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { type Membership, membershipOf } from '../membership/membership.js';
import { mayChangeSettings } from '../network.policy.js';
import { mayChangeStage, type StageChange, stageChanges } from './lifecycle.policy.js';

@Injectable()
export class StageService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** @throws BAD_INPUT `form` when a form requirement of an active network is not met: the database decides */
  async change(tx: Tx, networkId: string, step: StageChange): Promise<void> {
    const { from, to } = stageChanges[step];
    const membership = await membershipOf(tx, networkId);
    // A repeated request changes nothing.
    if (mayChangeSettings(membership) && membership.stage === to) return;
    this.accessCheck.assertAllowed(mayChangeStage(membership, step));
    await tx.lockNetwork(networkId);
    const by = membership.seatId ?? tx.me;
    const moved = await tx.rows(`UPDATE networks SET stage = $2 WHERE id = $1 AND stage = ANY ($3) RETURNING id`, [
      networkId,
      to,
      from,
    ]);
    if (moved.length === 0) throw notFound();
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'STAGE' });
    await addToRoomLog(tx, { networkId, kind: 'STAGE_CHANGED', by, detail: to });
    if (step === 'pause') await this.#pauseConsultations(tx, networkId);
    if (step === 'discard') await this.#endSeat(tx, membership);
  }

  async #pauseConsultations(tx: Tx, networkId: string): Promise<void> {
    const paused = await tx.rows<{ id: string; challengeId: string }>(`SELECT * FROM app.pause_consultations($1)`, [
      networkId,
    ]);
    for (const { id, challengeId } of paused)
      await tx.appendEntry(networkId, { topic: 'CONSULTATION', id, kind: 'MOVED', challengeId });
  }

  /** A discarded draft is visible to nobody. */
  async #endSeat(tx: Tx, { networkId, personId, seatId }: Membership): Promise<void> {
    await tx.rows(`UPDATE seats SET ended_at = $2, left_as = 'ENDED' WHERE id = $1`, [seatId, tx.at]);
    tx.securityEvents.push({
      kind: 'SEAT_ENDED',
      personId,
      networkId,
      ...(seatId ? { subjectId: seatId } : {}),
    });
    tx.events.push({ roomClosed: { networkId, personId } });
  }
}
