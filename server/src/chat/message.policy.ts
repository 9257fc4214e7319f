import type { Standing } from '../networks/standing.js';
import type { Message } from './message.entity.js';

type Placed = Pick<Message, 'networkId' | 'authorId' | 'withdrawnAt'>;

export const mayReadChat = (standing: Standing) => standing.seatId !== null;

export const mayPostMessage = (standing: Standing) => standing.writable;

/** How long everybody's words are kept is for the one who takes care of the room. */
export const mayChooseKeeping = (standing: Standing) => standing.role === 'FACILITATOR';

export const mayReadMessage = (standing: Standing, message: Pick<Message, 'networkId'>) =>
  mayReadChat(standing) && standing.networkId === message.networkId;

const owns = (standing: Standing, message: Placed) =>
  standing.writable && mayReadMessage(standing, message) && standing.personId === message.authorId;

export const mayEditMessage = (standing: Standing, message: Placed) => owns(standing, message) && !message.withdrawnAt;

export const mayWithdrawMessage = mayEditMessage;

export const mayRestoreMessage = (standing: Standing, message: Placed) =>
  owns(standing, message) && message.withdrawnAt !== null;

/** To others' words: one does not nod to oneself. */
export const mayNod = (standing: Standing, message: Placed) =>
  standing.writable &&
  mayReadMessage(standing, message) &&
  standing.personId !== message.authorId &&
  !message.withdrawnAt;
