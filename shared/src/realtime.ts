import type { JournalKind } from './journal-kinds.js';
import type { Language, Topic } from './kinds.js';

/** Socket events. Sockets carry news, never commands: all changes go through GraphQL. */

/** `RUN`: how far it has come, and who is in which group; not when it begins or is over. */
export type MeetingPart = 'MINUTES' | 'RUN';

export const meetingParts: Partial<Record<JournalKind<'MEETING'>, MeetingPart>> = {
  MINUTES_WRITTEN: 'MINUTES',
  MOVED_ON: 'RUN',
  AGENDA_HELD: 'RUN',
  CHOOSING_AGAIN: 'RUN',
  HANDED_OVER: 'RUN',
  TRIO_JOINED: 'RUN',
};

/** A pointer to what changed. The client fetches the change through GraphQL, which checks access. */
export type EntryAdded = {
  networkId: string;
  /** Without gaps for each network. A gap means that news was missed: ask `news(after)`. */
  seq: number;
  topic: Topic;
  id: string;
  /** Set for contributions. */
  challengeId?: string;
  /** Set when no more than this part of a meeting has changed, so that a page need not fetch the rest again. */
  part?: MeetingPart;
};

/** A seat as shown beside its holder's content. */
export type MessageAuthor = {
  id: string;
  endedAt: string | null;
  roleTitle: string;
  organisation: { name: Record<Language, string> };
  person: { id: string; name: string };
};

/**
 * A whole new message, because each seat in the network may read it. It holds no rights of the reader.
 * It also announces its journal number: no `changed` follows.
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

/** A whole message, as news of its number. */
export const entryOf = ({ seq, message: { networkId, id } }: MessagePosted): EntryAdded => ({
  networkId,
  seq,
  topic: 'MESSAGE',
  id,
});

/** `seq` is the journal's last number when the network was joined; null when this person cannot see such a network. */
export type RoomEntered = { seq: number | null };

export type ServerToClient = {
  changed: (news: EntryAdded) => void;
  message: (news: MessagePosted) => void;
  /** The room is closed to the person: their seat has ended, they are on leave, or a new charter waits for them. */
  roomClosed: (news: NetworkRef) => void;
  /** `roomClosed` as builds before it called it. A server sends both, in this order, while tabs and servers of such builds may be open. */
  seatEnded: (news: NetworkRef) => void;
  /** A report has changed; sent only to those who may know of it. */
  reportsChanged: (news: NetworkRef) => void;
  /** The person has other notices than before. */
  noticesChanged: () => void;
  /** The person has too many open pages: this one, the oldest, is disconnected. */
  replaced: () => void;
};

export type ClientToServer = {
  enter: (room: { networkId: string }, answer: (entered: RoomEntered) => void) => void;
  leave: (room: { networkId: string }) => void;
};
