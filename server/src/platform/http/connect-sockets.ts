import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerConfig } from '../config.token.js';
import { Work } from '../database/work.js';
import { hashOf } from '../door.js';
import { Realtime } from '../realtime/realtime.js';
import type { Checked, FeedReading, SocketDoor } from '../realtime/socket-door.js';
import type { SetHeaders } from '../realtime/sockets.js';
import { SessionCookie } from './cookies.js';
import { handshakeAllowed } from './origin.js';

/** Entries of one journal read in one go. */
const entriesAtOnce = 200;

export function connectSockets(app: NestExpressApplication, config: ServerConfig, headers: SetHeaders): void {
  const work = app.get(Work);
  const cookie = new SessionCookie(config.publicUrl.startsWith('https:'));
  const door: SocketDoor = {
    tokenHashOf: (request) => hashOf(cookie.tokenIn(request) ?? ''),
    originAllowed: (request) => handshakeAllowed(request, config.publicUrl),
    whoIs: (tokenHash) =>
      work.read(tokenHash, async ({ personId, sessionId }) => (personId && sessionId ? { personId, sessionId } : null)),
    journalSeq: (tokenHash, networkId) =>
      work.read(tokenHash, async (tx) => {
        const counter = await tx.row<{ seq: number }>(
          `SELECT journal_seq AS seq FROM network_counters
           WHERE network_id = $1 AND network_id = ANY ((SELECT app.my_networks())::uuid[])`,
          [networkId],
        );
        return counter?.seq ?? null;
      }),
    readFeed: (networkId, after, tokenHashes) =>
      work.read('', async (tx) => {
        const read = 'SELECT head, ended, refused, readings FROM app.read_feed($1, $2, $3, $4)';
        const [row] = await tx.rows<FeedReading>(read, [networkId, after, entriesAtOnce, tokenHashes]);
        return row as FeedReading;
      }),
    check: (tokenHashes, networkIds) =>
      work.read('', async (tx) => {
        const check = 'SELECT ended, opened FROM app.check_listeners($1, $2)';
        const [row] = await tx.rows<Checked>(check, [tokenHashes, networkIds]);
        return row as Checked;
      }),
  };
  app.get(Realtime).attach(app.getHttpServer() as Server, door, {
    headers,
    heartbeat: config.heartbeat,
    databaseUrl: config.directUrl ?? config.databaseUrl,
    socketsPerPerson: config.socketsPerPerson,
  });
}
