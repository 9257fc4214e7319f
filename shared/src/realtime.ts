import type { Language, Topic } from './kinds.js';

/** Socket events. Sockets carry news, never commands: what is written goes through GraphQL. */

/** A pointer to what changed. The client fetches it through the guarded door. */
export type EntryAdded = {
  networkId: string;
  /** Gap-free per network. A hole means news was missed: ask `news(after)`. */
  seq: number;
  topic: Topic;
  id: string;
  /** Set for contributions. */
  challengeId?: string;
};

/** A seat as it stands beside what its holder says. */
export type MessageAuthor = {
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
export type MessagePosted = {
  seq: number;
  message: {
    id: string;
    networkId: string;
    clientId: string;
    body: string;
    lang: Language;
    createdAt: string;
    author: MessageAuthor;
    quoted: { id: string; seq: number; excerpt: string; author: MessageAuthor } | null;
    /** Ids of seats. */
    mentions: string[];
  };
};

export type NetworkRef = { networkId: string };

/** A message told whole, as the news it is. */
export const entryOf = ({ seq, message: { networkId, id } }: MessagePosted): EntryAdded => ({
  networkId,
  seq,
  topic: 'MESSAGE',
  id,
});

/** `seq` is the journal's last number when the room was entered; null when there is no such room for this person. */
export type RoomEntered = { seq: number | null };

export type ServerToClient = {
  changed: (news: EntryAdded) => void;
  message: (news: MessagePosted) => void;
  seatEnded: (news: NetworkRef) => void;
  /** Something raised in confidence has changed; told to those who may know of it, and to nobody else. */
  reportsChanged: (news: NetworkRef) => void;
  /** The person has opened more pages than one may have: this one, opened longest ago, is hung up on. */
  replaced: () => void;
};

export type ClientToServer = {
  enter: (room: { networkId: string }, answer: (entered: RoomEntered) => void) => void;
  leave: (room: { networkId: string }) => void;
};
