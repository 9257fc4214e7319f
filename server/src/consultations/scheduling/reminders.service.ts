import { Injectable, type OnModuleInit } from '@nestjs/common';
import { databaseNow } from '../../platform/database/database-clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { type ScheduledJob, scheduleJobs } from '../../platform/jobs/schedule.js';
import type { ConsultationState } from '../engine/consultation-state.policy.js';
import { ConsultationStore } from '../engine/consultation-store.service.js';
import { nextDeadline } from '../engine/state-machine.policy.js';
import { PhaseDeadlineService } from './phase-deadlines.service.js';
import { personReminded, places, tasks, toBeReminded } from './reminder.policy.js';

/** Scheduled work: the end of a phase, reminders, and the follow-up. */
@Injectable()
export class ReminderService implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly consultationStore: ConsultationStore,
    private readonly phaseDeadlineService: PhaseDeadlineService,
  ) {}

  onModuleInit(): void {
    this.jobs.onBatch(
      tasks.clock,
      (jobs) => this.#endPhases(jobs),
      (job) => this.#endPhase(job),
    );
    this.jobs.on(tasks.half, (job) => this.#remind(job, 'HALF'));
    this.jobs.on(tasks.nearly, (job) => this.#remind(job, 'NEARLY'));
    this.jobs.on(tasks.followUp, (job) => this.#followUp(job));
    this.jobs.on(tasks.ownerAway, (job) => this.#tellOwnerAway(job));
  }

  async #endPhases(jobs: readonly ScheduledJob[]): Promise<boolean[]> {
    const { moved } = await this.phaseDeadlineService.endPhases(jobs);
    return jobs.map(({ subjectId }) => moved.has(subjectId));
  }

  async #endPhase({ subjectId, networkId, personId }: ScheduledJob): Promise<void> {
    await this.transactions.writeAs(
      personId,
      async (tx) => {
        const found = await this.consultationStore.lockIfThere(tx, subjectId);
        if (found) await this.#reschedule(tx, found);
      },
      [networkId],
    );
  }

  /** A job that moved nothing ran too early: it is not done, and runs again at the right time. */
  async #reschedule(tx: Tx, state: ConsultationState): Promise<void> {
    const { id: subjectId, networkId, phaseSeq: number } = state;
    const deadline = nextDeadline(state);
    if (!deadline || deadline <= tx.at) return;
    const job = { subjectId, networkId, personId: personReminded(state) ?? tx.me, number };
    await scheduleJobs(tx, job, [tasks.clock], { [tasks.clock]: deadline });
  }

  /** The owner of a consultation that a deadline has paused. */
  async #tellOwnerAway({ subjectId, networkId, personId }: ScheduledJob): Promise<void> {
    await this.transactions.writeAs(
      personId,
      (tx) => tx.rows('SELECT app.mark_away_notice($1, $2)', [networkId, subjectId]),
      [networkId],
    );
  }

  async #remind({ subjectId, personId, number }: ScheduledJob, reminder: keyof typeof places): Promise<void> {
    const state = await this.transactions.readAs(personId, (tx) => this.consultationStore.read(tx, subjectId));
    // A reminder long after the end would only be a reproach.
    if (state?.phaseSeq !== number || !state.phaseEndsAt || state.phaseEndsAt <= databaseNow()) return;
    for (const one of toBeReminded(state))
      await this.transactions.writeAs(one.personId, (tx) => this.#tellOnce(tx, state, reminder), [state.networkId]);
  }

  async #followUp({ subjectId, networkId, personId }: ScheduledJob): Promise<void> {
    await this.transactions.writeAs(
      personId,
      async (tx) => {
        const state = await this.consultationStore.lockIfThere(tx, subjectId);
        if (state?.stage !== 'FOLLOW_UP_DUE' || state.reminders > 1) return;
        await this.consultationStore.save(tx, state, {
          state: { ...state, reminders: state.reminders + 1 },
          steps: [],
        });
        await this.#tellOnce(tx, state, state.reminders === 0 ? 'FOLLOW_UP' : 'FOLLOW_UP_AGAIN');
      },
      [networkId],
    );
  }

  /** A retry after a crash finds that the person is told already. */
  async #tellOnce(
    tx: Tx,
    { id, networkId, phaseSeq }: ConsultationState,
    reminder: keyof typeof places,
  ): Promise<void> {
    await tx.rows('SELECT app.mark_reminded($1, $2, $3)', [networkId, id, 2 * phaseSeq + places[reminder]]);
  }
}
