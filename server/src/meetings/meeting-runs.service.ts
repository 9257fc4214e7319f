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
import { areEnoughThere, MeetingRun } from './meeting-run.entity.js';
import {
  type AgendaConsent,
  atStep,
  comingFrom,
  hasChosenAgain,
  isHeld,
  mayBeLonger,
  mayCome,
  mayMoveOn,
  maySayOfOrder,
  mayStart,
  mayVote,
  stepAfter,
  stepsOf,
  withMoreTime,
  withNewChoice,
} from './meeting-run.policy.js';
import type {
  ConsentToAgendaInput,
  HandOverMeetingInput,
  MoveMeetingOnInput,
  VoteOnTimeInput,
} from './meeting-runs.inputs.js';

type Locked = { meeting: Meeting; run: MeetingRun; membership: Membership };

/** A meeting under way. The group decides about its time; nobody decides about its order. */
@Injectable()
export class MeetingRunService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly agendaQueries: AgendaQueries,
    private readonly meetingQueries: MeetingQueries,
  ) {}

  /** Whoever asks for it is there, and it begins when another is. Two who begin it at once begin it once. */
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
    this.accessCheck.assertAllowed(mayStart(membership, facilitates, meeting, tx.at));
    if (run) return;
    await this.#come(tx, meeting, membership);
    if (!(await areEnoughThere(tx, meeting))) return;
    // An earlier meeting whose time is over and that nobody has looked at since.
    await this.meetingQueries.endPast(tx, networkId);
    const steps = stepsOf(await this.#ordered(tx, meeting), meeting.minutes);
    const idle = { steps, step: 0, stepStartedAt: tx.at, stepEndsAt: tx.at, extensions: 0, choosingUntil: null };
    await tx.insert(MeetingRun, {
      ...atStep(idle, 0, tx.at),
      steps: JSON.stringify(steps) as unknown as MeetingRun['steps'],
      meetingId: id,
      networkId,
      version: 1,
      trioRounds: null,
      facilitatorId: meeting.facilitatorId ?? (facilitates ? membership.seatId : null),
      startedAt: tx.at,
      endedAt: null,
    });
    await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'STARTED' });
  }

  /** Writes no journal entry, except in groups of three: who is there is told to nobody. */
  async join(tx: Tx, id: string): Promise<void> {
    const meeting = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (meeting?.stage !== 'CALLED') throw notFound();
    await tx.lockNetwork(meeting.networkId);
    await tx.useDatabaseTime();
    const membership = await membershipOf(tx, meeting.networkId);
    const run = await tx.one(MeetingRun, 'WHERE t.meeting_id = $1 AND t.ended_at IS NULL', [id]);
    this.accessCheck.assertAllowed(run ? membership.writable : mayCome(membership, meeting, tx.at));
    await this.#come(tx, meeting, membership);
    // The others of the group see who is with them.
    if (run && (await this.#drawTrios(tx, run)))
      await tx.appendEntry(meeting.networkId, { topic: 'MEETING', id, kind: 'TRIO_JOINED' });
  }

  /** Only what the answers of all lead to is told. Nobody says how the order is to be: those who are there choose again, by the same rule. */
  async consent(tx: Tx, { id, version, holds }: ConsentToAgendaInput): Promise<void> {
    const { run, meeting, membership } = await this.#locked(tx, id);
    if (run.version !== version) return;
    this.accessCheck.assertAllowed(membership.writable && maySayOfOrder(run, tx.at));
    await this.#come(tx, meeting, membership);
    const { networkId } = run;
    const before = await this.#consentOf(tx, run);
    await tx.rows('UPDATE meeting_attendees SET holds = $3 WHERE meeting_id = $1 AND seat_id = $2', [
      ...[id, membership.seatId, holds],
    ]);
    const after = await this.#consentOf(tx, run);
    if (after === 'AGAIN') {
      await this.#save(tx, { ...run, ...withNewChoice(run, tx.at) });
      await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'CHOOSING_AGAIN' });
    } else if (isHeld(after) && !isHeld(before)) {
      await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'AGENDA_HELD' });
    }
  }

  /** More time or the next part, as the group wants; silence means to go on. */
  async moveOn(tx: Tx, { id, version }: MoveMeetingOnInput): Promise<void> {
    const locked = await this.#locked(tx, id);
    const { run, meeting, membership } = locked;
    if (!membership.writable) throw notFound();
    if (run.version !== version) return;
    const orderIsHeld = isHeld(await this.#consentOf(tx, run));
    this.accessCheck.assertAllowed(mayMoveOn(run, await this.#leadsStep(tx, locked), tx.at, orderIsHeld));
    await this.#goOn(tx, meeting, run);
  }

  /** What time brings: the next part, the end, that nobody held it, or the news that choosing opens or closes, that it may begin, or that its minutes are final. */
  async followTime(tx: Tx, id: string): Promise<void> {
    const found = await tx.one(Meeting, 'WHERE t.id = $1', [id]);
    if (!found) return;
    const { networkId } = found;
    await tx.lockNetwork(networkId);
    await tx.useDatabaseTime();
    await this.meetingQueries.endPast(tx, networkId);
    const [meeting, run] = await Promise.all([
      tx.one(Meeting, 'WHERE t.id = $1', [id]),
      tx.one(MeetingRun, 'WHERE t.meeting_id = $1 AND t.ended_at IS NULL', [id]),
    ]);
    if (meeting?.stage === 'CALLED' && run && mayMoveOn(run, false, tx.at)) await this.#goOn(tx, meeting, run);
    const [time] = await tx.rows<{ came: boolean }>('SELECT app.tell_meeting_time($1, $2) AS came', [networkId, id]);
    if (time?.came) await tx.appendEntry(networkId, { topic: 'MEETING', id, kind: 'TIME_CAME' });
  }

  async #goOn(tx: Tx, meeting: Meeting, run: MeetingRun): Promise<void> {
    const { id } = meeting;
    const [answer] = await tx.rows<{ more: boolean }>('SELECT app.wants_more_time($1, $2) AS more', [
      run.networkId,
      id,
    ]);
    if (answer?.more && tx.at >= run.stepEndsAt && mayBeLonger(run)) {
      await this.#save(tx, { ...run, ...withMoreTime(run, tx.at) });
    } else {
      const now = hasChosenAgain(run, tx.at) ? await this.#reordered(tx, meeting, run) : run;
      const next = stepAfter(now, meeting.endsAt, tx.at);
      if (next === null) return this.#end(tx, now);
      await this.#save(tx, { ...now, ...atStep(now, next, tx.at) });
      await this.#drawTrios(tx, run);
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

  /** Again when the meeting has been moved since. */
  async #come(tx: Tx, { id, startsAt }: Meeting, { seatId, networkId }: Membership): Promise<void> {
    await tx.rows(
      `INSERT INTO meeting_attendees AS a (meeting_id, seat_id, network_id, came_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (meeting_id, seat_id) DO UPDATE SET came_at = excluded.came_at WHERE a.came_at < $4`,
      [id, seatId, networkId, comingFrom(startsAt)],
    );
  }

  async #drawTrios(tx: Tx, { networkId, meetingId }: MeetingRun): Promise<boolean> {
    const row = await tx.row<{ changed: boolean }>('SELECT app.draw_trios($1, $2) AS changed', [networkId, meetingId]);
    return row?.changed ?? false;
  }

  async #consentOf(tx: Tx, { networkId, meetingId }: MeetingRun): Promise<AgendaConsent> {
    const row = await tx.row<{ consent: AgendaConsent }>('SELECT app.agenda_consent($1, $2) AS consent', [
      ...[networkId, meetingId],
    ]);
    return row?.consent ?? 'OPEN';
  }

  /** The items that wait for this meeting, in the order of the choices. */
  async #ordered(tx: Tx, meeting: Meeting) {
    const { items, placed } = await this.agendaQueries.order(tx, meeting);
    return placed.flatMap(({ id, hasTime }) => {
      const item = items.find((one) => one.id === id);
      return item && !item.withdrawnAt ? [{ id, kind: item.kind, minutes: item.minutes, hasTime }] : [];
    });
  }

  async #reordered(tx: Tx, meeting: Meeting, run: MeetingRun): Promise<MeetingRun> {
    const steps = stepsOf(await this.#ordered(tx, meeting), meeting.minutes, true);
    const row = await tx.row<{ done: boolean }>('SELECT app.reorder_meeting($1, $2, $3) AS done', [
      ...[run.networkId, run.meetingId, JSON.stringify(steps)],
    ]);
    return row?.done ? { ...run, steps } : run;
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
    const { meetingId, step, stepStartedAt, stepEndsAt, extensions, facilitatorId, choosingUntil } = run;
    await tx.rows(
      `UPDATE meeting_runs SET step = $2, step_started_at = $3, step_ends_at = $4, extensions = $5, facilitator_id = $6,
         choosing_until = $7, version = version + 1 WHERE meeting_id = $1`,
      [meetingId, step, stepStartedAt, stepEndsAt, extensions, facilitatorId, choosingUntil],
    );
  }
}
