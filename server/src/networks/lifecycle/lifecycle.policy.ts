import type { Stage } from '@krets/shared/kinds';
import type { Account } from '../../identity/account.entity.js';
import type { Proposal } from '../governance/proposal.entity.js';
import type { Membership } from '../membership/membership.js';
import { isFacilitator } from '../network.policy.js';

/** Anybody but an administrator of the platform, who founds networks for others and holds no seat. */
export const mayInitiateNetwork = (account: Account | undefined) => account !== undefined && !account.isAdministrator;

/** Changes of stage that a facilitator may make. Closing a network after its draft is decided by the members. */
export const stageChanges = {
  announce: { from: ['DRAFT'], to: 'FORMING' },
  activate: { from: ['FORMING'], to: 'ACTIVE' },
  pause: { from: ['ACTIVE'], to: 'PAUSED' },
  review: { from: ['ACTIVE', 'PAUSED'], to: 'UNDER_REVIEW' },
  goOn: { from: ['PAUSED', 'UNDER_REVIEW'], to: 'ACTIVE' },
  discard: { from: ['DRAFT'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage }>;
export type StageChange = keyof typeof stageChanges;

export const mayChangeStage = (membership: Membership, step: StageChange) =>
  isFacilitator(membership) && stageChanges[step].from.some((stage) => stage === membership.stage);

const closable: readonly (Stage | null)[] = ['FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW'];

/** Any member may propose, and every member votes. */
export const mayDecideClosing = ({ seatId, stage }: Membership) => seatId !== null && closable.includes(stage);

/** Every member is asked the one question of a review, whoever leads it. */
export const mayAnswerReview = ({ seatId, stage }: Membership) => seatId !== null && stage === 'UNDER_REVIEW';

/** Only who proposed it may withdraw it: a facilitator cannot stop what the members are deciding. */
export const mayDropClosing = ({ seatId }: Membership, { madeBy }: Pick<Proposal, 'madeBy'>) => madeBy === seatId;
