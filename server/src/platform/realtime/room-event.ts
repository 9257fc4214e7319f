import { type EntryAdded, type MeetingPart, type MessagePosted, meetingParts } from '@krets/shared/realtime';

/** What a transaction announces once it has committed. */
export type RoomEvent =
  /**
   * `hiddenFrom`: people in the room who may not see its subject. They are told that something changed, and not what. Required, because
   * who forgets it tells them.
   */
  | { changed: EntryAdded; hiddenFrom: string[] }
  /** Sent instead of `changed` for this number: a second broadcast would double the cost. */
  | { posted: MessagePosted }
  /** The room is closed to the person: seat ended, on leave, a charter to accept. Their sockets leave it. */
  | { roomClosed: { networkId: string; personId: string } }
  /** For these people of the room only, and in no journal. */
  | { reportsChanged: { networkId: string; personIds: string[] } }
  /** These people have other notices than before. */
  | { noticed: string[] }
  | { sessionEnded: string }
  /** Every session of the person has ended. */
  | { signedOut: string };

type Entry = Pick<EntryAdded, 'seq' | 'topic' | 'id'> & {
  challengeId?: string | null | undefined;
  kind: string | null;
};

/** What a socket is told of a journal entry: of its kind only which part of a meeting has changed. */
export function entryAdded(networkId: string, { seq, topic, id, challengeId, kind }: Entry): EntryAdded {
  const part = topic === 'MEETING' ? (meetingParts as Record<string, MeetingPart>)[kind ?? ''] : undefined;
  return { networkId, seq, topic, id, ...(challengeId ? { challengeId } : {}), ...(part ? { part } : {}) };
}
