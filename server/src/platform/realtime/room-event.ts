import type { EntryAdded, MessagePosted } from '@krets/shared/realtime';

/** What a transaction wants told once it has committed. */
export type RoomEvent =
  /** `keptFrom`: people in the room to whom its subject is closed. They hear that something changed, and not what. */
  | { changed: EntryAdded; hiddenFrom?: string[] }
  /** Goes in the place of the `changed` of its number: each more for everybody to be sent costs as much as the words. */
  | { posted: MessagePosted }
  /** The person's seat has ended: her sockets leave the room. */
  | { seatEnded: { networkId: string; personId: string } }
  /** What only these people of the room may know of, in no journal. */
  | { reportsChanged: { networkId: string; personIds: string[] } }
  | { sessionEnded: string }
  /** Every session of the person has ended. */
  | { signedOut: string };
