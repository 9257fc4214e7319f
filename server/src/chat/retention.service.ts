import { retentionDays } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { retentionDaysOf } from './chat.entity.js';
import type { MessageRetentionInput } from './chat.inputs.js';
import type { ExpiringMessages, RetentionChoice } from './chat.types.js';
import { mayChooseRetention } from './message.policy.js';

const day = 86_400_000;

/** How long messages are retained, and what a shorter time would delete. */
@Injectable()
export class RetentionService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async choose(tx: Tx, { networkId, days }: MessageRetentionInput): Promise<void> {
    this.accessCheck.assertAllowed(mayChooseRetention(await membershipOf(tx, networkId)));
    // Locks the network, so that no message is posted under the old retention time meanwhile.
    await tx.lockNetwork(networkId);
    await tx.rows(
      `INSERT INTO chat_settings (network_id, retention_days) VALUES ($1, ${limits.retentionDaysDefault}) ON CONFLICT DO NOTHING`,
      [networkId],
    );
    await tx.rows(`UPDATE chat_settings SET retention_days = $2 WHERE network_id = $1`, [networkId, days]);
    await tx.appendEntry(networkId, { topic: 'MESSAGE', id: networkId, kind: 'RETENTION_CHANGED' });
  }

  async expiringSoon(tx: Tx, networkId: string): Promise<ExpiringMessages | null> {
    const days = await retentionDaysOf(tx, networkId);
    const { n, oldest } = await this.#olderThan(tx, networkId, days - limits.expiresSoonDays);
    return oldest && { count: n, from: new Date(oldest.getTime() + days * day) };
  }

  async choices(tx: Tx, networkId: string): Promise<RetentionChoice[]> {
    if (!mayChooseRetention(await membershipOf(tx, networkId))) return [];
    return Promise.all(
      retentionDays.map(async (days) => ({ days, gone: (await this.#olderThan(tx, networkId, days)).n })),
    );
  }

  async #olderThan(tx: Tx, networkId: string, days: number): Promise<{ n: number; oldest: Date | null }> {
    const found = await tx.row<{ n: number; oldest: Date | null }>(
      // Journal numbers rise with time, so the scan stops at the first message that is recent enough.
      `SELECT count(*)::int AS n, min(created_at) AS oldest FROM (
         SELECT created_at FROM messages WHERE network_id = $1 ORDER BY seq LIMIT ${limits.page}) first WHERE created_at < $2`,
      [networkId, new Date(tx.at.getTime() - days * day)],
    );
    return found ?? { n: 0, oldest: null };
  }
}
