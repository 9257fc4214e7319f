import { Injectable } from '@nestjs/common';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertReplaces } from '../../platform/errors.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { membershipOf } from '../membership/membership.js';
import { mayChangeSettings, mayRead } from '../network.policy.js';
import type { WriteWelcomeInput } from './facilitation.inputs.js';
import { Welcome, WelcomeDismissal } from './welcome.entity.js';

@Injectable()
export class WelcomeService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async of(tx: Tx, networkId: string): Promise<Welcome | null> {
    return (await tx.one(Welcome, 'WHERE t.network_id = $1', [networkId])) ?? null;
  }

  async isDismissed(tx: Tx, networkId: string): Promise<boolean> {
    return (await tx.one(WelcomeDismissal, 'WHERE t.network_id = $1', [networkId])) !== undefined;
  }

  async write(tx: Tx, { networkId, replaces, words, lang }: WriteWelcomeInput): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayChangeSettings(membership));
    const by = membership.seatId ?? tx.me;
    await tx.lockNetwork(networkId);
    assertReplaces(replaces, (await this.of(tx, networkId))?.writtenAt);
    await tx.rows(
      `INSERT INTO welcomes (network_id, words, lang, written_by, written_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (network_id) DO UPDATE SET words = excluded.words, lang = excluded.lang,
         written_by = excluded.written_by, written_at = excluded.written_at`,
      [networkId, words.trim(), lang, by, tx.at],
    );
    // The author has read it.
    await this.#isDismissed(tx, networkId);
    await addToRoomLog(tx, { networkId, kind: 'WELCOME_WRITTEN', by });
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'WELCOME' });
  }

  /** For the person only; nobody else is told. */
  async dismiss(tx: Tx, networkId: string): Promise<void> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    await this.#isDismissed(tx, networkId);
  }

  async #isDismissed(tx: Tx, networkId: string): Promise<void> {
    await tx.rows(
      `INSERT INTO dismissed_welcomes (person_id, network_id) VALUES ($1, $2) ON CONFLICT (person_id, network_id) DO NOTHING`,
      [tx.me, networkId],
    );
  }
}
