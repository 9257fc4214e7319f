import { limits } from '@krets/shared/limits';
import { morningOf, workingMoment } from '@krets/shared/working-days';
import { type Attendee, awaited, heardIn, type Session } from './session.policy.js';

/** When the two gentle reminders of an asynchronous phase are due; none of them live, or when the phase stands still. */
export function halfAndNearly({ mode, stage, phaseStartedAt, phaseEndsAt }: Session): { half?: Date; nearly?: Date } {
  if (mode !== 'ASYNC' || stage !== 'RUNNING' || !phaseStartedAt || !phaseEndsAt) return {};
  const [from, to] = [phaseStartedAt.getTime(), phaseEndsAt.getTime()];
  const part = (share: number) => {
    const at = workingMoment(new Date(from + share * (to - from)));
    return at < phaseEndsAt ? at : new Date(from + share * (to - from));
  };
  return { half: part(0.5), nearly: part(0.9) };
}

/** Only those who are waited for and have not been heard. */
export const toBeReminded = (session: Session): Attendee[] =>
  session.stage === 'RUNNING' ? awaited(session).filter((one) => !heardIn(session, one)) : [];

/** When the owner is asked how it went: on the day, and once more a week later. After that it is let be. */
export function nextAsking({ stage, followUpOn, reminders }: Session): Date | null {
  if (stage !== 'FOLLOW_UP_DUE' || !followUpOn || reminders > 1) return null;
  return new Date(morningOf(followUpOn).getTime() + reminders * limits.followUpPatienceDays * 86_400_000);
}
