import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import { post } from './posting.js';
import { head, list, page } from './reading.js';

// The limit: what is left when everything but the work itself is taken away. It trusts its callers and checks no input.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const pool = new pg.Pool({ connectionString: process.env.THIN_DATABASE_URL, max: 20, pipeline: true } as pg.PoolConfig);
const answers = { '/Challenge': head, '/ThreadPage': page, '/Challenges': list, '/PostContribution': post } as const;

const sessionSql = 'SELECT person_id FROM sessions WHERE token_hash = $1 AND expires_at > now()';
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const http = createServer(async (request, response) => {
  try {
    const text = await answer(request);
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

async function answer(request: IncomingMessage): Promise<string> {
  const asked = JSON.parse(await bodyOf(request));
  const act = answers[request.url as keyof typeof answers];
  const token = request.headers.cookie?.split('=')[1] ?? '';
  const db = await pool.connect();
  try {
    const [me] = (await db.query({ name: 'session', text: sessionSql, values: [hashOf(token)] })).rows;
    if (!me || !act) return '{"data":null}';
    const { event, ...data } = (await act(db, me.person_id, asked)) as Record<string, unknown>;
    if (event) io.to((event as { networkId: string }).networkId).emit('changed', event);
    return JSON.stringify({ data });
  } finally {
    db.release();
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
  });
}

const io = new Server(http, { serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('enter', async ({ networkId }, entered) => {
    await socket.join(networkId);
    entered({ seq: 0 });
  });
});

http.listen(0, '127.0.0.1', () => process.send?.((http.address() as { port: number }).port));
