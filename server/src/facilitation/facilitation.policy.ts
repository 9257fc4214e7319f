import type { Challenge } from '../challenges/challenge.entity.js';
import { mayReadChallenge } from '../challenges/challenge.policy.js';
import type { Contribution } from '../contributions/contribution.entity.js';
import { mayShape } from '../networks/network.policy.js';
import type { Seat } from '../networks/seat.entity.js';
import type { Standing } from '../networks/standing.js';
import type { Concern } from './concern.entity.js';

/** A facilitator steers the form of what every member can read, and sees no more than they do. */
const steers = (standing: Standing, challenge: Challenge) =>
  standing.role === 'FACILITATOR' &&
  standing.writable &&
  mayReadChallenge(standing, challenge) &&
  !challenge.withdrawnAt;

const stands = ({ withdrawnAt, hiddenAt }: Contribution) => !withdrawnAt && !hiddenAt;
const wrote = ({ personId }: Standing, { authorId }: Contribution) => authorId === personId;

/** Pin and lock. */
export const mayKeepThread = steers;

/** One's own words one withdraws. */
export const mayHide = (standing: Standing, challenge: Challenge, said: Contribution) =>
  steers(standing, challenge) && stands(said) && !wrote(standing, said);

export const mayShow = (standing: Standing, challenge: Challenge, said: Contribution) =>
  steers(standing, challenge) && said.hiddenAt !== null && !said.withdrawnAt && !wrote(standing, said);

export const mayAnswerHiding = (standing: Standing, said: Contribution) =>
  standing.writable &&
  standing.networkId === said.networkId &&
  wrote(standing, said) &&
  said.hiddenAt !== null &&
  !said.withdrawnAt;

/** Moving, and proposing that it becomes a challenge of its own. */
export const mayMove = (standing: Standing, challenge: Challenge, said: Contribution) =>
  steers(standing, challenge) && stands(said);

export const mayDropSplit = (standing: Standing, challenge: Challenge, said: Contribution) =>
  said.splitProposedAt !== null &&
  (steers(standing, challenge) ||
    (standing.writable && mayReadChallenge(standing, challenge) && wrote(standing, said)));

/** Its author, and only when it has been proposed. */
export const maySplitOff = (standing: Standing, challenge: Challenge, said: Contribution) =>
  said.splitProposedAt !== null &&
  stands(said) &&
  wrote(standing, said) &&
  standing.writable &&
  mayReadChallenge(standing, challenge);

/** Every member, about what somebody else has written. */
export const mayRaiseConcern = (standing: Standing, challenge: Challenge, author: string) =>
  author !== standing.personId && mayReadChallenge(standing, challenge) && !challenge.withdrawnAt;

/** Not about one's own words, and not one's own concern. */
export const maySettle = (standing: Standing, concern: Concern) =>
  mayShape(standing) &&
  standing.networkId === concern.networkId &&
  concern.about !== standing.personId &&
  concern.raisedBy !== standing.personId &&
  concern.settledAt === null;

type Sitting = Pick<Seat, 'networkId' | 'role' | 'endedAt' | 'onLeaveAt' | 'charterVersion'>;

/** The task is for somebody to whom the room is open and who does not have it. */
const canTake = ({ networkId, held }: Standing, seat: Sitting) =>
  seat.networkId === networkId &&
  seat.role === 'MEMBER' &&
  !seat.endedAt &&
  !seat.onLeaveAt &&
  seat.charterVersion === held?.inForce;

export const mayNameFacilitator = (standing: Standing, seat: Sitting) => mayShape(standing) && canTake(standing, seat);

export const mayOfferTurn = mayNameFacilitator;

export const mayStepDown = mayShape;

/** Any member proposes any member, herself too. */
export const mayElect = (standing: Standing, seat: Sitting) => mayVote(standing) && canTake(standing, seat);

export const mayVote = ({ seatId, stage }: Standing) => seatId !== null && stage !== 'SPLIT' && stage !== 'CLOSED';
