import type { Membership } from '../networks/membership/membership.js';
import type { Message } from './message.entity.js';

type MessageFacts = Pick<Message, 'networkId' | 'authorId' | 'withdrawnAt'>;

export const mayReadChat = (membership: Membership) => membership.seatId !== null;

export const mayPostMessage = (membership: Membership) => membership.writable;

/** Only facilitators choose how long messages are retained. */
export const mayChooseRetention = (membership: Membership) => membership.role === 'FACILITATOR';

export const mayReadMessage = (membership: Membership, message: Pick<Message, 'networkId'>) =>
  mayReadChat(membership) && membership.networkId === message.networkId;

const owns = (membership: Membership, message: MessageFacts) =>
  membership.writable && mayReadMessage(membership, message) && membership.personId === message.authorId;

export const mayEditMessage = (membership: Membership, message: MessageFacts) =>
  owns(membership, message) && !message.withdrawnAt;

export const mayWithdrawMessage = mayEditMessage;

export const mayRestoreMessage = (membership: Membership, message: MessageFacts) =>
  owns(membership, message) && message.withdrawnAt !== null;

/** Nobody reacts to their own messages. */
export const mayReact = (membership: Membership, message: MessageFacts) =>
  membership.writable &&
  mayReadMessage(membership, message) &&
  membership.personId !== message.authorId &&
  !message.withdrawnAt;
