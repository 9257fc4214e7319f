import type { SeatRole } from '@krets/shared/kinds';
import type { Tx } from '../platform/database/tx.js';
import { Seat } from './seat.entity.js';

/** What a person is in a network. Everything a person may do there follows from it. */
export type Standing = {
  networkId: string;
  personId: string;
  /** Null for everybody without an active seat. */
  seatId: string | null;
  role: SeatRole | null;
};

/** All the seats the viewer holds. Asked for beside the first thing read, it saves a round trip before the gate. */
export async function mySeats(tx: Tx): Promise<Seat[]> {
  const own = await tx.load(
    mySeats,
    'mine',
    async () => [{ seats: await tx.select(Seat, 'WHERE t.person_id = app.me() AND t.ended_at IS NULL') }],
    () => 'mine',
  );
  return own?.seats ?? [];
}

/** The one place that turns (person, network) into a standing. */
export async function standingOf(tx: Tx, networkId: string): Promise<Standing> {
  const seat = (await mySeats(tx)).find((own) => own.networkId === networkId);
  return { networkId, personId: tx.me, seatId: seat?.id ?? null, role: seat?.role ?? null };
}
