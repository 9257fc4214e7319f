import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import { Gate } from '../../platform/gate.js';
import type {
  AppointFacilitatorInput,
  ExtendPhaseInput,
  PhaseInput,
  TurnConsultationInput,
} from '../consultations.inputs.js';
import * as may from './consultation.policy.js';
import * as course from './course.policy.js';
import { Preparing } from './preparing.service.js';
import { facilitatorIn, type Session } from './session.policy.js';
import { Sessions } from './sessions.service.js';

/** The form, not the content: who moves a consultation on, holds it up and ends it. */
@Injectable()
export class Steering {
  constructor(
    private readonly gate: Gate,
    private readonly sessions: Sessions,
    private readonly preparing: Preparing,
  ) {}

  /** Only what the clock has done. */
  async settle(tx: Tx, id: string): Promise<Session> {
    return this.sessions.take(tx, id);
  }

  async start(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    if (session.startedAt && may.mayHear(session, tx.me)) return;
    if (may.maySchedule(session, tx.me)) this.preparing.demandPeople(session);
    this.gate.demand(may.mayStart(session, tx.me));
    await this.sessions.keep(tx, session, course.start(session, tx.me, tx.at));
  }

  async advance(tx: Tx, input: PhaseInput): Promise<void> {
    const session = await this.#inPhase(tx, input);
    if (!session) return;
    this.gate.demand(may.mayAdvance(session, tx.me));
    await this.sessions.keep(tx, session, course.advance(session, tx.me, tx.at));
  }

  /** The owner's yes; from the facilitator it is a question to the owner. */
  async skip(tx: Tx, input: PhaseInput): Promise<void> {
    const session = await this.#inPhase(tx, input);
    if (!session) return;
    if (may.mayAskToSkip(session, tx.me)) {
      await this.sessions.keep(tx, session, {
        session: { ...session, skipAskedSeq: session.phaseSeq },
        steps: [],
      });
      return;
    }
    this.gate.demand(may.maySkip(session, tx.me));
    await this.sessions.keep(tx, session, course.skip(session, tx.me, tx.at));
  }

  async extend(tx: Tx, { by, ...input }: ExtendPhaseInput): Promise<void> {
    const session = await this.#inPhase(tx, input);
    if (!session) return;
    this.gate.demand(may.mayExtend(session, tx.me));
    if (session.mode === 'ASYNC' && by > limits.extendWorkdays)
      throw badInput({ field: 'by', rule: 'max', limit: limits.extendWorkdays });
    await this.sessions.keep(tx, session, course.extend(session, by, tx.me, tx.at));
  }

  async pause(tx: Tx, input: PhaseInput): Promise<void> {
    const session = await this.#inPhase(tx, input);
    if (!session || session.stage === 'PAUSED') return;
    this.gate.demand(may.mayPause(session, tx.me));
    await this.sessions.keep(tx, session, course.pause(session, tx.me, tx.at));
  }

  async resume(tx: Tx, input: PhaseInput): Promise<void> {
    const session = await this.#inPhase(tx, input);
    if (!session || session.stage === 'RUNNING') return;
    this.gate.demand(may.mayResume(session, tx.me));
    await this.sessions.keep(tx, session, course.resume(session, tx.me, tx.at));
  }

  async turn(tx: Tx, { id, mode }: TurnConsultationInput): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayTurn(session, tx.me));
    if (session.mode === mode) return;
    await this.sessions.keep(tx, session, course.turn(session, mode, tx.me, tx.at));
  }

  async close(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayClose(session, tx.me));
    await this.sessions.keep(tx, session, course.close(session, tx.me, tx.at));
  }

  async withdraw(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayWithdraw(session, tx.me));
    await this.sessions.keep(tx, session, course.withdraw(session, tx.me));
  }

  async appoint(tx: Tx, { id, personId = null }: AppointFacilitatorInput): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayAppoint(session, tx.me));
    if (personId && !may.mayBeFacilitator(session, personId)) throw badInput({ field: 'personId', rule: 'joined' });
    await this.#giveForm(tx, session, personId);
  }

  /** First wins: the next one finds the task taken. */
  async claim(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    const holder = facilitatorIn(session);
    if (holder === tx.me) return;
    if (holder && may.mayHear(session, tx.me)) throw badInput({ field: 'id', rule: 'taken' });
    this.gate.demand(may.mayClaim(session, tx.me));
    await this.#giveForm(tx, session, tx.me);
  }

  async stepDown(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayStepDown(session, tx.me));
    await this.#giveForm(tx, session, null);
  }

  async #giveForm(tx: Tx, session: Session, facilitatorId: string | null): Promise<void> {
    await this.sessions.keep(tx, session, { session: { ...session, facilitatorId }, steps: [] });
  }

  /** Null when that phase is over: then somebody, or the clock, was first, and there is nothing to be done. */
  async #inPhase(tx: Tx, { id, phaseSeq }: PhaseInput): Promise<Session | null> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayHear(session, tx.me));
    return session.phaseSeq === phaseSeq ? session : null;
  }
}
