import { randomUUID } from 'node:crypto';
import type { SeatRole } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { isAskedFirst } from '../admission/admission.policy.js';
import { apply, tellMoved } from '../admission/application.entity.js';
import { organisationOf } from '../people/organisation.entity.js';
import { personOf } from '../people/person.entity.js';
import { lockPerson } from '../platform/database/lock-person.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound, refusal } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { accept, charterOf } from './charter.entity.js';
import type { Invitation } from './invitation.entity.js';
import { Invitations } from './invitations.service.js';
import { networkOf } from './network.entity.js';
import { mayComeBack, mayEndSeat, mayFillSeat, mayGoOnLeave, mayLeave } from './network.policy.js';
import type { HandOverSeatInput, TakeSeatInput } from './networks.inputs.js';
import { logInRoom } from './room-log.entity.js';
import { Seat } from './seat.entity.js';
import { standingOf } from './standing.js';

type LeftAs = 'VACANT' | 'ENDED';

@Injectable()
export class Seats {
  constructor(
    private readonly gate: Gate,
    private readonly invitations: Invitations,
  ) {}

  /**
   * Takes the seat an invitation is the key to, or asks for it where others decide first; the database uses the key up.
   * Who already sits there keeps the seat and leaves the key unused.
   *
   * @throws FULL before it is told whether somebody from the same organisation sits there
   */
  async take(tx: Tx, { key, roleTitle, orgnr, acceptsCharter, inLine }: TakeSeatInput): Promise<string> {
    const invitation = await this.invitations.hold(tx, key);
    const { networkId, role, seatId: follows, handedOver } = invitation;
    if ((await standingOf(tx, networkId)).held) return networkId;
    if (!(await personOf(tx, tx.me))?.name) throw badInput({ field: 'profile', rule: 'required' });
    if (!(await organisationOf(tx, orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
    const charter = await charterOf(tx, networkId);
    if (!charter) throw notFound();
    if (acceptsCharter != null && acceptsCharter !== charter.version)
      throw badInput({ field: 'acceptsCharter', rule: 'stale' });
    const network = await networkOf(tx, networkId);
    if (!network) throw notFound();
    const asking = { inLine: inLine === true, handedOver, decidedBy: charter.admission, stage: network.stage };
    if (isAskedFirst(asking) || (await this.#isBesideColleague(tx, networkId, orgnr))) {
      await apply(tx, {
        ...{ networkId, networkName: network.name, role, roleTitle, orgnr, follows, inLine: asking.inLine },
        ...{ reason: '', questions: [], answers: [], invited: true },
      });
      return networkId;
    }
    const id = randomUUID();
    await tx.insert(Seat, { ...aSeat(tx, networkId), id, role, roleTitle, orgnr, follows });
    tx.securityEvents.push({ kind: 'SEAT_TAKEN', personId: tx.me, networkId, subjectId: id });
    if (acceptsCharter != null) await accept(tx, networkId, id, charter.version);
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'TAKEN' });
    await logInRoom(tx, { networkId, kind: follows ? 'SEAT_HANDED_OVER' : 'SEAT_TAKEN', by: id, seatId: id });
    await tellMoved(tx, networkId);
    return networkId;
  }

  /** @throws FULL */
  async #isBesideColleague(tx: Tx, networkId: string, orgnr: string): Promise<boolean> {
    const room = await tx.row<{ full: boolean }>('SELECT app.is_full($1) AS full', [networkId]);
    if (room?.full) throw refusal('FULL', 'All seats are taken.');
    const colleague = await tx.row<{ sits: boolean }>('SELECT app.colleague_is_seated($1, $2) AS sits', [
      networkId,
      orgnr,
    ]);
    return colleague?.sits === true;
  }

  /** Vacant when the role goes on without the person: the network may offer the seat to a successor. */
  async leave(tx: Tx, networkId: string, leftAs: LeftAs = 'ENDED'): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayLeave(standing));
    const seat = standing.held ?? { id: tx.me, networkId, personId: tx.me, role: null };
    this.#demandProofToEnd(tx, seat);
    await logInRoom(tx, {
      networkId,
      kind: leftAs === 'VACANT' ? 'SEAT_VACATED' : 'SEAT_LEFT',
      by: seat.id,
      seatId: seat.id,
    });
    await this.#end(tx, seat, leftAs);
  }

  /**
   * Leaves the seat to a successor, who is invited by mail and asks for it: those who admit by the charter say yes first.
   * What they then see of what was said before, the charter says.
   */
  async handOver(tx: Tx, { networkId, email }: HandOverSeatInput): Promise<{ invitation: Invitation; key: string }> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayLeave(standing));
    if (standing.held) this.#demandProofToEnd(tx, standing.held);
    await lockPerson(tx, tx.me);
    const made = await this.invitations.insert(tx, {
      networkId,
      role: 'MEMBER',
      email,
      seatId: standing.held?.id ?? tx.me,
    });
    await this.leave(tx, networkId, 'VACANT');
    return made;
  }

  async end(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const standing = await standingOf(tx, seat.networkId);
    this.gate.demand(mayEndSeat(standing, seat));
    this.#demandProofToEnd(tx, seat);
    const { networkId } = seat;
    await logInRoom(tx, { networkId, kind: 'SEAT_ENDED', by: standing.seatId ?? tx.me, seatId });
    await this.#end(tx, seat, 'ENDED');
    return networkId;
  }

  /** A vacant seat that nobody is to take over is a seat less. */
  async giveUp(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayFillSeat(standing, seat));
    const given = await tx.rows(
      `UPDATE seats SET left_as = 'ENDED' WHERE id = $1 AND left_as = 'VACANT' RETURNING id`,
      [seatId],
    );
    if (given.length === 0) throw notFound();
    await tellMoved(tx, networkId);
    await logInRoom(tx, { networkId, kind: 'SEAT_GIVEN_UP', by: standing.seatId ?? tx.me, seatId });
    await tx.announce(networkId, { topic: 'SEAT', id: seatId, kind: 'GIVEN_UP' });
    return networkId;
  }

  /** Keeps the seat and closes the room to its holder until she comes back. */
  async goOnLeave(tx: Tx, networkId: string): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayGoOnLeave(standing));
    const id = standing.seatId ?? tx.me;
    await lockPerson(tx, tx.me);
    await logInRoom(tx, { networkId, kind: 'WENT_ON_LEAVE', by: id, seatId: id });
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'ON_LEAVE' });
    await tx.rows(`UPDATE seats SET on_leave_at = $2 WHERE id = $1`, [id, tx.at]);
    tx.news.push({ left: { networkId, personId: tx.me } });
  }

  async comeBack(tx: Tx, networkId: string): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayComeBack(standing));
    const id = standing.held?.id ?? tx.me;
    await tx.rows(`UPDATE seats SET on_leave_at = NULL WHERE id = $1`, [id]);
    await logInRoom(tx, { networkId, kind: 'CAME_BACK', by: id, seatId: id });
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'CAME_BACK' });
  }

  /** The task of the facilitator goes with the seat, and cannot be taken back. */
  #demandProofToEnd(tx: Tx, { role }: { role: SeatRole | null }): void {
    if (role === 'FACILITATOR') this.gate.demandProof(tx.proved);
  }

  async #seat(tx: Tx, id: string): Promise<Seat> {
    const seat = await tx.one(Seat, 'WHERE t.id = $1', [id]);
    if (!seat) throw notFound();
    return seat;
  }

  /** Announced first: who leaves cannot write in the journal afterwards. */
  async #end(tx: Tx, { id, networkId, personId }: Pick<Seat, 'id' | 'networkId' | 'personId'>, leftAs: LeftAs) {
    await lockPerson(tx, personId);
    await tx.announce(networkId, { topic: 'SEAT', id, kind: 'ENDED' });
    const ended = await tx.rows(
      `UPDATE seats SET ended_at = $2, left_as = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id`,
      [id, tx.at, leftAs],
    );
    if (ended.length === 0) throw notFound();
    tx.securityEvents.push({ kind: 'SEAT_ENDED', personId: tx.me, networkId, subjectId: id });
    tx.news.push({ left: { networkId, personId } });
    await tellMoved(tx, networkId);
  }
}

/** A seat that begins now; from when it reads the database decides by the charter. */
const aSeat = (tx: Tx, networkId: string) => ({
  networkId,
  personId: tx.me,
  takenAt: tx.at,
  endedAt: null,
  charterVersion: null,
  onLeaveAt: null,
  readsFrom: null,
  leftAs: null,
});
