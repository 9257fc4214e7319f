import type { Changed, Said } from '@krets/shared/realtime';

/** What a transaction wants told once it has committed. */
export type NewsToSend =
  /** `keptFrom`: people in the room to whom its subject is closed. They hear that something changed, and not what. */
  | { changed: Changed; keptFrom?: string[] }
  /** Goes in the place of the `changed` of its number: each more for everybody to be sent costs as much as the words. */
  | { said: Said }
  /** The person's seat has ended: her sockets leave the room. */
  | { left: { networkId: string; personId: string } }
  /** What only these people of the room may know of, in no journal. */
  | { concern: { networkId: string; personIds: string[] } }
  | { sessionEnded: string }
  /** Every session of the person has ended. */
  | { signedOut: string };
