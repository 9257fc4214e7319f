import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../../platform/database/open-database.js';
import type { Occurrence } from './occurrence.types.js';

export const occurrenceColumns = `o.id, o.entry_id AS "entryId", o.status, o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.moved_from AS "movedFrom",
  o.county, o.place, o.video, o.capacity, o.opens_at AS "opensAt", o.closes_at AS "closesAt", o.seats, o.sequence, o.published_at AS "publishedAt",
  o.changed_at AS "changedAt", e.title`;
const from = 'FROM open.occurrences o JOIN open.entries e ON e.id = o.entry_id';
/** What is to come, and what ended within the last two hours. */
export const coming = `o.status <> 'HELD' AND o.ends_at > now() - interval '2 hours'`;
const mostListed = 100;

/** Reads what is open of occurrences. Nothing here can reach anything else. */
@Injectable()
export class OccurrenceService {
  constructor(private readonly open: OpenDatabase) {}

  /** @param county alone, with what is online; all when null */
  coming(county: string | null): Promise<Occurrence[]> {
    return this.open.rows<Occurrence>(
      `SELECT ${occurrenceColumns} ${from} WHERE ${coming} AND e.status <> 'CLOSED' AND ($1::text IS NULL OR o.county = $1 OR o.video IS NOT NULL)
       ORDER BY o.starts_at, o.id LIMIT ${mostListed}`,
      [county],
    );
  }

  /** What is to come at a meeting place, and then what was held there, newest first. */
  async ofEntry(entryId: string): Promise<{ coming: Occurrence[]; held: Occurrence[] }> {
    const [next, held] = await Promise.all([
      this.open.rows<Occurrence>(
        `SELECT ${occurrenceColumns} ${from} WHERE o.entry_id = $1 AND ${coming} ORDER BY o.starts_at, o.id LIMIT ${mostListed}`,
        [entryId],
      ),
      this.open.rows<Occurrence>(
        `SELECT ${occurrenceColumns} ${from} WHERE o.entry_id = $1 AND NOT (${coming}) AND o.status <> 'CANCELLED' ORDER BY o.starts_at DESC, o.id LIMIT 10`,
        [entryId],
      ),
    ]);
    return { coming: next, held };
  }

  async one(id: string): Promise<Occurrence | undefined> {
    const [occurrence] = await this.open.rows<Occurrence>(`SELECT ${occurrenceColumns} ${from} WHERE o.id = $1`, [id]);
    return occurrence;
  }
}
