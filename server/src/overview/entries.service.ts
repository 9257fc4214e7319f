import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../platform/database/open-database.js';
import type { Entry } from './entry.types.js';
import type { Filter } from './filter.js';
import { coming } from './occurrences/occurrences.service.js';

export const entriesOnPage = 25;

export const entryColumns = `e.id, e.kind, e.origin, e.status, e.title, e.purpose, e.audience AS "audience", e.organiser_name AS "organiserName",
  e.organiser_type AS "organiserType", e.basis, e.roles, e.levels, e.counties, e.national, e.attendance, e.form, e.every_weeks AS "everyWeeks", e.minutes,
  e.size, e.seats, e.language, e.contact, e.website, e.published_at AS "publishedAt", e.changed_at AS "changedAt", e.confirmed_at AS "confirmedAt",
  e.closed_at AS "closedAt", e.confirmed, e.fault_since AS "faultSince", e.joined_into AS "joinedInto"`;

export type Found = { entries: Entry[]; count: number };
export type Numbers = { entries: number; confirmed: number };
export type Cell = { of: string; kind: string; listed: number; unconfirmed: number };
export type Year = { year: number; began: number; ended: number; there: number };

/** Reads what is open. Nothing here can reach anything else. */
@Injectable()
export class EntryService {
  constructor(private readonly open: OpenDatabase) {}

  async find(filter: Filter): Promise<Found> {
    const { sql, values } = entrySearch(filter);
    const rows = await this.open.rows<Entry & { count: string }>(sql, values);
    return { entries: rows, count: Number(rows[0]?.count ?? 0) };
  }

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

/** A page of what a filter finds. What everybody may join comes after what is in the county that was asked for. */
export function entrySearch(filter: Filter): { sql: string; values: unknown[] } {
  const { conditions, values } = conditionsOf(filter);
  const county = values.length + 1;
  // Of those on other pages nothing is sorted or read but what puts them in order.
  const sql = `WITH found AS MATERIALIZED (
       SELECT e.id, e.title, array_position(ARRAY['LISTED', 'UNCONFIRMED', 'RESTING', 'CLOSED'], e.status::text) > 2 AS is_old,
         CASE e.origin WHEN 'OWN' THEN array_position(ARRAY['NETWORK', 'FORMING', 'MEETING_PLACE', 'INFORMAL'], e.kind::text) ELSE 9 END AS kind,
         e.status = 'UNCONFIRMED' AS is_stale, $${county}::text IS NOT NULL AND NOT ($${county} = ANY (e.counties)) AS is_for_all
       FROM open.entries e WHERE ${conditions.join(' AND ')})
     SELECT ${entryColumns}, (SELECT count(*) FROM found) AS count,
       (SELECT min(o.starts_at) FROM open.occurrences o WHERE o.entry_id = e.id AND ${coming} AND o.status <> 'CANCELLED') AS "nextAt" FROM (
       SELECT * FROM found ORDER BY is_old, kind, is_stale, is_for_all, title, id LIMIT ${entriesOnPage} OFFSET $${county + 1}) f
     JOIN open.entries e ON e.id = f.id ORDER BY f.is_old, f.kind, f.is_stale, f.is_for_all, f.title, f.id`;
  return { sql, values: [...values, filter.county, (filter.page - 1) * entriesOnPage] };
}

function conditionsOf(filter: Filter) {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const where = (condition: string, value: unknown) => {
    values.push(value);
    conditions.push(condition.replaceAll('$', `$${values.length}`));
  };
  conditions.push(filter.old ? 'true' : `e.status IN ('LISTED', 'UNCONFIRMED')`);
  // Found once, and not for each entry.
  if (filter.q) where('e.folded LIKE ALL ((SELECT open.patterns($))::text[])', filter.q);
  if (filter.kind) where('e.kind = $', filter.kind);
  if (filter.origin) where('e.origin = $', filter.origin);
  if (filter.county) where('(e.national OR $ = ANY (e.counties))', filter.county);
  if (filter.level) where('$ = ANY (e.levels)', filter.level);
  if (filter.role) where('$ = ANY (e.roles)', filter.role);
  if (filter.organiser) where('e.organiser_type = $', filter.organiser);
  if (filter.form) where('e.form = $', filter.form);
  if (filter.attendance) where(`e.attendance IN ($, 'BOTH')`, filter.attendance);
  if (filter.language) where('e.language = $', filter.language);
  if (filter.basis.length > 0) where('e.basis @> $', filter.basis);
  if (filter.seats) conditions.push(`e.seats IN ('YES', 'FEW')`);
  return { conditions, values };
}
