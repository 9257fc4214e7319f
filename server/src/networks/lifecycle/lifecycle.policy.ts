import type { Stage } from '@krets/shared/kinds';
import type { Account } from '../../identity/account.entity.js';
import type { Proposal } from '../governance/proposal.entity.js';
import type { Membership } from '../membership/membership.js';
import { mayChangeSettings } from '../network.policy.js';

/** Any leader may; who administers the platform starts networks for others and sits in none. */
export const mayInitiateNetwork = (account: Account | undefined) => account !== undefined && !account.isAdministrator;

/** A facilitator's steps in the life of a network. Closing one that has begun is for the members together. */
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
  mayChangeSettings(membership) && stageChanges[step].from.some((stage) => stage === membership.stage);

const closable: readonly (Stage | null)[] = ['FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW'];

/** Any member proposes, and every member says yes or no. */
export const mayDecideClosing = ({ seatId, stage }: Membership) => seatId !== null && closable.includes(stage);

/** Taken back by who made it: a facilitator cannot stop what the members are deciding. */
export const mayDropClosing = ({ seatId }: Membership, { madeBy }: Pick<Proposal, 'madeBy'>) => madeBy === seatId;
