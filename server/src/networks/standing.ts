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

/** The one place that turns (person, network) into a standing. */
export async function standingOf(tx: Tx, networkId: string): Promise<Standing> {
  const seat = await tx.load(
    standingOf,
    networkId,
    (ids) => tx.select(Seat, 'WHERE t.network_id = ANY($1) AND t.person_id = $2 AND t.ended_at IS NULL', [ids, tx.me]),
    (own) => own.networkId,
  );
  return { networkId, personId: tx.me, seatId: seat?.id ?? null, role: seat?.role ?? null };
}
