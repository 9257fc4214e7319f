import type { Membership } from '../networks/membership/membership.js';
import type { AgendaItem } from './agenda-item.entity.js';
import type { Meeting } from './meeting.entity.js';

type Known = Pick<Meeting, 'stage' | 'startsAt' | 'endsAt' | 'picksOpenAt' | 'picksCloseAt'>;

/** A facilitator calls the meetings. What is taken up in them they choose as every other member does. */
export const mayCall = ({ writable, role }: Membership) => writable && role === 'FACILITATOR';

export const mayChange = (membership: Membership, { stage, startsAt }: Known, at: Date) =>
  mayCall(membership) && stage === 'CALLED' && at < startsAt;

export const mayAnswer = ({ writable }: Membership, { stage, endsAt }: Known, at: Date) =>
  writable && stage === 'CALLED' && at < endsAt;

export const mayProposeItem = ({ writable }: Membership) => writable;

/** Its owner alone, also a facilitator's own. */
export const mayWithdrawItem = (
  { writable, personId }: Membership,
  { ownerId, meetingId, withdrawnAt }: Pick<AgendaItem, 'ownerId' | 'meetingId' | 'withdrawnAt'>,
) => writable && ownerId === personId && !meetingId && !withdrawnAt;

/** Until a meeting has had time for it, also while it is under way: who is late may still say something. */
export const mayLeaveWord = (
  { writable }: Membership,
  { meetingId, withdrawnAt }: Pick<AgendaItem, 'meetingId' | 'withdrawnAt'>,
) => writable && !meetingId && !withdrawnAt;

export const mayPick = ({ writable }: Membership, { stage, picksOpenAt, picksCloseAt }: Known, at: Date) =>
  writable && stage === 'CALLED' && picksOpenAt <= at && at < picksCloseAt;

const day = 86_400_000;

/** Nobody met, and what was proposed waits for another meeting. */
export const isNotHeld = ({ stage }: Pick<Known, 'stage'>) => stage === 'CANCELLED' || stage === 'LAPSED';

/** A day after the end one that nobody has begun, and of which nobody has written anything, was not held (app.lapse_meeting). */
export const lapsesAt = ({ endsAt }: Pick<Known, 'endsAt'>) => new Date(endsAt.getTime() + day);

/** Seven days after the end. */
export const minutesFrozenAt = ({ endsAt }: Pick<Known, 'endsAt'>) => new Date(endsAt.getTime() + 7 * day);

export const mayWriteMinutes = ({ writable }: Membership, meeting: Known, at: Date) =>
  writable && !isNotHeld(meeting) && at < minutesFrozenAt(meeting);
