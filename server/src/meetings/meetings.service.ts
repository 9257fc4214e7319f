import { randomBytes, randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { seatsOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound, stale } from '../platform/errors.js';
import { Meeting, seeReminder } from './meeting.entity.js';
import { mayAnswer, mayCall, mayChange } from './meeting.policy.js';
import { timesOf, zone } from './meeting-times.policy.js';
import type {
  AnswerMeetingInput,
  CallMeetingInput,
  CancelMeetingInput,
  MeetingInput,
  ReviseMeetingInput,
} from './meetings.inputs.js';

/** Calls, moves and cancels meetings, and takes answers. */
@Injectable()
export class MeetingService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async call(tx: Tx, { networkId, clientId, meeting }: CallMeetingInput): Promise<string> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayCall(membership));
    await tx.lockNetwork(networkId);
    const calledBy = membership.seatId ?? tx.me;
    const known = await tx.one(Meeting, 'WHERE t.called_by = $1 AND t.client_id = $2', [calledBy, clientId]);
    if (known) return known.id;
    const times = timesOf(meeting.day, meeting.time, meeting.minutes, tx.at);
    await this.#assertFits(tx, networkId, null, meeting, times);
    const id = randomUUID();
    await tx.insert(Meeting, {
      id,
      networkId,
      calledBy,
      clientId,
      calledAt: tx.at,
      stage: 'CALLED',
      ...fieldsOf(meeting),
      zone,
      ...times,
      cancelReason: null,
      version: 1,
      timeVersion: 1,
      remindedUntil: null,
      toldUntil: null,
      seed: randomBytes(16).toString('hex'),
    });
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'CALLED' });
    return id;
  }

  /** Another time or length asks everybody again, and moves no other meeting. */
  async revise(tx: Tx, { id, replaces, meeting }: ReviseMeetingInput): Promise<void> {
    const known = await this.#locked(tx, id);
    this.accessCheck.assertAllowed(mayChange(await membershipOf(tx, known.networkId), known, tx.at));
    if (replaces !== known.version) throw stale();
    const moved = meeting.day !== known.day || meeting.time !== known.time || meeting.minutes !== known.minutes;
    const times = moved ? timesOf(meeting.day, meeting.time, meeting.minutes, tx.at) : known;
    await this.#assertFits(tx, known.networkId, id, meeting, times);
    const { day, time, minutes, place, link, protocol, preparation, facilitatorId } = fieldsOf(meeting);
    const { startsAt, endsAt, picksOpenAt, picksCloseAt } = times;
    const changed = await tx.rows(
      `UPDATE meetings SET day = $2, time = $3, minutes = $4, place = $5, link = $6, protocol = $7, preparation = $8,
         facilitator_id = $9, starts_at = $10, ends_at = $11, picks_open_at = $12, picks_close_at = $13,
         version = version + 1, time_version = time_version + $14, told_until = CASE $14 WHEN 1 THEN now() ELSE told_until END
       WHERE id = $1 RETURNING id`,
      [
        ...[id, day, time, minutes, place, link, protocol, preparation, facilitatorId],
        ...[startsAt, endsAt, picksOpenAt, picksCloseAt, moved ? 1 : 0],
      ],
    );
    if (changed.length === 0) throw notFound();
    await tx.appendEntry(known.networkId, { topic: 'MEETING', id, kind: moved ? 'MOVED' : 'CHANGED' });
  }

  /** What was proposed waits for the next meeting; it has not waited in vain, and does not come before others for it. */
  async cancel(tx: Tx, { id, reason }: CancelMeetingInput): Promise<void> {
    const known = await this.#locked(tx, id);
    const membership = await membershipOf(tx, known.networkId);
    if (known.stage === 'CANCELLED' && mayCall(membership)) return;
    this.accessCheck.assertAllowed(mayChange(membership, known, tx.at));
    const changed = await tx.rows(
      `UPDATE meetings SET stage = 'CANCELLED', cancel_reason = $2, version = version + 1, time_version = time_version + 1
       WHERE id = $1 RETURNING id`,
      [id, reason],
    );
    if (changed.length === 0) throw notFound();
    await tx.appendEntry(known.networkId, { topic: 'MEETING', id, kind: 'CANCELLED' });
  }

  async answer(tx: Tx, { id, answer }: AnswerMeetingInput): Promise<void> {
    const known = await this.#locked(tx, id);
    const membership = await membershipOf(tx, known.networkId);
    this.accessCheck.assertAllowed(mayAnswer(membership, known, tx.at));
    await tx.rows(
      `INSERT INTO meeting_answers (meeting_id, seat_id, network_id, answer, time_version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (meeting_id, seat_id) DO UPDATE SET answer = excluded.answer, time_version = excluded.time_version`,
      [id, membership.seatId, known.networkId, answer, known.timeVersion],
    );
    await tx.rows(
      'UPDATE meeting_invitations SET answer_refused = NULL WHERE meeting_id = $1 AND person_id = (SELECT app.me()) AND answer_refused IS NOT NULL',
      [id],
    );
    await seeReminder(tx, id, 'MEETING_UNANSWERED');
    await tx.appendEntry(known.networkId, { topic: 'MEETING', id, kind: 'ANSWERED' });
  }

  /** Reads it again behind the lock: somebody else may have moved it. */
  async #locked(tx: Tx, id: string): Promise<Meeting> {
    const found = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!found) throw notFound();
    await tx.lockNetwork(found.networkId);
    const known = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!known) throw notFound();
    return known;
  }

  async #assertFits(
    tx: Tx,
    networkId: string,
    id: string | null,
    { place, link, facilitatorSeatId }: MeetingInput,
    { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  ): Promise<void> {
    if (startsAt <= tx.at) throw badInput({ field: 'day', rule: 'past' });
    if (!place && !link) throw badInput({ field: 'place', rule: 'required' });
    if (facilitatorSeatId && !(await seatsOf(tx, networkId)).some((seat) => seat.id === facilitatorSeatId))
      throw badInput({ field: 'facilitatorSeatId', rule: 'seat' });
    const others = await tx.select(
      Meeting,
      `WHERE t.network_id = $1 AND t.stage = 'CALLED' AND t.ends_at > $2 AND t.id IS DISTINCT FROM $3`,
      [networkId, tx.at, id],
    );
    if (others.some((other) => other.startsAt < endsAt && startsAt < other.endsAt))
      throw badInput({ field: 'time', rule: 'overlaps' });
    if (!id && others.length >= limits.meetingsCalled)
      throw badInput({ field: 'networkId', rule: 'tooMany', limit: limits.meetingsCalled });
  }
}

const fieldsOf = ({ day, time, minutes, place, link, protocol, preparation, facilitatorSeatId }: MeetingInput) => ({
  day,
  time,
  minutes,
  place,
  link: link || null,
  protocol: protocol ?? null,
  preparation,
  facilitatorId: facilitatorSeatId ?? null,
});
