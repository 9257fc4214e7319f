import type { Challenge } from '../../discussion/challenges/challenge.entity.js';
import { mayRevise } from '../../discussion/challenges/challenge.policy.js';
import type { Membership } from '../../networks/membership/membership.js';
import type { Message } from '../message.entity.js';
import { mayReadMessage } from '../message.policy.js';
import type { StoredQuote } from './quote.entity.js';

/** To one's own challenge, from the same room. Pictures are not lifted, and without words nothing is left. */
export const mayQuote = (membership: Membership, challenge: Challenge, messages: Message[]) =>
  mayRevise(membership, challenge) &&
  messages.every((m) => mayReadMessage(membership, m) && !m.withdrawnAt && m.body.trim() !== '');

type Asked = Pick<StoredQuote, 'networkId' | 'authorId' | 'answer' | 'messageId'>;

const isAsked = (membership: Membership, storedQuote: Asked) =>
  membership.seatId !== null &&
  membership.networkId === storedQuote.networkId &&
  membership.personId === storedQuote.authorId;

export const mayAgreeToQuote = (membership: Membership, storedQuote: Asked) =>
  isAsked(membership, storedQuote) && storedQuote.answer !== 'AGREED' && storedQuote.messageId !== null;

/** Also what one has agreed to before: the words then leave the challenge. */
export const mayRefuseQuote = (membership: Membership, storedQuote: Asked) =>
  isAsked(membership, storedQuote) && storedQuote.answer !== 'REFUSED';
