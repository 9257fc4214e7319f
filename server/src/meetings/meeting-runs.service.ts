import { Injectable } from '@nestjs/common';
import { type Membership, membershipOf } from '../networks/membership/membership.js';
import { seatsOf } from '../networks/membership/seat.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { AgendaItem } from './agenda-item.entity.js';
import { AgendaQueries } from './agenda-queries.service.js';
import { Meeting } from './meeting.entity.js';
import { MeetingQueries } from './meeting-queries.service.js';
import { MeetingRun } from './meeting-run.entity.js';
import {
  atStep,
  mayBeLonger,
  mayMoveOn,
  mayStart,
  mayVote,
  stepAfter,
  stepsOf,
  withMoreTime,
} from './meeting-run.policy.js';
import type { HandOverMeetingInput, MoveMeetingOnInput, VoteOnTimeInput } from './meeting-runs.inputs.js';

type Locked = { meeting: Meeting; run: MeetingRun; membership: Membership };

/** A meeting under way. The group decides about its time; nobody decides about its order. */
@Injectable()
export class MeetingRunService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly agendaQueries: AgendaQueries,
    private readonly meetingQueries: MeetingQueries,
  ) {}

  /** Two who begin it at once begin it once. */
  async start(tx: Tx, id: string): Promise<void> {
    const found = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!found) throw notFound();
    const { networkId } = found;
    await tx.lockNetwork(networkId);
    await tx.useDatabaseTime();
    const [meeting, run, membership] = await Promise.all([
      tx.one(Meeting, 'WHERE t.id = $1', [id]),
      tx.one(MeetingRun, 'WHERE t.meeting_id = $1', [id]),
      membershipOf(tx, networkId),
    ]);
    if (meeting?.stage !== 'CALLED') throw notFound();
    const facilitates = membership.role === 'FACILITATOR' || membership.seatId === meeting.facilitatorId;
    this.accessCheck.assertAllowed(mayStart(membership, facilitates, meeting.startsAt, meeting.endsAt, tx.at));
    if (run) return;
    // An earlier meeting whose time is over and that nobody has looked at since.
    await this.meetingQueries.endPast(tx, networkId);
    const { items, placed } = await this.agendaQueries.order(tx, meeting);
    const ordered = placed.flatMap(({ id: itemId, hasTime }) => {
      const item = items.find((one) => one.id === itemId);
      return item && !item.withdrawnAt ? [{ id: itemId, minutes: item.minutes, hasTime }] : [];
    });
    const steps = stepsOf(ordered, meeting.minutes);
    const begun = atStep({ steps, step: 0, stepStartedAt: tx.at, stepEndsAt: tx.at, extensions: 0 }, 0, tx.at);
    await tx.insert(MeetingRun, {
      ...begun,
      steps: JSON.stringify(steps) as unknown as MeetingRun['steps'],
      meetingId: id,
      networkId,
      version: 1,
      facilitatorId: meeting.facilitatorId ?? (facilitates ? membership.seatId : null),
      startedAt: tx.at,
      endedAt: null,
    });
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'STARTED' });
  }

  /** More time or the next part, as the group wants; silence means to go on. */
  async moveOn(tx: Tx, { id, version }: MoveMeetingOnInput): Promise<void> {
    const locked = await this.#locked(tx, id);
    const { run, meeting, membership } = locked;
    if (!membership.writable) throw notFound();
    if (run.version !== version) return;
    this.accessCheck.assertAllowed(mayMoveOn(run, await this.#leadsStep(tx, locked), tx.at));
    const [answer] = await tx.rows<{ more: boolean }>('SELECT app.wants_more_time($1, $2) AS more', [
      run.networkId,
      id,
    ]);
    if (answer?.more && tx.at >= run.stepEndsAt && mayBeLonger(run)) {
      await this.#save(tx, { ...run, ...withMoreTime(run, tx.at) });
    } else {
      const next = stepAfter(run, meeting.endsAt, tx.at);
      if (next === null) return this.#end(tx, run);
      await this.#save(tx, { ...run, ...atStep(run, next, tx.at) });
    }
    await tx.appendEntry(run.networkId, { topic: 'MEETING', id, kind: 'MOVED_ON' });
  }

  /** Writes no journal entry: what each wants is told to nobody. */
  async vote(tx: Tx, { id, version, more }: VoteOnTimeInput): Promise<void> {
    const { run, membership } = await this.#locked(tx, id);
    if (run.version !== version) return;
    this.accessCheck.assertAllowed(membership.writable && mayVote(run, tx.at));
    await tx.rows(
      `INSERT INTO meeting_votes (meeting_id, seat_id, step, extension, network_id, more) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (meeting_id, seat_id, step, extension) DO UPDATE SET more = excluded.more`,
      [id, membership.seatId, run.step, run.extensions, run.networkId, more],
    );
  }

  /** By who facilitates, to somebody or nobody; when it is nobody, by who takes it. */
  async handOver(tx: Tx, { id, seatId }: HandOverMeetingInput): Promise<void> {
    const { run, membership } = await this.#locked(tx, id);
    const takes = run.facilitatorId === null && seatId === membership.seatId;
    const gives = run.facilitatorId !== null && run.facilitatorId === membership.seatId;
    this.accessCheck.assertAllowed(membership.writable && (takes || gives));
    if (seatId && !(await seatsOf(tx, run.networkId)).some((seat) => seat.id === seatId))
      throw badInput({ field: 'seatId', rule: 'seat' });
    await this.#save(tx, { ...run, facilitatorId: seatId ?? null });
    await tx.appendEntry(run.networkId, { topic: 'MEETING', id, kind: 'HANDED_OVER' });
  }

  async end(tx: Tx, id: string): Promise<void> {
    const { run, membership } = await this.#locked(tx, id);
    this.accessCheck.assertAllowed(membership.writable && this.#facilitates(run, membership));
    await this.#end(tx, run);
  }

  async #end(tx: Tx, run: MeetingRun): Promise<void> {
    await tx.rows('UPDATE meeting_runs SET ended_at = $2, version = version + 1 WHERE meeting_id = $1', [
      run.meetingId,
      tx.at,
    ]);
    await this.meetingQueries.endPast(tx, run.networkId);
  }

  #facilitates({ facilitatorId }: MeetingRun, { seatId, role }: Membership): boolean {
    return (facilitatorId !== null && facilitatorId === seatId) || role === 'FACILITATOR';
  }

  /** Who facilitates, and the owner of the item that is being taken up. */
  async #leadsStep(tx: Tx, { run, membership }: Locked): Promise<boolean> {
    if (this.#facilitates(run, membership)) return true;
    const itemId = run.steps[run.step]?.itemId;
    const item = itemId ? await tx.one(AgendaItem, 'WHERE t.id = $1', [itemId]) : undefined;
    return item?.ownerId === tx.me;
  }

  async #locked(tx: Tx, id: string): Promise<Locked> {
    const meeting = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!meeting) throw notFound();
    await tx.lockNetwork(meeting.networkId);
    await tx.useDatabaseTime();
    const run = await tx.one(MeetingRun, 'WHERE t.meeting_id = $1 AND t.ended_at IS NULL', [id]);
    if (!run) throw notFound();
    return { meeting, run, membership: await membershipOf(tx, meeting.networkId) };
  }

  async #save(tx: Tx, run: MeetingRun): Promise<void> {
    const { meetingId, step, stepStartedAt, stepEndsAt, extensions, facilitatorId } = run;
    await tx.rows(
      `UPDATE meeting_runs SET step = $2, step_started_at = $3, step_ends_at = $4, extensions = $5, facilitator_id = $6,
         version = version + 1 WHERE meeting_id = $1`,
      [meetingId, step, stepStartedAt, stepEndsAt, extensions, facilitatorId],
    );
  }
}
