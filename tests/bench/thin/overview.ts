import { createServer } from 'node:http';
import { entryColumns } from '@krets/server/dist/overview/entries.service.js';
import { type Filter, filterOf } from '@krets/server/dist/overview/filter.js';
import { coming } from '@krets/server/dist/overview/occurrences/occurrences.service.js';
import { entriesOnPage } from '@krets/server/dist/overview/published-entries.js';
import pg from 'pg';

// One statement for each page, over as many connections, and the rows as they are: no page, no language, no check.
const pool = new pg.Pool({ connectionString: process.env.THIN_DATABASE_URL, max: 4 });

const http = createServer(async (request, response) => {
  try {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { sql, values } = entrySearch(filterOf(Object.fromEntries(searchParams)));
    const text = JSON.stringify((await pool.query(sql, values)).rows);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as { port: number }).port));

/** The same page as the product's. Of those on other pages nothing is sorted or read but what puts them in order. */
function entrySearch(filter: Filter): { sql: string; values: unknown[] } {
  const { conditions, values } = conditionsOf(filter);
  const county = values.length + 1;
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
