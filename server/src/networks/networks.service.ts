import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../people/account.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { JournalEntry, type News } from './journal.entity.js';
import { Network, NetworkCounter } from './network.entity.js';
import { mayDescribe, mayRead } from './network.policy.js';
import type { DescribeNetworkInput, FoundNetworkInput } from './networks.inputs.js';
import { standingOf } from './standing.js';

@Injectable()
export class Networks {
  constructor(private readonly gate: Gate) {}

  /** @throws NOT_FOUND for everybody without an active seat */
  async read(tx: Tx, id: string): Promise<Network> {
    const [standing, network] = await Promise.all([standingOf(tx, id), tx.one(Network, 'WHERE t.id = $1', [id])]);
    this.gate.demand(mayRead(standing));
    if (!network) throw notFound();
    return network;
  }

  mine(tx: Tx): Promise<Network[]> {
    return tx.select(
      Network,
      `JOIN seats s ON s.network_id = t.id AND s.person_id = app.me() AND s.ended_at IS NULL ORDER BY t.name LIMIT ${limits.page}`,
    );
  }

  /** What the viewer has made and nobody has taken a seat in yet. */
  founded(tx: Tx): Promise<Network[]> {
    return tx.select(
      Network,
      `WHERE t.founded_by = app.me() AND t.seated_at IS NULL ORDER BY t.created_at DESC LIMIT ${limits.page}`,
    );
  }

  async found(tx: Tx, { name, purpose, seatsMax }: FoundNetworkInput): Promise<Network> {
    const account = await ownAccount(tx);
    this.gate.demand(account?.isAdministrator === true);
    const network = { id: randomUUID(), name, purpose, foundedBy: tx.me, createdAt: tx.at, seatedAt: null };
    await tx.insert(Network, network);
    await tx.insert(NetworkCounter, {
      networkId: network.id,
      journalSeq: 0,
      seatsTaken: 0,
      seatsMax: seatsMax ?? limits.seatsDefault,
    });
    return network;
  }

  async describe(tx: Tx, { networkId, name, purpose }: DescribeNetworkInput): Promise<void> {
    this.gate.demand(mayDescribe(await standingOf(tx, networkId)));
    await tx.announce(networkId, { topic: 'NETWORK', id: networkId, kind: 'DESCRIBED' });
    await tx.rows(`UPDATE networks SET name = $2, purpose = $3 WHERE id = $1`, [networkId, name, purpose]);
  }

  async counterOf(tx: Tx, networkId: string): Promise<NetworkCounter> {
    const counter = await tx.load(
      NetworkCounter,
      networkId,
      (ids) => tx.select(NetworkCounter, 'WHERE t.network_id = ANY($1)', [ids]),
      (c) => c.networkId,
    );
    if (!counter) throw notFound();
    return counter;
  }

  async news(tx: Tx, networkId: string, after: number, first: number): Promise<News> {
    this.gate.demand(mayRead(await standingOf(tx, networkId)));
    const { journalSeq } = await this.counterOf(tx, networkId);
    const items = await tx.select(JournalEntry, 'WHERE t.network_id = $1 AND t.seq > $2 ORDER BY t.seq LIMIT $3', [
      networkId,
      after,
      first,
    ]);
    const seq = items.at(-1)?.seq ?? Math.max(after, 0);
    return { items, seq, complete: seq >= journalSeq };
  }
}
