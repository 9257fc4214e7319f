import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { organisationOf } from '../people/organisation.entity.js';
import { personOf } from '../people/person.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { Invitations } from './invitations.service.js';
import { mayEndSeat, mayLeave, mayRead } from './network.policy.js';
import type { TakeSeatInput } from './networks.inputs.js';
import { Seat, seatsOf } from './seat.entity.js';
import { standingOf } from './standing.js';

@Injectable()
export class Seats {
  constructor(
    private readonly gate: Gate,
    private readonly invitations: Invitations,
  ) {}

  /** Takes the seat an invitation is the key to. Who already sits there keeps the seat and leaves the key unused. */
  async take(tx: Tx, { key, roleTitle, orgnr }: TakeSeatInput): Promise<string> {
    const invitation = await this.invitations.hold(tx, key);
    const { networkId, role } = invitation;
    if (mayRead(await standingOf(tx, networkId))) return networkId;
    if (!(await personOf(tx, tx.me))?.name) throw badInput({ field: 'profile', rule: 'required' });
    if (!(await organisationOf(tx, orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
    const id = randomUUID();
    await tx.insert(Seat, { id, networkId, personId: tx.me, role, roleTitle, orgnr, takenAt: tx.at, endedAt: null });
    await this.invitations.use(tx, invitation);
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'TAKEN' });
    return networkId;
  }

  async leave(tx: Tx, networkId: string): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayRead(standing));
    if (!mayLeave(standing, await seatsOf(tx, networkId)))
      throw badInput({ field: 'networkId', rule: 'lastFacilitator' });
    await this.#end(tx, { id: standing.seatId ?? tx.me, networkId, personId: tx.me });
  }

  async end(tx: Tx, seatId: string): Promise<string> {
    const seat = await tx.one(Seat, 'WHERE t.id = $1', [seatId]);
    if (!seat) throw notFound();
    this.gate.demand(mayEndSeat(await standingOf(tx, seat.networkId), seat));
    await this.#end(tx, seat);
    return seat.networkId;
  }

  /** Announced first: who leaves cannot write in the journal afterwards. */
  async #end(tx: Tx, { id, networkId, personId }: Pick<Seat, 'id' | 'networkId' | 'personId'>): Promise<void> {
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'ENDED' });
    const ended = await tx.rows(`UPDATE seats SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id`, [
      id,
      tx.at,
    ]);
    if (ended.length === 0) throw notFound();
    tx.news.push({ left: { networkId, personId } });
  }
}
