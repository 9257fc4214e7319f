import { createServer } from 'node:http';
import { entrySearch } from '@krets/server/dist/overview/entries.service.js';
import { filterOf } from '@krets/server/dist/overview/filter.js';
import pg from 'pg';

// The same SQL over as many connections, and the rows as they are: no page, no language, no check.
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
