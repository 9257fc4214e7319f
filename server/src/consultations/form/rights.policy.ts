import type { ConsultationRights } from '../consultations.types.js';
import * as may from './consultation.policy.js';
import type { Session } from './session.policy.js';

/** The answers of the policies, for the page: it never works out a right for itself. */
export const rightsIn = (session: Session, me: string): ConsultationRights => ({
  ask: may.mayAsk(session, me),
  join: may.mayJoin(session, me),
  decline: may.mayDecline(session, me),
  schedule: may.maySchedule(session, me),
  start: may.mayStart(session, me),
  advance: may.mayAdvance(session, me),
  skip: may.maySkip(session, me),
  askToSkip: may.mayAskToSkip(session, me),
  extend: may.mayExtend(session, me),
  pause: may.mayPause(session, me),
  resume: may.mayResume(session, me),
  turn: may.mayTurn(session, me),
  appointFacilitator: may.mayAppoint(session, me),
  claimFacilitator: may.mayClaim(session, me),
  stepDown: may.mayStepDown(session, me),
  raiseHand: may.mayRaiseHand(session, me),
  note: may.mayNote(session, me),
  close: may.mayClose(session, me),
  withdraw: may.mayWithdraw(session, me),
});
