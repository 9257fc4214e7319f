import type { Changed } from '@krets/shared/realtime';

/** What a transaction wants told once it has committed. */
export type NewsToSend =
  | { changed: Changed }
  /** The person's seat has ended: her sockets leave the room. */
  | { left: { networkId: string; personId: string } }
  /** What only these people of the room may know of, in no journal. */
  | { concern: { networkId: string; personIds: string[] } }
  | { sessionEnded: string };
