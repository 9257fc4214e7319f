import type { PoolClient } from 'pg';
import type { SecurityEvent } from '../logging/security-log.js';
import type { Tx } from './tx.js';

type Notice = { code?: string; detail?: string };

const hearers = new WeakMap<PoolClient, Tx>();

/** What functions of the database have ended in the transaction that is under way, such as invitations with their maker's right. */
export function hearSecurityNotices(client: PoolClient, tx: Tx): void {
  if (!hearers.has(client))
    client.on('notice', ({ code, detail }: Notice) => {
      if (code !== 'KR001' || !detail) return;
      const ids: Omit<SecurityEvent, 'kind'> = JSON.parse(detail);
      hearers.get(client)?.securityEvents.push({ kind: 'INVITATION_REVOKED', ...ids, detail: 'RIGHT_ENDED' });
    });
  hearers.set(client, tx);
}
