import type { Stage } from '@krets/shared/kinds';
import { mayShape } from '../networks/network.policy.js';
import type { Proposal } from '../networks/proposal.entity.js';
import type { Standing } from '../networks/standing.js';
import type { Account } from '../people/account.entity.js';

/** Any leader may; who administers the platform starts networks for others and sits in none. */
export const mayInitiate = (account: Account | undefined) => account !== undefined && !account.isAdministrator;

/** A facilitator's steps in the life of a network. Closing one that has begun is for the members together. */
export const steps = {
  announce: { from: ['DRAFT'], to: 'FORMING' },
  activate: { from: ['FORMING'], to: 'ACTIVE' },
  pause: { from: ['ACTIVE'], to: 'PAUSED' },
  review: { from: ['ACTIVE', 'PAUSED'], to: 'UNDER_REVIEW' },
  goOn: { from: ['PAUSED', 'UNDER_REVIEW'], to: 'ACTIVE' },
  discard: { from: ['DRAFT'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage }>;
export type Step = keyof typeof steps;

export const mayTake = (standing: Standing, step: Step) =>
  mayShape(standing) && steps[step].from.some((stage) => stage === standing.stage);

const closable: readonly (Stage | null)[] = ['FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW'];

/** Any member proposes, and every member says yes or no. */
export const mayDecideClosing = ({ seatId, stage }: Standing) => seatId !== null && closable.includes(stage);

/** Taken back by who made it: a facilitator cannot stop what the members are deciding. */
export const mayDropClosing = ({ seatId }: Standing, { madeBy }: Pick<Proposal, 'madeBy'>) => madeBy === seatId;
