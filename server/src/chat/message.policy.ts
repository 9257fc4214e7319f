import type { Membership } from '../networks/membership/membership.js';
import type { Message } from './message.entity.js';

type MessageFacts = Pick<Message, 'networkId' | 'authorId' | 'withdrawnAt'>;

export const mayReadChat = (membership: Membership) => membership.seatId !== null;

export const mayPostMessage = (membership: Membership) => membership.writable;

/** How long everybody's words are kept is for the one who takes care of the room. */
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

/** To others' words: one does not nod to oneself. */
export const mayReact = (membership: Membership, message: MessageFacts) =>
  membership.writable &&
  mayReadMessage(membership, message) &&
  membership.personId !== message.authorId &&
  !message.withdrawnAt;
