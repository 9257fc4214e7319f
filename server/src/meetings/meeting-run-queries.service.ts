import { Injectable } from '@nestjs/common';
import { Consultation } from '../consultations/consultation.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import { databaseNow } from '../platform/database/database-clock.js';
import type { Tx } from '../platform/database/tx.js';
import { AgendaItem } from './agenda-item.entity.js';
import type { Meeting } from './meeting.entity.js';
import { areEnoughThere, MeetingRun } from './meeting-run.entity.js';
import {
  type AgendaConsent,
  comingFrom,
  isChoosingAgain,
  isHeld,
  isInTrios,
  mayBeLonger,
  mayCome,
  mayFinish,
  maySayOfOrder,
  mayStart,
  votesUntil,
} from './meeting-run.policy.js';
import type { MeetingComing, MeetingRunView, MeetingTrios } from './meeting-runs.types.js';
import { trioMoments } from './trios.policy.js';

@Injectable()
export class MeetingRunQueries {
  async mayStart(tx: Tx, meeting: Meeting): Promise<boolean> {
    if (meeting.stage !== 'CALLED') return false;
    const membership = await membershipOf(tx, meeting.networkId);
    const facilitates = membership.role === 'FACILITATOR' || membership.seatId === meeting.facilitatorId;
    if (!mayStart(membership, facilitates, meeting, databaseNow())) return false;
    return !(await tx.one(MeetingRun, 'WHERE t.meeting_id = $1', [meeting.id]));
  }

  /** Before it begins: whether the viewer is there, may say so, and waits for another. */
  async coming(tx: Tx, meeting: Meeting): Promise<MeetingComing | null> {
    const { id, stage, startsAt, networkId } = meeting;
    const membership = await membershipOf(tx, networkId);
    if (stage !== 'CALLED' || !mayCome(membership, meeting, databaseNow())) return null;
    const [run, own] = await Promise.all([
      tx.one(MeetingRun, 'WHERE t.meeting_id = $1', [id]),
      tx.row('SELECT 1 FROM meeting_attendees WHERE meeting_id = $1 AND seat_id = $2 AND came_at >= $3', [
        ...[id, membership.seatId, comingFrom(startsAt)],
      ]),
    ]);
    if (run) return null;
    return { viewerIsThere: own !== undefined, waitsForAnother: !(await areEnoughThere(tx, meeting)) };
  }

  async run(tx: Tx, { id, networkId, stage }: Meeting): Promise<MeetingRunView | null> {
    if (stage !== 'CALLED') return null;
    const run = await tx.one(MeetingRun, 'WHERE t.meeting_id = $1 AND t.ended_at IS NULL', [id]);
    if (!run) return null;
    const itemIds = run.steps.flatMap(({ itemId }) => itemId ?? []);
    const [membership, items, answer, own, consent] = await Promise.all([
      membershipOf(tx, networkId),
      tx.select(AgendaItem, 'WHERE t.id = ANY ($1) AND t.withdrawn_at IS NULL', [itemIds]),
      tx.row<{ more: boolean }>(
        `SELECT v.more FROM meeting_votes v JOIN seats s ON s.id = v.seat_id AND s.person_id = (SELECT app.me())
         WHERE v.meeting_id = $1 AND v.step = $2 AND v.extension = $3`,
        [id, run.step, run.extensions],
      ),
      tx.row<{ holds: boolean | null }>(
        `SELECT a.holds FROM meeting_attendees a JOIN seats s ON s.id = a.seat_id AND s.person_id = (SELECT app.me())
         WHERE a.meeting_id = $1`,
        [id],
      ),
      tx.row<{ consent: AgendaConsent }>('SELECT app.agenda_consent($1, $2) AS consent', [networkId, id]),
    ]);
    const challengeIds = items.flatMap(({ challengeId }) => challengeId ?? []);
    const consultations = await tx.select(
      Consultation,
      `WHERE t.challenge_id = ANY ($1) AND t.stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED')`,
      [challengeIds],
    );
    const steps = await Promise.all(
      run.steps.map(async (step) => {
        const item = items.find((one) => one.id === step.itemId);
        const owner = item ? ((await seatOf(tx, item.seatId)) ?? null) : null;
        const challengeId = item?.challengeId ?? null;
        const consultationId = consultations.find((one) => one.challengeId === challengeId)?.id ?? null;
        return { ...step, title: item?.title ?? null, challengeId, consultationId, owner };
      }),
    );
    const held = run.facilitatorId ? await seatOf(tx, run.facilitatorId) : undefined;
    const facilitator = held && !held.endedAt ? held : null;
    const { writable, seatId, role } = membership;
    const mine = facilitator !== null && facilitator.id === seatId;
    const leads = mine || role === 'FACILITATOR';
    const now = databaseNow();
    const owns = items.some((item) => item.id === run.steps[run.step]?.itemId && item.ownerId === tx.me);
    return {
      version: run.version,
      steps,
      step: run.step,
      stepEndsAt: run.stepEndsAt,
      votesUntil: mayBeLonger(run) ? votesUntil(run) : null,
      wantsMore: answer?.more ?? null,
      choosingUntil: run.choosingUntil,
      trios: await this.#trios(tx, run),
      viewerIsThere: own !== undefined,
      holds: own?.holds ?? null,
      facilitator,
      serverTime: now,
      viewerMay: {
        finishStep: writable && mayFinish(run, leads || owns, isHeld(consent?.consent ?? 'OPEN')),
        consent: writable && maySayOfOrder(run, now),
        chooseAgain: writable && isChoosingAgain(run, now),
        handOver: writable && mine,
        takeOver: writable && !facilitator,
        end: writable && leads,
      },
    };
  }

  async #trios(tx: Tx, run: MeetingRun): Promise<MeetingTrios | null> {
    if (!isInTrios(run) || !run.trioRounds) return null;
    const row = await tx.row<{ seats: string[] }>('SELECT app.my_trio($1, $2) AS seats', [
      run.networkId,
      run.meetingId,
    ]);
    const seats = await Promise.all((row?.seats ?? []).map((id) => seatOf(tx, id)));
    return {
      moments: trioMoments({
        startsAt: run.stepStartedAt,
        minutes: run.steps[run.step]?.minutes ?? 0,
        rounds: run.trioRounds,
      }),
      mine: seats.flatMap((seat) => seat ?? []),
    };
  }
}
