import type { HelpWanted, SessionRole } from '@krets/shared/kinds';
import { type Phase, type PlannedPhase, phases, protocolOf } from '@krets/shared/protocols';
import type { Consultation } from '../consultation.entity.js';
import type { Participant } from '../participant.entity.js';

export type Attendee = Pick<
  Participant,
  'personId' | 'seatId' | 'participation' | 'joinedAt' | 'heardSeq' | 'doneSeq'
> & {
  /** On leave: takes part again when back, and is not waited for until then. */
  away: boolean;
};

/** Everything that decides what may happen next in one consultation. */
export type Session = Consultation & {
  helpWanted: readonly HelpWanted[];
  /** Those with a seat in the room from which the challenge is seen, whatever they have answered. */
  attendees: readonly Attendee[];
  /** Questions of the phase without an answer. */
  unanswered: number;
  /** The day of the owner's next step. */
  nextStepOn: string | null;
  followedUp: boolean;
  /** The room can only be read: it is paused, split or closed. */
  readOnly: boolean;
};

/** What the follow-up has and a phase under way has: where it stands and what its rules are. */
export type PhaseNow = { planned: PlannedPhase; rules: Phase };

export const underway = (session: Pick<Session, 'stage'>) => session.stage === 'RUNNING' || session.stage === 'PAUSED';
export const beforeEnd = (session: Pick<Session, 'stage'>) =>
  underway(session) || session.stage === 'PROPOSED' || session.stage === 'SCHEDULED';
export const over = (session: Pick<Session, 'stage'>) =>
  session.stage === 'CLOSED' || session.stage === 'FOLLOW_UP_DUE' || session.stage === 'DONE';

export const joined = ({ attendees }: Pick<Session, 'attendees'>) =>
  attendees.filter(({ participation }) => participation === 'JOINED');

export const attendeeOf = ({ attendees }: Pick<Session, 'attendees'>, personId: string) =>
  attendees.find((one) => one.personId === personId);

/** Null for those who do not take part, and for those whose seat has ended. */
export function roleIn(session: Session, personId: string): SessionRole | null {
  if (attendeeOf(session, personId)?.participation !== 'JOINED') return null;
  if (personId === session.ownerId) return 'OWNER';
  return personId === session.facilitatorId ? 'FACILITATOR' : 'PEER';
}

/** Null when nobody has the task, or the one who had it is not there. */
export const facilitatorIn = (session: Session) => {
  const { facilitatorId } = session;
  const there = facilitatorId && roleIn(session, facilitatorId) && !attendeeOf(session, facilitatorId)?.away;
  return there ? facilitatorId : null;
};

/** A seat sees a challenge as long as it was not brought up before the seat began, nor closed to the agency it sits for. */
export const seesFrom = (
  { readsFrom, orgnr }: { readsFrom: Date | null; orgnr: string },
  challenge: { broughtUpAt: Date; closedTo: string | null },
) => (readsFrom === null || challenge.broughtUpAt >= readsFrom) && challenge.closedTo !== orgnr;

/** Null before the start and when the talk is over. */
export function phaseNow(session: Pick<Session, 'stage' | 'plan' | 'phaseSeq'>): PhaseNow | null {
  const planned = underway(session) ? session.plan[session.phaseSeq - 1] : undefined;
  return planned ? { planned, rules: phases[planned.key] } : null;
}

/** The owner and the peers whose turn it is: those who are waited for. Who came in later is not. */
export function awaited(session: Session): Attendee[] {
  const now = phaseNow(session);
  if (!now) return [];
  const { allow, silent } = now.rules;
  return joined(session).filter(({ personId, joinedAt, away }) => {
    const role = roleIn(session, personId);
    if (away || role === null || role === 'FACILITATOR' || silent.includes(role)) return false;
    // The owner is waited for where everybody takes a turn, and where nobody else has one.
    if (role === 'OWNER') return allow.OWNER.includes('PASS') || now.rules.exit.includes('OWNER_DONE');
    return allow.PEER.includes('PASS') && joinedAt !== null && joinedAt <= (session.phaseStartedAt ?? joinedAt);
  });
}

export const heardIn = ({ phaseSeq }: Pick<Session, 'phaseSeq'>, { heardSeq, doneSeq }: Attendee) =>
  heardSeq >= phaseSeq || doneSeq >= phaseSeq;

/** Everybody who is waited for has posted or passed. */
export const allHeard = (session: Session) => everybody(session, (one) => heardIn(session, one));

/** Everybody who is waited for has passed, or said as much as one may: nobody has anything left to say. */
export const allDone = (session: Session) => everybody(session, ({ doneSeq }) => doneSeq >= session.phaseSeq);

/** Where all can end it, no question lies unanswered and there are others than the owner. */
function everybody(session: Session, has: (one: Attendee) => boolean): boolean {
  const now = phaseNow(session);
  if (!now?.rules.exit.includes('ALL_DONE')) return false;
  if (now.rules.allow.OWNER.includes('ANSWER') && session.unanswered > 0) return false;
  const waitedFor = awaited(session);
  return waitedFor.some(({ personId }) => personId !== session.ownerId) && waitedFor.every(has);
}

export function enoughPeople(session: Session): boolean {
  const { min, max } = protocolOf(session.protocol).participants;
  const people = joined(session).length;
  return people >= min && people <= max;
}
