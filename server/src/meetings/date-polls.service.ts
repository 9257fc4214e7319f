import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { momentOf } from '@krets/shared/working-days';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { seatsOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { scheduleJobs } from '../platform/jobs/schedule.js';
import { DatePoll, StoredDateSlot } from './date-poll.entity.js';
import { closesAt, mayAnswerDates, mayWithdrawDates } from './date-poll.policy.js';
import type { AnswerDatesInput, ProposeDatesInput } from './date-polls.inputs.js';
import { calledMeetingsOf, seeReminder } from './meeting.entity.js';
import { mayCall } from './meeting.policy.js';

export const closingTask = 'meeting.dates';

/** Finds a time for a meeting. Nobody chooses it: the answers do, by rule. */
@Injectable()
export class DatePollService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async propose(tx: Tx, input: ProposeDatesInput): Promise<void> {
    const { networkId, clientId, meeting } = input;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayCall(membership));
    await tx.lockNetwork(networkId);
    await tx.useDatabaseTime();
    const madeBy = membership.seatId ?? tx.me;
    const known = await tx.select(
      DatePoll,
      `WHERE t.network_id = $1 AND (t.stage = 'OPEN' OR (t.made_by = $2 AND t.client_id = $3))`,
      [networkId, madeBy, clientId],
    );
    if (known.some((poll) => poll.madeBy === madeBy && poll.clientId === clientId)) return;
    if (known.length > 0) throw badInput({ field: 'networkId', rule: 'pollOpen' });
    const slots = input.slots.map(({ day, time }) => {
      const startsAt = momentOf(day, time);
      return { day, time, startsAt, endsAt: new Date(startsAt.getTime() + meeting.minutes * 60_000) };
    });
    await this.#assertFits(tx, input, slots);
    const id = randomUUID();
    const first = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
    const closing = closesAt(first, tx.at);
    // The exact time of the transaction: times are proposed together with the poll, or not at all.
    await tx.rows(
      `INSERT INTO date_polls (id, network_id, made_by, client_id, made_at, stage, minutes, place, link, protocol, preparation, facilitator_id, closes_at)
       VALUES ($1, $2, $3, $4, now(), 'OPEN', $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, networkId, madeBy, clientId, meeting.minutes, meeting.place, meeting.link || null],
        ...[meeting.protocol ?? null, meeting.preparation, meeting.facilitatorSeatId ?? null, closing],
      ],
    );
    for (const [preference, slot] of slots.entries())
      await tx.insert(StoredDateSlot, { id: randomUUID(), pollId: id, networkId, ...slot, preference });
    const job = { subjectId: id, networkId, personId: tx.me, number: 0 };
    await scheduleJobs(tx, job, [closingTask], { [closingTask]: closing });
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'DATES_PROPOSED' });
  }

  /** About each of the times, so that nobody sees the answers of others before giving their own. */
  async answer(tx: Tx, { id, answers }: AnswerDatesInput): Promise<string> {
    const poll = await this.#locked(tx, id);
    const { networkId } = poll;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayAnswerDates(membership, poll, tx.at));
    const slots = await tx.select(StoredDateSlot, 'WHERE t.poll_id = $1', [id]);
    const answered = new Set(answers.map(({ slotId }) => slotId));
    if (answers.length !== slots.length || !slots.every((slot) => answered.has(slot.id)))
      throw badInput({ field: 'answers', rule: 'each' });
    await tx.rows(
      `INSERT INTO date_answers (slot_id, seat_id, poll_id, network_id, person_id, answer)
       SELECT a.slot_id, $3, $1, $2, $4, a.answer FROM jsonb_to_recordset($5) AS a (slot_id uuid, answer text)
       ON CONFLICT (slot_id, seat_id) DO UPDATE SET answer = excluded.answer`,
      [
        ...[id, networkId, membership.seatId, tx.me],
        JSON.stringify(answers.map(({ slotId, answer }) => ({ slot_id: slotId, answer }))),
      ],
    );
    await seeReminder(tx, id, 'DATES_UNANSWERED');
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'DATES_ANSWERED' });
    await this.#close(tx, poll);
    return networkId;
  }

  async withdraw(tx: Tx, id: string): Promise<string> {
    const poll = await this.#locked(tx, id);
    const { networkId, stage } = poll;
    const membership = await membershipOf(tx, networkId);
    if (stage === 'WITHDRAWN' && mayCall(membership)) return networkId;
    this.accessCheck.assertAllowed(mayWithdrawDates(membership, poll));
    await tx.rows(`UPDATE date_polls SET stage = 'WITHDRAWN', closed_at = now() WHERE id = $1`, [id]);
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'DATES_WITHDRAWN' });
    return networkId;
  }

  /** By whoever looks when it is over. */
  async closeOver(tx: Tx, id: string): Promise<void> {
    await this.#close(tx, await this.#locked(tx, id));
  }

  /** The meeting is called, or the facilitators are told that no time suits. Nothing while it waits for somebody. */
  async #close(tx: Tx, { id, networkId }: DatePoll): Promise<void> {
    const row = await tx.row<{ entry: { kind: 'CALLED' | 'NO_DATE'; id: string } | null }>(
      'SELECT app.close_dates($1, $2) AS entry',
      [networkId, id],
    );
    if (row?.entry) await tx.appendEntry(networkId, { topic: 'MEETING', ...row.entry });
  }

  async #locked(tx: Tx, id: string): Promise<DatePoll> {
    const found = await tx.one(DatePoll, 'WHERE t.id = $1', [id]);
    if (!found) throw notFound();
    await tx.lockNetwork(found.networkId);
    await tx.useDatabaseTime();
    const poll = await tx.one(DatePoll, 'WHERE t.id = $1', [id]);
    if (!poll) throw notFound();
    return poll;
  }

  async #assertFits(
    tx: Tx,
    { networkId, meeting: { place, link, facilitatorSeatId } }: ProposeDatesInput,
    slots: readonly { startsAt: Date; endsAt: Date }[],
  ): Promise<void> {
    if (slots.some(({ startsAt }) => startsAt <= tx.at)) throw badInput({ field: 'slots', rule: 'past' });
    if (!place && !link) throw badInput({ field: 'place', rule: 'required' });
    if (facilitatorSeatId && !(await seatsOf(tx, networkId)).some((seat) => seat.id === facilitatorSeatId))
      throw badInput({ field: 'facilitatorSeatId', rule: 'seat' });
    const called = (await calledMeetingsOf(tx, networkId)).filter(({ endsAt }) => endsAt > tx.at);
    if (called.some((other) => slots.some((slot) => other.startsAt < slot.endsAt && slot.startsAt < other.endsAt)))
      throw badInput({ field: 'slots', rule: 'overlaps' });
    if (called.length >= limits.meetingsCalled)
      throw badInput({ field: 'networkId', rule: 'tooMany', limit: limits.meetingsCalled });
  }
}
