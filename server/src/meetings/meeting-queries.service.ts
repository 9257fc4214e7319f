import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { charterOf } from '../networks/charter/charter.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { type SeatWithPerson, seatOf, seatsOf, stateOf } from '../networks/membership/seat.entity.js';
import { networkOf } from '../networks/network.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { AgendaQueries } from './agenda-queries.service.js';
import type { CalendarRefusal } from './calendar-feed.entity.js';
import { calledMeetingsOf, Meeting, StoredMeetingAnswer } from './meeting.entity.js';
import { isNotHeld, mayAnswer, mayCall, mayChange, mayPick, mayProposeItem } from './meeting.policy.js';
import type { MeetingRun } from './meeting-run.entity.js';
import { nextDays } from './meeting-times.policy.js';
import type { MeetingProposal, MeetingReply, MeetingRights } from './meetings.types.js';

/** What members read of their meetings, and the end of those whose time is over or that nobody held. */
@Injectable()
export class MeetingQueries {
  constructor(private readonly agendaQueries: AgendaQueries) {}

  async meeting(tx: Tx, id: string): Promise<Meeting> {
    const found = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!found) throw notFound();
    return found;
  }

  async next(tx: Tx, networkId: string): Promise<Meeting | null> {
    return (await calledMeetingsOf(tx, networkId)).find(({ endsAt }) => endsAt > tx.at) ?? null;
  }

  /** Those to come first, the next one first; then those that were, the last one first. */
  async ofNetwork(tx: Tx, networkId: string): Promise<Meeting[]> {
    const [called, others] = await Promise.all([
      calledMeetingsOf(tx, networkId),
      tx.select(
        Meeting,
        `WHERE t.network_id = $1 AND t.stage <> 'CALLED' ORDER BY t.starts_at DESC, t.id LIMIT ${limits.meetingsShown}`,
        [networkId],
      ),
    ]);
    return [...called, ...others];
  }

  async replies(tx: Tx, { id, timeVersion }: Meeting): Promise<MeetingReply[]> {
    const answers = await tx.select(StoredMeetingAnswer, 'WHERE t.meeting_id = $1 AND t.time_version = $2', [
      id,
      timeVersion,
    ]);
    const replies = await Promise.all(
      answers.map(async ({ seatId, answer }) => {
        const seat = await seatOf(tx, seatId);
        return seat && !seat.endedAt ? [{ seat, answer }] : [];
      }),
    );
    return replies.flat().sort((a, b) => a.seat.takenAt.getTime() - b.seat.takenAt.getTime());
  }

  async calendarRefusal(tx: Tx, meetingId: string): Promise<CalendarRefusal | null> {
    const known = await tx.load(
      this.calendarRefusal,
      meetingId,
      (ids) =>
        tx.rows<{ id: string; refused: CalendarRefusal | null }>(
          'SELECT meeting_id AS id, answer_refused AS refused FROM meeting_invitations WHERE person_id = (SELECT app.me()) AND meeting_id = ANY ($1)',
          [ids],
        ),
      ({ id }) => id,
    );
    return known?.refused ?? null;
  }

  async rights(tx: Tx, meeting: Meeting): Promise<MeetingRights> {
    const membership = await membershipOf(tx, meeting.networkId);
    const isNext = (await calledMeetingsOf(tx, meeting.networkId))[0]?.id === meeting.id;
    return {
      change: mayChange(membership, meeting, tx.at),
      answer: mayAnswer(membership, meeting, tx.at),
      propose: isNext && mayProposeItem(membership),
      choose: isNext && mayPick(membership, meeting, tx.at),
    };
  }

  async mayCall(tx: Tx, networkId: string): Promise<boolean> {
    return mayCall(await membershipOf(tx, networkId));
  }

  /** So many that the next two are called. Empty for those who do not call meetings, and without a rhythm. */
  async proposals(tx: Tx, networkId: string): Promise<MeetingProposal[]> {
    if (!(await this.mayCall(tx, networkId))) return [];
    const [charter, known, network, seats] = await Promise.all([
      charterOf(tx, networkId),
      this.ofNetwork(tx, networkId),
      networkOf(tx, networkId),
      seatsOf(tx, networkId),
    ]);
    const held = known
      .filter((meeting) => !isNotHeld(meeting))
      .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
    const coming = held.filter(({ endsAt }) => endsAt > tx.at).length;
    if (!charter?.everyWeeks || !network || coming >= limits.meetingsAhead) return [];
    const last = held[0];
    const open = seats.filter((seat) => stateOf(seat, network.charterVersion) === 'ACTIVE');
    const turns = [...held.map(({ facilitatorId }) => facilitatorId)].reverse();
    return nextDays(last?.day ?? null, charter.everyWeeks, limits.meetingsAhead - coming, tx.at).map((day) => {
      const facilitator =
        charter.rotation === 'EACH_MEETING'
          ? longestSince(open, turns)
          : (open.find(({ role }) => role === 'FACILITATOR') ?? null);
      turns.push(facilitator?.id ?? null);
      return {
        day,
        time: last?.time ?? '09:00',
        minutes: charter.minutes ?? last?.minutes ?? 120,
        place: last?.place || charter.place || '',
        link: last?.link ?? null,
        protocol: charter.protocol,
        preparation: charter.preparation,
        facilitator,
      };
    });
  }

  /** Ends the meetings whose time is over, and finds those that were not held. In their order: what waits goes on to the next one. */
  async endPast(tx: Tx, networkId: string): Promise<void> {
    if (!(await membershipOf(tx, networkId)).writable) return;
    await tx.lockNetwork(networkId);
    await tx.useDatabaseTime();
    const lapsed = await tx.rows<{ id: string }>(
      `SELECT t.id FROM meetings t WHERE t.network_id = $1 AND ${hasLapsed}`,
      [...[networkId, tx.at]],
    );
    for (const { id } of lapsed) await this.#lapse(tx, networkId, id);
    const past = await tx.selectWith<Meeting, { run: Reached | null }>(
      Meeting,
      `CASE WHEN r.meeting_id IS NOT NULL THEN jsonb_build_object('steps', r.steps, 'step', r.step) END AS run`,
      `LEFT JOIN meeting_runs r ON r.meeting_id = t.id WHERE t.network_id = $1 AND t.stage = 'CALLED' AND ${isOver}
       ORDER BY t.starts_at, t.id`,
      [networkId, tx.at],
    );
    for (const { run, ...meeting } of past) {
      await this.end(tx, meeting, run);
      await this.#lapse(tx, networkId, meeting.id);
    }
  }

  /** @param run how far it came; null when nobody began it */
  async end(tx: Tx, meeting: Meeting, run: Reached | null): Promise<void> {
    const { id, networkId } = meeting;
    const { items, placed } = await this.agendaQueries.order(tx, meeting);
    const withdrawn = new Set(items.flatMap((item) => (item.withdrawnAt ? [item.id] : [])));
    const inTime = placed.flatMap((place) => (place.hasTime ? [place.id] : []));
    const reached = run?.steps.slice(0, run.step + 1).flatMap(({ itemId }) => itemId ?? []);
    const taken = (reached ?? inTime).filter((one) => !withdrawn.has(one));
    const row = await tx.row<{ ended: boolean }>('SELECT app.end_meeting($1, $2, $3) AS ended', [networkId, id, taken]);
    if (row?.ended) await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'OVER' });
  }

  async #lapse(tx: Tx, networkId: string, id: string): Promise<void> {
    const row = await tx.row<{ lapsed: boolean }>('SELECT app.lapse_meeting($1, $2) AS lapsed', [networkId, id]);
    if (row?.lapsed) await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'LAPSED' });
  }

  /** Whether `endPast` has anything to do. */
  async hasPast(tx: Tx, networkId: string): Promise<boolean> {
    const found = await tx.rows(
      `SELECT 1 FROM meetings t WHERE t.network_id = $1 AND (t.stage = 'CALLED' AND t.ends_at <= $2 OR ${hasLapsed}) LIMIT 1`,
      [networkId, tx.at],
    );
    return found.length > 0;
  }
}

