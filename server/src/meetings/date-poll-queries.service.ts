import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { seatOf, seatsOf, stateOf } from '../networks/membership/seat.entity.js';
import { networkOf } from '../networks/network.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { DatePoll, isNotSettled, StoredDateAnswer, StoredDateSlot } from './date-poll.entity.js';
import { mayAnswerDates, mayWithdrawDates } from './date-poll.policy.js';
import type { DatePollRights, DateSlot } from './date-polls.types.js';

/** What members read of a poll for a date. Row-level security hides the answers of others from who has not answered. */
@Injectable()
export class DatePollQueries {
  /** The open one, or the last one when it found no date and nothing has been done about it. */
  ofNetwork(tx: Tx, networkId: string): Promise<DatePoll | undefined> {
    return tx.one(
      DatePoll,
      `WHERE t.network_id = $1 AND (t.stage = 'OPEN' OR (t.stage = 'NO_DATE' AND ${isNotSettled('t')}))
       ORDER BY t.made_at DESC LIMIT 1`,
      [networkId],
    );
  }

  async slots(tx: Tx, { id }: DatePoll): Promise<DateSlot[]> {
    const [slots, answers] = await Promise.all([
      tx.select(StoredDateSlot, 'WHERE t.poll_id = $1 ORDER BY t.starts_at', [id]),
      this.#answers(tx, id),
    ]);
    const seats = new Map(
      await Promise.all(
        [...new Set(answers.map(({ seatId }) => seatId))].map(
          async (seatId) => [seatId, await seatOf(tx, seatId)] as const,
        ),
      ),
    );
    return slots.map((slot) => ({
      ...slot,
      mine: answers.find(({ slotId, personId }) => slotId === slot.id && personId === tx.me)?.answer ?? null,
      replies: answers
        .flatMap(({ slotId, seatId, answer }) => {
          const seat = seats.get(seatId);
          return slotId === slot.id && seat ? [{ seat, answer }] : [];
        })
        .sort((a, b) => a.seat.takenAt.getTime() - b.seat.takenAt.getTime()),
    }));
  }

  async rights(tx: Tx, poll: DatePoll): Promise<DatePollRights> {
    const membership = await membershipOf(tx, poll.networkId);
    return { answer: mayAnswerDates(membership, poll, tx.at), withdraw: mayWithdrawDates(membership, poll) };
  }

  /** Whether it waits for nobody; who has not answered themselves does not know. */
  async isOver(tx: Tx, { id, networkId, stage, closesAt }: DatePoll): Promise<boolean> {
    if (stage !== 'OPEN') return false;
    if (closesAt <= tx.at) return true;
    const answered = new Set((await this.#answers(tx, id)).map(({ seatId }) => seatId));
    if (answered.size === 0) return false;
    const [seats, network] = [await seatsOf(tx, networkId), await networkOf(tx, networkId)];
    return (
      network !== undefined &&
      seats.every((seat) => answered.has(seat.id) || stateOf(seat, network.charterVersion) !== 'ACTIVE')
    );
  }

  #answers(tx: Tx, pollId: string): Promise<StoredDateAnswer[]> {
    return tx.select(
      StoredDateAnswer,
      'JOIN seats s ON s.id = t.seat_id AND s.ended_at IS NULL WHERE t.poll_id = $1 ORDER BY t.slot_id, t.seat_id',
      [pollId],
    );
  }
}
