import type { Changed } from '@krets/shared/realtime';

/** What a transaction wants told once it has committed. */
export type NewsToSend =
  | { changed: Changed }
  /** The person's seat has ended: her sockets leave the room. */
  | { left: { networkId: string; personId: string } }
  | { sessionEnded: string }
  /** Every session of the person has ended. */
  | { signedOut: string };
