import type { Language, Topic } from './kinds.js';

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

/** A seat as it stands beside what its holder says. */
export type SaidBy = {
  id: string;
  endedAt: string | null;
  roleTitle: string;
  organisation: { name: Record<Language, string> };
  person: { id: string; name: string };
};

/**
 * A message just posted, whole, because each seat in the room may read it. What the reader may do with it is not in it.
 * It is the news of its number, too: no `changed` follows.
 */
export type Said = {
  seq: number;
  message: {
    id: string;
    networkId: string;
    clientId: string;
    body: string;
    lang: Language;
    createdAt: string;
    author: SaidBy;
    quoted: { id: string; seq: number; excerpt: string; author: SaidBy } | null;
    /** Ids of seats. */
    mentions: string[];
  };
};

export type Left = { networkId: string };

/** A message told whole, as the news it is. */
export const newsIn = ({ seq, message: { networkId, id } }: Said): Changed => ({
  networkId,
  seq,
  topic: 'MESSAGE',
  id,
});

/** `seq` is the journal's last number when the room was entered; null when there is no such room for this person. */
export type Entered = { seq: number | null };

export type ServerToClient = {
  changed: (news: Changed) => void;
  said: (news: Said) => void;
  left: (news: Left) => void;
  /** Something raised in confidence has changed; told to those who may know of it, and to nobody else. */
  concern: (news: Left) => void;
  /** The person has opened more pages than one may have: this one, opened longest ago, is hung up on. */
  replaced: () => void;
};

export type ClientToServer = {
  enter: (room: { networkId: string }, answer: (entered: Entered) => void) => void;
  leave: (room: { networkId: string }) => void;
};
