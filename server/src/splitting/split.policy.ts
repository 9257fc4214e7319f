import { limits } from '@krets/shared/limits';
import type { Standing } from '../networks/standing.js';
import type { Split } from './split.entity.js';

const facilitates = ({ role, writable }: Standing) => writable && role === 'FACILITATOR';

/** Only what has become a network can be two. */
export const mayProposeSplit = (standing: Standing) =>
  facilitates(standing) && (standing.stage === 'ACTIVE' || standing.stage === 'UNDER_REVIEW');

export const mayChooseSide = (standing: Standing, open: boolean) => open && standing.writable;

/** Nobody is left out before having had time to answer. */
export const mayLeaveTheRest = (standing: Standing, { madeAt, restLeftAt }: Split, open: boolean, now: Date) =>
  open && !restLeftAt && facilitates(standing) && now.getTime() - madeAt.getTime() >= limits.splitDays * 86_400_000;

export const mayDropSplit = (standing: Standing, open: boolean) => open && facilitates(standing);
