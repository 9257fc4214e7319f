import type { ConsultationRights } from '../consultations.types.js';
import * as may from './consultation.policy.js';
import type { ConsultationState } from './consultation-state.policy.js';

/** The policies' answers for the client, which never derives a right itself. */
export const rightsIn = (state: ConsultationState, me: string): ConsultationRights => ({
  ask: may.mayAsk(state, me),
  join: may.mayJoin(state, me),
  decline: may.mayDecline(state, me),
  schedule: may.maySchedule(state, me),
  start: may.mayStart(state, me),
  advance: may.mayAdvance(state, me),
  skip: may.maySkip(state, me),
  askToSkip: may.mayAskToSkip(state, me),
  extend: may.mayExtend(state, me),
  pause: may.mayPause(state, me),
  resume: may.mayResume(state, me),
  changeMode: may.mayChangeMode(state, me),
  appointFacilitator: may.mayAppoint(state, me),
  claimFacilitator: may.mayClaim(state, me),
  stepDown: may.mayStepDown(state, me),
  raiseHand: may.mayRaiseHand(state, me),
  note: may.mayNote(state, me),
  close: may.mayClose(state, me),
  withdraw: may.mayWithdraw(state, me),
});