type Reached = Pick<MeetingRun, 'steps' | 'step'>;

/** $2: now. One that has begun and is not ended goes on for a while. */
const isOver = `CASE WHEN r.meeting_id IS NULL THEN t.ends_at <= $2
  ELSE r.ended_at IS NOT NULL OR t.ends_at <= $2::timestamptz - interval '2 hours' END`;

/** $2: now. As in app.lapse_meeting, without those whose minutes have long been final. */
const hasLapsed = `t.stage = 'OVER' AND t.ends_at <= $2::timestamptz - interval '24 hours' AND t.ends_at > $2::timestamptz - interval '8 days'
  AND coalesce(t.told_until, t.called_at) < t.ends_at + interval '24 hours'
  AND NOT EXISTS (SELECT FROM meeting_runs r WHERE r.meeting_id = t.id) AND NOT EXISTS (SELECT FROM minutes_blocks b WHERE b.meeting_id = t.id)
  AND NOT EXISTS (SELECT FROM next_steps n WHERE n.meeting_id = t.id)`;

/** Who has not facilitated a meeting yet, then who did so longest ago; at a tie the earliest member. */
function longestSince(open: readonly SeatWithPerson[], turns: readonly (string | null)[]): SeatWithPerson | null {
  const last = ({ id }: SeatWithPerson) => turns.lastIndexOf(id);
  return open.toSorted((a, b) => last(a) - last(b) || a.takenAt.getTime() - b.takenAt.getTime())[0] ?? null;
}
