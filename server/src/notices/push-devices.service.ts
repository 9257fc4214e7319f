import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServerConfig } from '../platform/config/config.token.js';
import { sha256Hex } from '../platform/crypto/sha256.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { PushSender, type PushSubscription } from '../platform/push/push-sender.js';
import type { PushChoices, PushDevice } from './push.types.js';

/** The browsers in which a person wants to be told that something waits. Each ends with its session. */
@Injectable()
export class PushDeviceService {
  constructor(
    private readonly pushSender: PushSender,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  async choices(tx: Tx): Promise<PushChoices> {
    const devices = await tx.rows<PushDevice & { endpointHash: string }>(
      `SELECT p.session_id AS id, s.device, s.started_at AS "signedInAt", p.endpoint_hash AS "endpointHash"
       FROM push_subscriptions p JOIN sessions s ON s.id = p.session_id
       WHERE p.person_id = (SELECT app.me()) ORDER BY s.started_at, s.id`,
    );
    return {
      serverKey: this.config.push ? this.pushSender.publicKey : null,
      devices: devices.map(({ endpointHash, ...device }) => {
        const current = device.id === tx.sessionId;
        return { ...device, current, fingerprint: current ? endpointHash : null };
      }),
    };
  }

  /** @throws BAD_INPUT for the address of a push server that is not known, or for another key than the present one */
  async add(tx: Tx, { serverKey, ...subscription }: PushSubscription & { serverKey: string }): Promise<void> {
    await tx.authenticated();
    const { sessionId } = tx;
    if (!sessionId || !this.config.push) throw notFound();
    if (!this.pushSender.accepts(subscription.endpoint)) throw badInput({ field: 'endpoint', rule: 'address' });
    if (serverKey !== this.pushSender.publicKey) throw badInput({ field: 'serverKey', rule: 'outdated' });
    const endpointHash = sha256Hex(subscription.endpoint);
    await tx.setAccessKey(endpointHash);
    await tx.rows('DELETE FROM push_subscriptions WHERE endpoint_hash = $1 AND session_id <> $2', [
      endpointHash,
      sessionId,
    ]);
    await tx.rows(
      `INSERT INTO push_subscriptions (session_id, person_id, endpoint_hash, server_key, sealed) VALUES ($1, app.me(), $2, $3, $4)
       ON CONFLICT (session_id) DO UPDATE SET endpoint_hash = excluded.endpoint_hash, server_key = excluded.server_key,
         sealed = excluded.sealed, failures = 0`,
      [sessionId, endpointHash, serverKey, this.pushSender.seal(subscription, sessionId)],
    );
  }

  async remove(tx: Tx, sessionId: string): Promise<void> {
    const removed = await tx.rows(
      'DELETE FROM push_subscriptions WHERE session_id = $1 AND person_id = (SELECT app.me()) RETURNING session_id',
      [sessionId],
    );
    if (removed.length === 0) throw notFound();
  }
}
