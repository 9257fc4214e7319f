import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerConfig } from '../config/config.token.js';
import { sha256Hex } from '../crypto/sha256.js';
import { Transactions } from '../database/transactions.js';
import { Realtime } from '../realtime/realtime.js';
import type { Checked, FeedReading, SocketAccess } from '../realtime/socket-access.js';
import type { SetHeaders } from '../realtime/sockets.js';
import { SessionCookie } from './cookies.js';
import { handshakeAllowed } from './origin.js';

/** Journal entries read in one query. */
const entriesAtOnce = 200;

export function connectSockets(app: NestExpressApplication, config: ServerConfig, headers: SetHeaders): void {
  const transactions = app.get(Transactions);
  const cookie = new SessionCookie(config.publicUrl.startsWith('https:'));
  const db: SocketAccess = {
    tokenHashOf: (request) => sha256Hex(cookie.tokenIn(request) ?? ''),
    originAllowed: (request) => handshakeAllowed(request, config.publicUrl),
    identify: (tokenHash) =>
      transactions.read(tokenHash, async ({ personId, sessionId }) =>
        personId && sessionId ? { personId, sessionId } : null,
      ),
    journalSeq: (tokenHash, networkId) =>
      transactions.read(tokenHash, async (tx) => {
        const counter = await tx.row<{ seq: number }>(
          `SELECT journal_seq AS seq FROM network_counters
           WHERE network_id = $1 AND network_id = ANY ((SELECT app.my_networks())::uuid[])`,
          [networkId],
        );
        return counter?.seq ?? null;
      }),
    readFeed: (networkId, after, tokenHashes) =>
      transactions.read('', async (tx) => {
        const read = 'SELECT head, ended, refused, readings FROM app.read_feed($1, $2, $3, $4)';
        const [row] = await tx.rows<FeedReading>(read, [networkId, after, entriesAtOnce, tokenHashes]);
        return row as FeedReading;
      }),
    check: (tokenHashes, networkIds) =>
      transactions.read('', async (tx) => {
        const check = 'SELECT ended, opened FROM app.check_listeners($1, $2)';
        const [row] = await tx.rows<Checked>(check, [tokenHashes, networkIds]);
        return row as Checked;
      }),
  };
  app.get(Realtime).attach(app.getHttpServer() as Server, db, {
    headers,
    heartbeat: config.heartbeat,
    databaseUrl: config.directUrl ?? config.databaseUrl,
    socketsPerPerson: config.socketsPerPerson,
  });
}
