import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../platform/database/open-database.js';
import type { Entry } from './entry.types.js';

export const entryColumns = `e.id, e.kind, e.origin, e.status, e.title, e.purpose, e.audience AS "audience", e.organiser_name AS "organiserName",
  e.organiser_type AS "organiserType", e.basis, e.roles, e.levels, e.counties, e.national, e.attendance, e.form, e.every_weeks AS "everyWeeks", e.minutes,
  e.size, e.seats, e.language, e.contact, e.website, e.published_at AS "publishedAt", e.changed_at AS "changedAt", e.confirmed_at AS "confirmedAt",
  e.closed_at AS "closedAt", e.confirmed, e.fault_since AS "faultSince", e.joined_into AS "joinedInto"`;

export type Numbers = { entries: number; confirmed: number };
export type Cell = { of: string; kind: string; listed: number; unconfirmed: number };
export type Year = { year: number; began: number; ended: number; there: number };

/** Reads what is open. Nothing here can reach anything else. */
@Injectable()
export class EntryService {
  constructor(private readonly open: OpenDatabase) {}

  async one(id: string): Promise<Entry | undefined> {
    const [entry] = await this.open.rows<Entry>(`SELECT ${entryColumns} FROM open.entries e WHERE e.id = $1`, [id]);
    return entry;
  }

  /** Those of the same title that have not been closed. */
  titled(title: string): Promise<Entry[]> {
    return this.open.rows<Entry>(
      `SELECT ${entryColumns} FROM open.entries e WHERE lower(e.title) = lower($1) AND e.status <> 'CLOSED' ORDER BY e.id LIMIT 5`,
      [title],
    );
  }

  /** What has not been closed, for the open data. */
  all(): Promise<Entry[]> {
    return this.open.rows<Entry>(
      `SELECT ${entryColumns} FROM open.entries e WHERE e.closed_at IS NULL ORDER BY e.title, e.id`,
    );
  }

  newest(): Promise<Entry[]> {
    return this.open.rows<Entry>(
      `SELECT ${entryColumns} FROM open.entries e WHERE e.status = 'LISTED' ORDER BY e.published_at DESC, e.id LIMIT 5`,
    );
  }

  async numbers(): Promise<Numbers> {
    const [row] = await this.open.rows<Numbers>(
      `SELECT count(*)::integer AS entries, (count(*) FILTER (WHERE confirmed AND confirmed_at > now() - interval '183 days'))::integer AS confirmed
       FROM open.entries WHERE status IN ('LISTED', 'UNCONFIRMED')`,
    );
    return row ?? { entries: 0, confirmed: 0 };
  }

  /** How many entries of each kind there are for each of `what`. What has none is not among them. */
  cells(what: 'counties' | 'levels' | 'roles'): Promise<Cell[]> {
    return this.open.rows<Cell>(
      `SELECT o AS of, e.kind, (count(*) FILTER (WHERE e.status = 'LISTED'))::integer AS listed,
         (count(*) FILTER (WHERE e.status = 'UNCONFIRMED'))::integer AS unconfirmed
       FROM open.entries e, unnest(${what === 'counties' ? `CASE WHEN e.national THEN '{NATIONAL}' ELSE e.counties END` : `e.${what}`}) o
       WHERE e.status IN ('LISTED', 'UNCONFIRMED') GROUP BY 1, 2`,
    );
  }

  /** The levels that are listed in each county. */
  levelsByCounty(): Promise<{ county: string; levels: string[] }[]> {
    return this.open.rows(
      `SELECT county, array_agg(DISTINCT level) AS levels FROM open.entries e, unnest(e.counties) county, unnest(e.levels) level
       WHERE e.status = 'LISTED' AND NOT e.national GROUP BY 1`,
    );
  }

  years(): Promise<Year[]> {
    return this.open.rows<Year>(
      `SELECT y::integer AS year, (count(*) FILTER (WHERE extract(year FROM published_at) = y))::integer AS began,
         (count(*) FILTER (WHERE extract(year FROM closed_at) = y))::integer AS ended,
         (count(*) FILTER (WHERE extract(year FROM published_at) <= y AND (closed_at IS NULL OR extract(year FROM closed_at) > y)))::integer AS there
       FROM open.entries, generate_series((SELECT extract(year FROM min(published_at)) FROM open.entries), extract(year FROM now())) y
       GROUP BY y ORDER BY y DESC`,
    );
  }
}
