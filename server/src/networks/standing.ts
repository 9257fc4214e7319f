import { closedStages, type SeatRole, type Stage } from '@krets/shared/kinds';
import type { Tx } from '../platform/database/tx.js';
import { bringSeats, Seat } from './seat.entity.js';

/** What a person is in a network. Everything a person may do there follows from it. */
export type Standing = {
  networkId: string;
  personId: string;
  /** Null for everybody to whom the room is not open: without a seat, before accepting the charter in force, on leave. */
  seatId: string | null;
  role: SeatRole | null;
  /** The seat held, open or not: who waits on the doorstep has one. */
  held: HeldWith | null;
  stage: Stage | null;
  /** False in a room that can only be read: paused, split or closed. */
  writable: boolean;
};

/** `inForce` is the version of the charter that has to be accepted. */
type HeldWith = Seat & { stage: Stage; inForce: number };

const own = 'JOIN networks n ON n.id = t.network_id WHERE t.person_id = (SELECT app.me()) AND t.ended_at IS NULL';
const ofNetwork = 'n.stage, n.charter_version AS "inForce"';

const mine = async (tx: Tx, find: () => Promise<HeldWith[]>) =>
  (
    await tx.load(
      mySeats,
      'mine',
      async () => [{ seats: await find() }],
      () => 'mine',
    )
  )?.seats ?? [];

/** All the seats the viewer holds. Asked for beside the first thing read, it saves a round trip before the gate. */
export const mySeats = (tx: Tx): Promise<HeldWith[]> =>
  mine(tx, () => tx.selectWith<Seat, { stage: Stage; inForce: number }>(Seat, ofNetwork, own));

/** As `mySeats`, and with what is shown of them: who is about to say something is shown as its author. */
export const bringMySeats = (tx: Tx): Promise<HeldWith[]> => mine(tx, () => bringSeats(tx, own, [], ofNetwork));

/** The one place that turns (person, network) into a standing. */
export async function standingOf(tx: Tx, networkId: string): Promise<Standing> {
  const held = (await mySeats(tx)).find((seat) => seat.networkId === networkId) ?? null;
  const open = held && held.charterVersion === held.inForce && !held.onLeaveAt ? held : null;
  return {
    networkId,
    personId: tx.me,
    seatId: open?.id ?? null,
    role: open?.role ?? null,
    held,
    stage: held?.stage ?? null,
    writable: open !== null && !closedStages.includes(open.stage),
  };
}
