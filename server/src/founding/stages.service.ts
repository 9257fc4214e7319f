import { Injectable } from '@nestjs/common';
import { pauseConsultations } from '../consultations/consultation.entity.js';
import { mayShape } from '../networks/network.policy.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { type Standing, standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { mayTake, type Step, steps } from './founding.policy.js';

@Injectable()
export class Stages {
  constructor(private readonly gate: Gate) {}

  /** @throws BAD_INPUT `form` when the network is to be active and a form requirement is not met: the database decides */
  async take(tx: Tx, networkId: string, step: Step): Promise<void> {
    const { from, to } = steps[step];
    const standing = await standingOf(tx, networkId);
    // Said twice, it is done once.
    if (mayShape(standing) && standing.stage === to) return;
    this.gate.demand(mayTake(standing, step));
    await tx.queue(networkId);
    const by = standing.seatId ?? tx.me;
    const moved = await tx.rows(`UPDATE networks SET stage = $2 WHERE id = $1 AND stage = ANY ($3) RETURNING id`, [
      networkId,
      to,
      from,
    ]);
    if (moved.length === 0) throw notFound();
    await tx.announce(networkId, { topic: 'NETWORK', id: networkId, kind: 'STAGE' });
    await logInRoom(tx, { networkId, kind: 'STAGE_CHANGED', by, detail: to });
    if (step === 'pause') await pauseConsultations(tx, networkId);
    if (step === 'discard') await this.#leaves(tx, standing);
  }

  /** What is discarded nobody sees any more. */
  async #leaves(tx: Tx, { networkId, personId, seatId }: Standing): Promise<void> {
    await tx.rows(`UPDATE seats SET ended_at = $2, left_as = 'ENDED' WHERE id = $1`, [seatId, tx.at]);
    tx.securityEvents.push({
      kind: 'SEAT_ENDED',
      personId,
      networkId,
      ...(seatId ? { subjectId: seatId } : {}),
    });
    tx.news.push({ left: { networkId, personId } });
  }
}
