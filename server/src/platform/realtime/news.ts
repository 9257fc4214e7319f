import type { Changed, Said } from '@krets/shared/realtime';

/** What a transaction wants told once it has committed. */
export type NewsToSend =
  | { changed: Changed }
  /** Stands before the `changed` of the same number. */
  | { said: Said }
  /** The person's seat has ended: her sockets leave the room. */
  | { left: { networkId: string; personId: string } }
  | { sessionEnded: string };
