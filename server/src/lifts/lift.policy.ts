import type { Challenge } from '../challenges/challenge.entity.js';
import { mayRevise } from '../challenges/challenge.policy.js';
import type { Message } from '../chat/message.entity.js';
import { mayReadMessage } from '../chat/message.policy.js';
import type { Standing } from '../networks/standing.js';
import type { Lift } from './lift.entity.js';

/** To one's own challenge, from the same room. Pictures are not lifted, and without words nothing is left. */
export const mayLift = (standing: Standing, challenge: Challenge, messages: Message[]) =>
  mayRevise(standing, challenge) &&
  messages.every((m) => mayReadMessage(standing, m) && !m.withdrawnAt && m.body.trim() !== '');

type Asked = Pick<Lift, 'networkId' | 'authorId' | 'answer' | 'messageId'>;

const isAsked = (standing: Standing, lift: Asked) =>
  standing.seatId !== null && standing.networkId === lift.networkId && standing.personId === lift.authorId;

export const mayAgree = (standing: Standing, lift: Asked) =>
  isAsked(standing, lift) && lift.answer !== 'AGREED' && lift.messageId !== null;

/** Also what one has agreed to before: the words then leave the challenge. */
export const mayRefuse = (standing: Standing, lift: Asked) => isAsked(standing, lift) && lift.answer !== 'REFUSED';
