import { limits } from '@krets/shared/limits';
import { addWorkingDays } from '@krets/shared/working-days';
import type { Membership } from '../networks/membership/membership.js';
import type { DatePoll } from './date-poll.entity.js';
import { mayCall } from './meeting.policy.js';

type Known = Pick<DatePoll, 'stage' | 'closesAt'>;

/** Five working days; fewer when the first time is near, so that as much is left to plan as there was to answer. */
export function closesAt(firstStart: Date, now: Date): Date {
  const half = now.getTime() + (firstStart.getTime() - now.getTime()) / 2;
  return new Date(Math.min(addWorkingDays(now, limits.datePollDays).getTime(), half));
}

export const mayAnswerDates = ({ writable }: Membership, { stage, closesAt: end }: Known, at: Date) =>
  writable && stage === 'OPEN' && at < end;

export const mayWithdrawDates = (membership: Membership, { stage }: Known) =>
  mayCall(membership) && (stage === 'OPEN' || stage === 'NO_DATE');
