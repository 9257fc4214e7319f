import { Injectable } from '@nestjs/common';
import { mayRead, mayShape } from '../networks/network.policy.js';
import { logInRoom } from '../networks/room-log.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { Gate } from '../platform/gate.js';
import type { WriteWelcomeInput } from './facilitation.inputs.js';
import { Welcome, WelcomePutAway } from './welcome.entity.js';

@Injectable()
export class Welcomes {
  constructor(private readonly gate: Gate) {}

  async of(tx: Tx, networkId: string): Promise<Welcome | null> {
    return (await tx.one(Welcome, 'WHERE t.network_id = $1', [networkId])) ?? null;
  }

  async isPutAway(tx: Tx, networkId: string): Promise<boolean> {
    return (await tx.one(WelcomePutAway, 'WHERE t.network_id = $1', [networkId])) !== undefined;
  }

  async write(tx: Tx, { networkId, words, lang }: WriteWelcomeInput): Promise<void> {
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayShape(standing));
    const by = standing.seatId ?? tx.me;
    await tx.queue(networkId);
    await tx.rows(
      `INSERT INTO welcomes (network_id, words, lang, written_by, written_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (network_id) DO UPDATE SET words = excluded.words, lang = excluded.lang,
         written_by = excluded.written_by, written_at = excluded.written_at`,
      [networkId, words.trim(), lang, by, tx.at],
    );
    // Who wrote it has read it.
    await this.#away(tx, networkId);
    await logInRoom(tx, { networkId, kind: 'WELCOME_WRITTEN', by });
    await tx.announce(networkId, { topic: 'NETWORK', id: networkId, kind: 'WELCOME' });
  }

  /** For oneself alone; nobody is told. */
  async putAway(tx: Tx, networkId: string): Promise<void> {
    this.gate.demand(mayRead(await standingOf(tx, networkId)));
    await this.#away(tx, networkId);
  }

  async #away(tx: Tx, networkId: string): Promise<void> {
    await tx.rows(
      `INSERT INTO dismissed_welcomes (person_id, network_id) VALUES ($1, $2) ON CONFLICT (person_id, network_id) DO NOTHING`,
      [tx.me, networkId],
    );
  }
}
