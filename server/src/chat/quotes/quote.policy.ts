import { isVisible } from '@krets/shared/text';
import type { Challenge } from '../../discussion/challenges/challenge.entity.js';
import { mayRevise } from '../../discussion/challenges/challenge.policy.js';
import type { Membership } from '../../networks/membership/membership.js';
import type { Message } from '../message.entity.js';
import { mayReadMessage } from '../message.policy.js';
import type { StoredQuote } from './quote.entity.js';

/** Only to one's own challenge in the same network. Pictures are not quoted, so a message without text cannot be. */
export const mayQuote = (membership: Membership, challenge: Challenge, messages: Message[]) =>
  mayRevise(membership, challenge) &&
  messages.every((m) => mayReadMessage(membership, m) && !m.withdrawnAt && isVisible(m.body));

type Asked = Pick<StoredQuote, 'networkId' | 'authorId' | 'answer' | 'messageId'>;

const isAsked = (membership: Membership, storedQuote: Asked) =>
  membership.seatId !== null &&
  membership.networkId === storedQuote.networkId &&
  membership.personId === storedQuote.authorId;

export const mayAgreeToQuote = (membership: Membership, storedQuote: Asked) =>
  isAsked(membership, storedQuote) && storedQuote.answer !== 'AGREED' && storedQuote.messageId !== null;

/** An author can also revoke an earlier yes: the text then leaves the challenge. */
export const mayRefuseQuote = (membership: Membership, storedQuote: Asked) =>
  isAsked(membership, storedQuote) && storedQuote.answer !== 'REFUSED';
