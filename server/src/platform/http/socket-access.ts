import { sha256Hex } from '../crypto/sha256.js';
import type { Transactions } from '../database/transactions.js';
import type { Checked, FeedReading, SocketAccess } from '../realtime/socket-access.interface.js';
import { SessionCookie } from './cookies.js';
import { handshakeAllowed } from './origin.js';

/** Journal entries read in one query. */
const entriesAtOnce = 200;

/** Who may open a socket, enter a room and hear its entries: the session cookie and the database decide. */
export function socketAccess(transactions: Transactions, publicUrl: string): SocketAccess {
  const cookie = new SessionCookie(publicUrl.startsWith('https:'));
  return {
    tokenHashOf: (request) => sha256Hex(cookie.tokenIn(request) ?? ''),
    originAllowed: (request) => handshakeAllowed(request, publicUrl),
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
}
