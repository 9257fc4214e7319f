import { randomUUID } from 'node:crypto';
import type { SeatRole } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { organisationOf } from '../../identity/organisation.entity.js';
import { personOf } from '../../identity/person.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound, refusal } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { accept, charterOf } from '../charter/charter.entity.js';
import { networkOf } from '../network.entity.js';
import type { HandOverSeatInput, TakeSeatInput } from '../networks.inputs.js';
import { needsAdmission } from './admission/admission.policy.js';
import { emailMovedApplicants, insertApplication } from './admission/application.entity.js';
import { type Invitation, insertInvitation } from './invitation.entity.js';
import { InvitationService } from './invitations.service.js';
import { membershipOf } from './membership.js';
import { Seat } from './seat.entity.js';
import { mayEndSeat, mayFillSeat, mayGoOnLeave, mayLeave, mayReturnFromLeave } from './seat.policy.js';

type LeftAs = 'VACANT' | 'ENDED';

@Injectable()
export class SeatService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly invitationService: InvitationService,
  ) {}

  /**
   * Takes the seat of an invitation, or applies for it where others must approve first; the database marks the key as used. A person who
   * already holds a seat there stays in it and leaves the key unused.
   *
   * @throws FULL before it is told whether somebody from the same organisation holds a seat there
   */
  async take(tx: Tx, { key, roleTitle, orgnr, acceptsCharter, inReportingLine }: TakeSeatInput): Promise<string> {
    const invitation = await this.invitationService.present(tx, key);
    const { networkId, role, seatId: follows, handedOver } = invitation;
    if ((await membershipOf(tx, networkId)).heldSeat) return networkId;
    if (!(await personOf(tx, tx.me))?.name) throw badInput({ field: 'profile', rule: 'required' });
    if (!(await organisationOf(tx, orgnr))) throw badInput({ field: 'orgnr', rule: 'organisation' });
    const charter = await charterOf(tx, networkId);
    if (!charter) throw notFound();
    if (acceptsCharter != null && acceptsCharter !== charter.version)
      throw badInput({ field: 'acceptsCharter', rule: 'stale' });
    const network = await networkOf(tx, networkId);
    if (!network) throw notFound();
    const asking = {
      inReportingLine: inReportingLine === true,
      handedOver,
      decidedBy: charter.admission,
      stage: network.stage,
    };
    if (needsAdmission(asking) || (await this.#hasColleagueInRoom(tx, networkId, orgnr))) {
      await insertApplication(tx, {
        ...{
          networkId,
          networkName: network.name,
          role,
          roleTitle,
          orgnr,
          follows,
          inReportingLine: asking.inReportingLine,
        },
        ...{ reason: '', questions: [], answers: [], invited: true },
      });
      return networkId;
    }
    const id = randomUUID();
    await tx.insert(Seat, { ...aSeat(tx, networkId), id, role, roleTitle, orgnr, follows });
    tx.securityEvents.push({ kind: 'SEAT_TAKEN', personId: tx.me, networkId, subjectId: id });
    if (acceptsCharter != null) await accept(tx, networkId, id, charter.version);
    await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'TAKEN' });
    await addToRoomLog(tx, { networkId, kind: follows ? 'SEAT_HANDED_OVER' : 'SEAT_TAKEN', by: id, seatId: id });
    await emailMovedApplicants(tx, networkId);
    return networkId;
  }

  /** @throws FULL */
  async #hasColleagueInRoom(tx: Tx, networkId: string, orgnr: string): Promise<boolean> {
    const room = await tx.row<{ full: boolean }>('SELECT app.is_full($1) AS full', [networkId]);
    if (room?.full) throw refusal('FULL', 'All seats are taken.');
    const colleague = await tx.row<{ sits: boolean }>('SELECT app.colleague_is_seated($1, $2) AS sits', [
      networkId,
      orgnr,
    ]);
    return colleague?.sits === true;
  }

  /** A seat is vacant when the role continues without the person: the network may offer it to a successor. */
  async leave(tx: Tx, networkId: string, leftAs: LeftAs = 'ENDED'): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayLeave(membership));
    const seat = membership.heldSeat ?? { id: tx.me, networkId, personId: tx.me, role: null };
    this.#assertProofToEnd(tx, seat);
    await addToRoomLog(tx, {
      networkId,
      kind: leftAs === 'VACANT' ? 'SEAT_VACATED' : 'SEAT_LEFT',
      by: seat.id,
      seatId: seat.id,
    });
    await this.#end(tx, seat, leftAs);
  }

  /**
   * Leaves the seat to a successor, who is invited by mail and applies for it: the network's admission rule decides. The charter decides
   * whether the successor sees earlier posts.
   */
  async handOver(tx: Tx, { networkId, email }: HandOverSeatInput): Promise<{ invitation: Invitation; key: string }> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayLeave(membership));
    if (membership.heldSeat) this.#assertProofToEnd(tx, membership.heldSeat);
    await lockPerson(tx, tx.me);
    const made = await insertInvitation(tx, {
      networkId,
      role: 'MEMBER',
      email,
      seatId: membership.heldSeat?.id ?? tx.me,
    });
    await this.leave(tx, networkId, 'VACANT');
    return made;
  }

  async end(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const membership = await membershipOf(tx, seat.networkId);
    this.accessCheck.assertAllowed(mayEndSeat(membership, seat));
    this.#assertProofToEnd(tx, seat);
    const { networkId } = seat;
    await addToRoomLog(tx, { networkId, kind: 'SEAT_ENDED', by: membership.seatId ?? tx.me, seatId });
    await this.#end(tx, seat, 'ENDED');
    return networkId;
  }

  /** Gives up a vacant seat that no successor is to take. */
  async giveUp(tx: Tx, seatId: string): Promise<string> {
    const seat = await this.#seat(tx, seatId);
    const { networkId } = seat;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayFillSeat(membership, seat));
    const given = await tx.rows(
      `UPDATE seats SET left_as = 'ENDED' WHERE id = $1 AND left_as = 'VACANT' RETURNING id`,
      [seatId],
    );
    if (given.length === 0) throw notFound();
    await emailMovedApplicants(tx, networkId);
    await addToRoomLog(tx, { networkId, kind: 'SEAT_GIVEN_UP', by: membership.seatId ?? tx.me, seatId });
    await tx.appendEntry(networkId, { topic: 'SEAT', id: seatId, kind: 'GIVEN_UP' });
    return networkId;
  }

  /** Reserves the seat and closes the room to its holder until they return. */
  async goOnLeave(tx: Tx, networkId: string): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayGoOnLeave(membership));
    const id = membership.seatId ?? tx.me;
    await lockPerson(tx, tx.me);
    await addToRoomLog(tx, { networkId, kind: 'WENT_ON_LEAVE', by: id, seatId: id });
    await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'ON_LEAVE' });
    await tx.rows(`UPDATE seats SET on_leave_at = $2 WHERE id = $1`, [id, tx.at]);
    tx.events.push({ roomClosed: { networkId, personId: tx.me } });
  }

  async returnFromLeave(tx: Tx, networkId: string): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayReturnFromLeave(membership));
    const id = membership.heldSeat?.id ?? tx.me;
    await tx.rows(`UPDATE seats SET on_leave_at = NULL WHERE id = $1`, [id]);
    await addToRoomLog(tx, { networkId, kind: 'CAME_BACK', by: id, seatId: id });
    await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'CAME_BACK' });
  }

  /** The facilitator role goes with the seat and cannot be withdrawn afterwards. */
  #assertProofToEnd(tx: Tx, { role }: { role: SeatRole | null }): void {
    if (role === 'FACILITATOR') this.accessCheck.assertFreshProof(tx.proved);
  }

  async #seat(tx: Tx, id: string): Promise<Seat> {
    const seat = await tx.one(Seat, 'WHERE t.id = $1', [id]);
    if (!seat) throw notFound();
    return seat;
  }

  /** Announce first: a person without a seat cannot write to the journal. */
  async #end(tx: Tx, { id, networkId, personId }: Pick<Seat, 'id' | 'networkId' | 'personId'>, leftAs: LeftAs) {
    await lockPerson(tx, personId);
    await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'ENDED' });
    const ended = await tx.rows(
      `UPDATE seats SET ended_at = $2, left_as = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id`,
      [id, tx.at, leftAs],
    );
    if (ended.length === 0) throw notFound();
    tx.securityEvents.push({ kind: 'SEAT_ENDED', personId: tx.me, networkId, subjectId: id });
    tx.events.push({ roomClosed: { networkId, personId } });
    await emailMovedApplicants(tx, networkId);
  }
}

/** A seat that begins now. The database decides by the charter from when it can read. */
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
