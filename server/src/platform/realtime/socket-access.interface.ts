import type { IncomingMessage } from 'node:http';
import type { Topic } from '@krets/shared/kinds';

/** What a person may see of one entry; `hidden`: only that there is one. */
export type FeedEntry = {
  seq: number;
  topic: Topic;
  id: string;
  challengeId: string | null;
  kind: string | null;
  hidden: boolean;
};

/** `head` is the journal's last number: null when nobody may read it. Listeners are named by their index in the request. */
export type FeedReading = {
  head: number | null;
  ended: number[];
  refused: number[];
  readings: { place: number; entries: FeedEntry[] }[];
};

/** Which sessions have ended, and for the others the open rooms with the last numbers of their journals. */
export type Checked = { ended: number[]; opened: { place: number; heads: Record<string, number> }[] };

/** What sockets need from the database: `http/socket-access.ts` has it, because the database layer itself announces events here. */
export type SocketAccess = {
  tokenHashOf(request: IncomingMessage): string;
  originAllowed(request: IncomingMessage): boolean;
  identify(tokenHash: string): Promise<{ personId: string; sessionId: string } | null>;
  /** The journal's last number, or null when the person has no active seat there. */
  journalSeq(tokenHash: string, networkId: string): Promise<number | null>;
  /** The journal of a room after a number, as each of these sessions may read it. */
  readFeed(networkId: string, after: number, tokenHashes: readonly string[]): Promise<FeedReading>;
  check(tokenHashes: readonly string[], networkIds: readonly string[]): Promise<Checked>;
};
