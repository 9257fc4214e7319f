import type { PoolClient } from 'pg';
import type { SecurityEvent } from '../logging/security-log.js';
import type { Tx } from './tx.js';

type Notice = { code?: string; detail?: string };

const hearers = new WeakMap<PoolClient, Tx>();

/** What database functions have ended in this transaction, such as invitations whose maker lost the right to invite. */
export function hearSecurityNotices(client: PoolClient, tx: Tx): void {
  if (!hearers.has(client))
    client.on('notice', ({ code, detail }: Notice) => {
      if (code !== 'KR001' || !detail) return;
      const ids: Omit<SecurityEvent, 'kind'> = JSON.parse(detail);
      hearers.get(client)?.securityEvents.push({ kind: 'INVITATION_REVOKED', ...ids, detail: 'RIGHT_ENDED' });
    });
  hearers.set(client, tx);
}
