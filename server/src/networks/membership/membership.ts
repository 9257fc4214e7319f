import { closedStages, type SeatRole, type Stage } from '@krets/shared/kinds';
import type { Tx } from '../../platform/database/tx.js';
import { primeSeats, Seat } from './seat.entity.js';

/** The relation of a person to a network. All their rights there follow from it. */
export type Membership = {
  networkId: string;
  personId: string;
  /** Null when the room is not open to the person: without a seat, before accepting the charter in force, on leave. */
  seatId: string | null;
  role: SeatRole | null;
  /** The person's seat, also while the room is not open to them. */
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

/** All seats of the viewer. Called together with the first read, it saves a round trip before the access check. */
export const mySeats = (tx: Tx): Promise<SeatWithCharter[]> =>
  mine(tx, () => tx.selectWith<Seat, { stage: Stage; inForce: number }>(Seat, ofNetwork, own));

/** As `mySeats`, together with the data that shows a seat as an author: for operations that post. */
export const primeMySeats = (tx: Tx): Promise<SeatWithCharter[]> => mine(tx, () => primeSeats(tx, own, [], ofNetwork));

/** The only place that determines the membership of a person in a network. */
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
