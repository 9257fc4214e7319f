import { type FormCode, formCodes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../identity/account.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { assertReplaces, notFound } from '../platform/errors.js';
import { JournalEntry, type JournalPage } from './activity/journal.entity.js';
import { addToRoomLog, LogEntry } from './activity/room-log.entity.js';
import { insertNetwork } from './charter/charter.entity.js';
import { membershipOf } from './membership/membership.js';
import { Network, NetworkCounter } from './network.entity.js';
import { mayChangeSettings, mayRead } from './network.policy.js';
import type { FoundNetworkInput, RenameNetworkInput } from './networks.inputs.js';
import type { FormRequirement } from './networks.types.js';

@Injectable()
export class NetworkService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** @throws NOT_FOUND for everybody without an active seat */
  async read(tx: Tx, id: string): Promise<Network> {
    const [membership, network] = await Promise.all([membershipOf(tx, id), tx.one(Network, 'WHERE t.id = $1', [id])]);
    this.accessCheck.assertAllowed(mayRead(membership));
    if (!network) throw notFound();
    return network;
  }

  listMine(tx: Tx): Promise<Network[]> {
    return tx.select(
      Network,
      `WHERE t.id = ANY ((SELECT app.my_networks())::uuid[]) ORDER BY t.name LIMIT ${limits.page}`,
    );
  }

  /** Networks the viewer has founded in which nobody has taken a seat yet. */
  founded(tx: Tx): Promise<Network[]> {
    return tx.select(
      Network,
      `WHERE t.founded_by = (SELECT app.me()) AND t.seated_at IS NULL ORDER BY t.created_at DESC LIMIT ${limits.page}`,
    );
  }

  async found(tx: Tx, { name, purpose, seatsMax }: FoundNetworkInput): Promise<Network> {
    const account = await ownAccount(tx);
    this.accessCheck.assertAllowed(account?.isAdministrator === true);
    return insertNetwork(tx, { name, purpose, seatsMax: seatsMax ?? limits.seatsDefault, stage: 'FORMING' });
  }

  async rename(tx: Tx, { networkId, replaces, name }: RenameNetworkInput): Promise<void> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayChangeSettings(membership));
    await tx.appendEntry(networkId, { topic: 'NETWORK', id: networkId, kind: 'RENAMED' });
    if (replaces) assertReplaces(replaces, (await tx.one(Network, 'WHERE t.id = $1', [networkId]))?.name);
    await tx.rows(`UPDATE networks SET name = $2 WHERE id = $1`, [networkId, name.trim()]);
    await addToRoomLog(tx, { networkId, kind: 'RENAMED', by: membership.seatId ?? tx.me, detail: name.trim() });
  }

  /** Which of the twelve form requirements are met, by the database function that decides about activation. */
  async formOf(tx: Tx, networkId: string): Promise<FormRequirement[]> {
    const row = await tx.row<{ gaps: FormCode[] }>(`SELECT app.missing_requirements($1) AS gaps`, [networkId]);
    const gaps = row?.gaps ?? formCodes;
    return formCodes.map((code) => ({ code, met: !gaps.includes(code) }));
  }

  /** Newest first. */
  async log(tx: Tx, networkId: string, first: number, before: Date | null): Promise<LogEntry[]> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    return tx.select(
      LogEntry,
      'WHERE t.network_id = $1 AND ($2::timestamptz IS NULL OR t.at < $2) ORDER BY t.at DESC, t.id LIMIT $3',
      [networkId, before, first],
    );
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

  async journal(tx: Tx, networkId: string, after: number, first: number): Promise<JournalPage> {
    this.accessCheck.assertAllowed(mayRead(await membershipOf(tx, networkId)));
    const { journalSeq } = await this.counterOf(tx, networkId);
    // An entry that is closed to the viewer leaves no gap: its number is reported as an unspecified change of the room.
    const items = await tx.rows<JournalEntry>(
      `SELECT $1 AS "networkId", n AS seq, coalesce(j.topic, 'NETWORK') AS topic, coalesce(j.subject_id, $1) AS "subjectId",
         j.challenge_id AS "challengeId", coalesce(j.kind, 'CHANGED') AS kind, coalesce(j.at, now()) AS at
       FROM generate_series($2::int + 1, least($3::int, $2::int + $4::int)) n
       LEFT JOIN journal j ON j.network_id = $1 AND j.seq = n AND j.seq > $2::int AND j.seq <= $2::int + $4::int ORDER BY n`,
      [networkId, Math.max(after, 0), journalSeq, first],
    );
    const seq = items.at(-1)?.seq ?? Math.max(after, 0);
    return { items, seq, complete: seq >= journalSeq };
  }
}
