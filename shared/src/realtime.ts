import type { Topic } from './kinds.js';

/** Socket events. Sockets carry news, never commands: what is written goes through GraphQL. */

/** A pointer to what changed. The client fetches it through the guarded door. */
export type Changed = {
  networkId: string;
  /** Gap-free per network. A hole means news was missed: ask `news(after)`. */
  seq: number;
  topic: Topic;
  id: string;
  /** Set for contributions. */
  challengeId?: string;
};

export type Left = { networkId: string };

/** `seq` is the journal's last number when the room was entered; null when there is no such room for this person. */
export type Entered = { seq: number | null };

export type ServerToClient = {
  changed: (news: Changed) => void;
  left: (news: Left) => void;
  /** Something raised in confidence has changed; told to those who may know of it, and to nobody else. */
  concern: (news: Left) => void;
};

export type ClientToServer = {
  enter: (room: { networkId: string }, answer: (entered: Entered) => void) => void;
  leave: (room: { networkId: string }) => void;
};
