import { limits } from '@krets/shared/limits';
import type { Membership } from '../../membership/membership.js';
import type { Split } from './split.entity.js';

const isFacilitator = ({ role, writable }: Membership) => writable && role === 'FACILITATOR';

/** Only a network that has been activated can be split. */
export const mayProposeSplit = (membership: Membership) =>
  isFacilitator(membership) && (membership.stage === 'ACTIVE' || membership.stage === 'UNDER_REVIEW');

export const mayChooseSide = (membership: Membership, open: boolean) => open && membership.writable;

/** Choices cannot be closed before everybody has had time to choose. */
export const mayCloseSplitChoices = (
  membership: Membership,
  { madeAt, choicesClosedAt }: Split,
  open: boolean,
  now: Date,
) =>
  open &&
  !choicesClosedAt &&
  isFacilitator(membership) &&
  now.getTime() - madeAt.getTime() >= limits.splitDays * 86_400_000;

export const mayDropSplit = (membership: Membership, open: boolean) => open && isFacilitator(membership);
