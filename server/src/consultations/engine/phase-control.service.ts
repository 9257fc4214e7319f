import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import type {
  AppointFacilitatorInput,
  ChangeConsultationModeInput,
  ExtendPhaseInput,
  PhaseInput,
} from '../consultations.inputs.js';
import * as may from './consultation.policy.js';
import { type ConsultationState, facilitatorIn } from './consultation-state.policy.js';
import { ConsultationStore } from './consultation-store.service.js';
import { PlanningService } from './planning.service.js';
import * as course from './state-machine.policy.js';

/** The form, not the content: starts, moves, pauses and ends a consultation. */
@Injectable()
export class PhaseControlService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly consultationStore: ConsultationStore,
    private readonly planningService: PlanningService,
  ) {}

  /** Applies passed deadlines only. */
  async applyDeadlines(tx: Tx, id: string): Promise<ConsultationState> {
    return this.consultationStore.lock(tx, id);
  }

  async start(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    if (state.startedAt && may.mayReadPosts(state, tx.me)) return;
    if (may.maySchedule(state, tx.me)) this.planningService.assertPeople(state);
    this.accessCheck.assertAllowed(may.mayStart(state, tx.me));
    await this.consultationStore.save(tx, state, course.start(state, tx.me, tx.at));
  }

  async advance(tx: Tx, input: PhaseInput): Promise<void> {
    const state = await this.#inPhase(tx, input);
    if (!state) return;
    this.accessCheck.assertAllowed(may.mayAdvance(state, tx.me));
    await this.consultationStore.save(tx, state, course.advance(state, tx.me, tx.at));
  }

  /** The owner skips; the facilitator asks the owner. */
  async skip(tx: Tx, input: PhaseInput): Promise<void> {
    const state = await this.#inPhase(tx, input);
    if (!state) return;
    if (may.mayAskToSkip(state, tx.me)) {
      await this.consultationStore.save(tx, state, {
        state: { ...state, skipAskedSeq: state.phaseSeq },
        steps: [],
      });
      return;
    }
    this.accessCheck.assertAllowed(may.maySkip(state, tx.me));
    await this.consultationStore.save(tx, state, course.skip(state, tx.me, tx.at));
  }

  async extend(tx: Tx, { by, ...input }: ExtendPhaseInput): Promise<void> {
    const state = await this.#inPhase(tx, input);
    if (!state) return;
    this.accessCheck.assertAllowed(may.mayExtend(state, tx.me));
    if (state.mode === 'ASYNC' && by > limits.extendWorkdays)
      throw badInput({ field: 'by', rule: 'max', limit: limits.extendWorkdays });
    await this.consultationStore.save(tx, state, course.extend(state, by, tx.me, tx.at));
  }

  async pause(tx: Tx, input: PhaseInput): Promise<void> {
    const state = await this.#inPhase(tx, input);
    if (!state || state.stage === 'PAUSED') return;
    this.accessCheck.assertAllowed(may.mayPause(state, tx.me));
    await this.consultationStore.save(tx, state, course.pause(state, tx.me, tx.at));
  }

  async resume(tx: Tx, input: PhaseInput): Promise<void> {
    const state = await this.#inPhase(tx, input);
    if (!state || state.stage === 'RUNNING') return;
    this.accessCheck.assertAllowed(may.mayResume(state, tx.me));
    await this.consultationStore.save(tx, state, course.resume(state, tx.me, tx.at));
  }

  async changeMode(tx: Tx, { id, mode }: ChangeConsultationModeInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayChangeMode(state, tx.me));
    if (state.mode === mode) return;
    await this.consultationStore.save(tx, state, course.changeMode(state, mode, tx.me, tx.at));
  }

  async close(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayClose(state, tx.me));
    await this.consultationStore.save(tx, state, course.close(state, tx.me, tx.at));
  }

  async withdraw(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayWithdraw(state, tx.me));
    await this.consultationStore.save(tx, state, course.withdraw(state, tx.me));
  }

  async appoint(tx: Tx, { id, personId = null }: AppointFacilitatorInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayAppoint(state, tx.me));
    if (personId && !may.mayBeFacilitator(state, personId)) throw badInput({ field: 'personId', rule: 'joined' });
    await this.#handOver(tx, state, personId);
  }

  /** The first caller gets the task. */
  async claim(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    const holder = facilitatorIn(state);
    if (holder === tx.me) return;
    if (holder && may.mayReadPosts(state, tx.me)) throw badInput({ field: 'id', rule: 'taken' });
    this.accessCheck.assertAllowed(may.mayClaim(state, tx.me));
    await this.#handOver(tx, state, tx.me);
  }

  async stepDown(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayStepDown(state, tx.me));
    await this.#handOver(tx, state, null);
  }

  async #handOver(tx: Tx, state: ConsultationState, facilitatorId: string | null): Promise<void> {
    await this.consultationStore.save(tx, state, { state: { ...state, facilitatorId }, steps: [] });
  }

  /** Null when that phase is over: somebody else, or a deadline, was first, and nothing is to be done. */
  async #inPhase(tx: Tx, { id, phaseSeq }: PhaseInput): Promise<ConsultationState | null> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayReadPosts(state, tx.me));
    return state.phaseSeq === phaseSeq ? state : null;
  }
}
