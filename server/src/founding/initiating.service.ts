import { randomUUID } from 'node:crypto';
import { gatheringOf } from '@krets/shared/gathering';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { accept, insertNetwork } from '../networks/charter.entity.js';
import { Effort } from '../networks/effort.entity.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { Seat } from '../networks/seat.entity.js';
import { ownAccount } from '../people/account.entity.js';
import { personOf } from '../people/person.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import type { InitiateNetworkInput } from './founding.inputs.js';
import { mayInitiate } from './founding.policy.js';

@Injectable()
export class Initiating {
  constructor(private readonly gate: Gate) {}

  /** A draft that nobody else sees, with its initiator in the first seat. @returns the id of the network */
  async initiate(tx: Tx, { name, purpose, plan, similarSeen, effortId }: InitiateNetworkInput): Promise<string> {
    this.gate.demand(mayInitiate(await ownAccount(tx)));
    if (gatheringOf(plan).is !== 'NETWORK') throw badInput({ field: 'plan', rule: 'notNetwork' });
    const { name: own, roleTitle, orgnr } = (await personOf(tx, tx.me)) ?? {};
    if (!own || !roleTitle || !orgnr) throw badInput({ field: 'profile', rule: 'required' });
    if (effortId) await ongoing(tx, effortId);
    await this.#haveRoomForOneMore(tx);
    const { id: networkId } = await insertNetwork(tx, {
      name: name.trim(),
      purpose: purpose.trim(),
      stage: 'DRAFT',
      seatsMax: Math.max(plan.people, limits.seatsDefault),
      effortId: effortId ?? null,
      similarSeenAt: similarSeen ? tx.at : null,
    });
    await this.#takesFirstSeat(tx, networkId, { roleTitle, orgnr });
    return networkId;
  }

  /** Efforts a network can be a part of, by name. */
  efforts(tx: Tx): Promise<Effort[]> {
    return tx.select(Effort, `WHERE t.ended_at IS NULL ORDER BY t.name LIMIT ${limits.page}`);
  }

  async #haveRoomForOneMore(tx: Tx): Promise<void> {
    // Several tabs may begin at once: they queue here.
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7305))`, [tx.me]);
    const begun = await tx.rows(`SELECT 1 FROM networks WHERE founded_by = $1 AND stage = 'DRAFT'`, [tx.me]);
    if (begun.length >= limits.networkDrafts)
      throw badInput({ field: 'drafts', rule: 'max', limit: limits.networkDrafts });
  }

  async #takesFirstSeat(tx: Tx, networkId: string, role: Pick<Seat, 'roleTitle' | 'orgnr'>): Promise<void> {
    const id = randomUUID();
    const waiting = {
      endedAt: null,
      charterVersion: null,
      onLeaveAt: null,
      readsFrom: null,
      follows: null,
      leftAs: null,
    };
    await tx.insert(Seat, { id, networkId, personId: tx.me, role: 'FACILITATOR', ...role, takenAt: tx.at, ...waiting });
    tx.securityEvents.push({ kind: 'SEAT_TAKEN', personId: tx.me, networkId, subjectId: id });
    await accept(tx, networkId, id, 1);
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'TAKEN' });
    await logInRoom(tx, { networkId, kind: 'SEAT_TAKEN', by: id, seatId: id });
  }
}

/** @throws BAD_INPUT `effort` when it has ended, or is none */
export async function ongoing(tx: Tx, effortId: string): Promise<void> {
  const effort = await tx.one(Effort, 'WHERE t.id = $1 AND t.ended_at IS NULL', [effortId]);
  if (!effort) throw badInput({ field: 'effortId', rule: 'effort' });
}
