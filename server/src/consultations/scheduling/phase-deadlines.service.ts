import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { ScheduledJob } from '../../platform/jobs/schedule.js';
import { Realtime } from '../../platform/realtime/realtime.js';
import type { RoomEvent } from '../../platform/realtime/room-event.js';
import type { Consultation } from '../consultation.entity.js';
import type { ConsultationState } from '../engine/consultation-state.policy.js';
import { applyDeadlines } from '../engine/state-machine.policy.js';
import { personReminded, scheduleAfter, tasks } from './reminder.policy.js';

type OverdueConsultation = Consultation & { facts: Pick<ConsultationState, 'helpWanted' | 'nextStepOn' | 'attendees'> };
type Moved = { id: string; networkId: string; challengeId: string; seq: number; hiddenFrom: string[] };

const columns: Record<keyof Consultation, string> = {
  id: 'id',
  networkId: 'network_id',
  challengeId: 'challenge_id',
  ownerId: 'owner_id',
  facilitatorId: 'facilitator_id',
  clientId: 'client_id',
  protocol: 'protocol',
  plan: 'plan',
  mode: 'mode',
  stage: 'stage',
  phaseSeq: 'phase_seq',
  phaseStartedAt: 'phase_started_at',
  phaseEndsAt: 'phase_ends_at',
  pausedAt: 'paused_at',
  skipAskedSeq: 'skip_asked_seq',
  startsAt: 'starts_at',
  proposedAt: 'proposed_at',
  startedAt: 'started_at',
  closedAt: 'closed_at',
  followUpOn: 'follow_up_on',
  reminders: 'reminders',
};
const listed = Object.entries(columns).map(([name, column]) => `(d.consultation).${column} AS "${name}"`);

/**
 * Applies passed deadlines to many consultations at once, without a person: two database functions show the job role the
 * due consultations and move them. The text of posts is not visible to it.
 */
@Injectable()
export class PhaseDeadlineService {
  constructor(
    private readonly jobs: Jobs,
    private readonly realtime: Realtime,
  ) {}

  /** @returns the new state of the moved consultations, by id, and the time; skips those that are locked */
  async endPhases(jobs: readonly ScheduledJob[]): Promise<{ moved: Map<string, ConsultationState>; at: Date }> {
    const { moved, told, at } = await this.jobs.write(async (rows) => {
      // Due by the clock of the database, which may differ from this one.
      const [{ at }] = (await rows<{ at: Date }>('SELECT now() AS at', [])) as [{ at: Date }];
      const taken = await rows<OverdueConsultation>(
        `SELECT ${listed.join(', ')}, d.facts FROM scheduling.lock_due($1) d`,
        [JSON.stringify(jobs)],
      );
      const moved = new Map<string, ConsultationState>();
      const courses = taken.flatMap(({ facts, ...consultation }) => {
        // Counts of posts and rights are not loaded: deadlines do not depend on them.
        const before: ConsultationState = {
          ...consultation,
          ...facts,
          unanswered: 0,
          followedUp: false,
          readOnly: false,
        };
        const { state, steps } = applyDeadlines(before, at);
        if (state === before) return [];
        moved.set(state.id, state);
        const personId = personReminded(state) ?? jobs.find(({ subjectId }) => subjectId === state.id)?.personId;
        const { id, networkId, plan, stage, phaseSeq, phaseStartedAt, phaseEndsAt, pausedAt } = state;
        const { startedAt, closedAt, followUpOn } = state;
        const now = { plan, stage, phaseSeq, phaseStartedAt, phaseEndsAt, pausedAt, startedAt, closedAt, followUpOn };
        const was = { beforeSeq: before.phaseSeq, beforeStage: before.stage };
        return [
          {
            id,
            networkId,
            ...was,
            ...now,
            steps,
            personId,
            tasks: Object.values(tasks),
            ...scheduleAfter(before, state),
          },
        ];
      });
      const told =
        courses.length > 0
          ? await rows<Moved>('SELECT * FROM scheduling.advance_due($1, $2)', [JSON.stringify(courses), at])
          : [];
      if (told.length < courses.length)
        throw new Error('A due consultation was moved by a caller that did not hold the lock of the network.');
      return { moved, told, at };
    });
    this.realtime.publish(
      told.map(
        ({ id, networkId, challengeId, seq, hiddenFrom }): RoomEvent => ({
          changed: { networkId, seq, topic: 'CONSULTATION', id, challengeId },
          hiddenFrom,
        }),
      ),
    );
    return { moved, at };
  }
}
