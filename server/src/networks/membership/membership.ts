import { closedStages, type SeatRole, type Stage } from '@krets/shared/kinds';
import type { Tx } from '../../platform/database/tx.js';
import { primeSeats, Seat } from './seat.entity.js';

/** What a person is in a network. Everything a person may do there follows from it. */
export type Membership = {
  networkId: string;
  personId: string;
  /** Null for everybody to whom the room is not open: without a seat, before accepting the charter in force, on leave. */
  seatId: string | null;
  role: SeatRole | null;
  /** The seat held, open or not: who waits on the doorstep has one. */
  heldSeat: SeatWithCharter | null;
  stage: Stage | null;
  /** False in a room that can only be read: paused, split or closed. */
  writable: boolean;
};

/** `inForce` is the version of the charter that has to be accepted. */
type SeatWithCharter = Seat & { stage: Stage; inForce: number };

const own = 'JOIN networks n ON n.id = t.network_id WHERE t.person_id = (SELECT app.me()) AND t.ended_at IS NULL';
const ofNetwork = 'n.stage, n.charter_version AS "inForce"';

const mine = async (tx: Tx, find: () => Promise<SeatWithCharter[]>) =>
  (
    await tx.load(
      mySeats,
      'mine',
      async () => [{ seats: await find() }],
      () => 'mine',
    )
  )?.seats ?? [];

/** All the seats the viewer holds. Asked for beside the first thing read, it saves a round trip before the gate. */
export const mySeats = (tx: Tx): Promise<SeatWithCharter[]> =>
  mine(tx, () => tx.selectWith<Seat, { stage: Stage; inForce: number }>(Seat, ofNetwork, own));

/** As `mySeats`, and with what is shown of them: who is about to say something is shown as its author. */
export const primeMySeats = (tx: Tx): Promise<SeatWithCharter[]> => mine(tx, () => primeSeats(tx, own, [], ofNetwork));

/** The one place that turns (person, network) into a standing. */
export async function membershipOf(tx: Tx, networkId: string): Promise<Membership> {
  const heldSeat = (await mySeats(tx)).find((seat) => seat.networkId === networkId) ?? null;
  const open = heldSeat && heldSeat.charterVersion === heldSeat.inForce && !heldSeat.onLeaveAt ? heldSeat : null;
  return {
    networkId,
    personId: tx.me,
    seatId: open?.id ?? null,
    role: open?.role ?? null,
    heldSeat,
    stage: heldSeat?.stage ?? null,
    writable: open !== null && !closedStages.includes(open.stage),
  };
}
