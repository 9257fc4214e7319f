import { randomUUID } from 'node:crypto';
import type { AgreementObstacle, Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../../identity/account.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import type { ScheduledJob } from '../../platform/jobs/schedule.js';
import type { RequestEmergencyAccessInput } from '../admin.inputs.js';
import { mayAdministerPlatform, mayAgree, mayEndEmergencyAccess } from '../admin.policy.js';
import { EmergencyAccess } from './emergency-access.entity.js';

type Opened = {
  networkId: string;
  networkName: string;
  seq: number;
  reason: string;
  hours: number;
  addresses: { email: string; language: Language }[];
};

/** The only way an administrator can read a room: two persons, a reason, a time limit, and the members are told. */
@Injectable()
export class EmergencyAccessService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async request(tx: Tx, input: RequestEmergencyAccessInput): Promise<EmergencyAccess> {
    await this.#demand(tx);
    const { networkId, networkName } = await this.#roomOf(tx, input);
    const { hours, reason } = input;
    const asked = { id: randomUUID(), networkId, networkName, reason: reason.trim(), hours, requestedBy: tx.me };
    tx.securityEvents.push({
      kind: 'EMERGENCY_ACCESS_REQUESTED',
      personId: tx.me,
      networkId,
      subjectId: asked.id,
    });
    const open = { requestedAt: tx.at, approvedBy: null, approvedAt: null, expiresAt: null, endedAt: null };
    return tx.insert(EmergencyAccess, { ...asked, ...open });
  }

  /** @returns who has to be told */
  async approve(tx: Tx, id: string): Promise<Opened> {
    const opening = await this.#opening(tx, id);
    this.accessCheck.assertAllowed(mayAgree(await ownAccount(tx), opening));
    const row = await tx.row<{ opened: Opened }>(`SELECT app.approve_emergency_access($1) AS opened`, [id]);
    if (!row?.opened.networkId) throw notFound();
    const { networkId, seq } = row.opened;
    tx.events.push({ changed: { networkId, seq, topic: 'NETWORK', id: networkId }, hiddenFrom: [] });
    tx.securityEvents.push({ kind: 'EMERGENCY_ACCESS_OPENED', personId: tx.me, networkId, subjectId: id });
    return row.opened;
  }

  async end(tx: Tx, id: string): Promise<EmergencyAccess> {
    const opening = await this.#opening(tx, id);
    this.accessCheck.assertAllowed(await this.mayEnd(tx, opening));
    const { networkId } = opening;
    const row = await tx.row<{ done: boolean }>(`SELECT app.end_emergency_access($1, $2) AS done`, [networkId, id]);
    if (!row?.done) throw notFound();
    tx.securityEvents.push({ kind: 'EMERGENCY_ACCESS_CLOSED', personId: tx.me, networkId, subjectId: id });
    return this.#opening(tx, id);
  }

  async mayEnd(tx: Tx, opening: EmergencyAccess): Promise<boolean> {
    return mayEndEmergencyAccess(await ownAccount(tx), await membershipOf(tx, opening.networkId), opening);
  }

  /** Runs as nobody when the time is up; the database checks that it is. */
  async endDue(tx: Tx, { networkId, subjectId }: ScheduledJob): Promise<void> {
    const sql = `SELECT app.end_emergency_access($1, $2) AS done`;
    const row = await tx.row<{ done: boolean }>(sql, [networkId, subjectId]);
    if (row?.done)
      tx.securityEvents.push({ kind: 'EMERGENCY_ACCESS_CLOSED', personId: null, networkId, subjectId, detail: 'TIME' });
  }

  /** All for administrators, newest first; for members those of their own room. */
  async list(tx: Tx): Promise<EmergencyAccess[]> {
    await this.#demand(tx);
    return tx.select(EmergencyAccess, `ORDER BY t.requested_at DESC LIMIT ${limits.page}`);
  }

  /** The database answers, because it refuses for the same reason. */
  async obstacle(tx: Tx, { requestedBy, approvedAt }: EmergencyAccess): Promise<AgreementObstacle | null> {
    if (approvedAt || !mayAdministerPlatform(await ownAccount(tx))) return null;
    const row = await tx.row<{ obstacle: AgreementObstacle | null }>(
      `SELECT app.approval_obstacle($1, $2) AS obstacle`,
      [requestedBy, tx.me],
    );
    return row?.obstacle || null;
  }

  openedIn(tx: Tx, networkId: string): Promise<EmergencyAccess[]> {
    return tx.select(
      EmergencyAccess,
      `WHERE t.network_id = $1 AND t.approved_at IS NOT NULL ORDER BY t.approved_at DESC LIMIT ${limits.page}`,
      [networkId],
    );
  }

  openNow(tx: Tx, networkId: string): Promise<EmergencyAccess[]> {
    return tx.select(
      EmergencyAccess,
      `WHERE t.network_id = $1 AND t.approved_at IS NOT NULL AND t.ended_at IS NULL AND t.expires_at > now()
       ORDER BY t.expires_at DESC LIMIT ${limits.emergencyAccess}`,
      [networkId],
    );
  }

  /** A room that is not listed is found only by somebody who knows its whole name. */
  async #roomOf(tx: Tx, { networkId, networkName }: RequestEmergencyAccessInput) {
    if (networkId) return { networkId, networkName: null };
    const row = await tx.row<{ room: { id: string; name: string } | null }>('SELECT app.network_named($1) AS room', [
      networkName ?? '',
    ]);
    if (!row?.room) throw badInput({ field: 'networkName', rule: 'unknown' });
    return { networkId: row.room.id, networkName: row.room.name };
  }

  async #demand(tx: Tx): Promise<void> {
    this.accessCheck.assertAllowed(mayAdministerPlatform(await ownAccount(tx)));
  }

  async #opening(tx: Tx, id: string): Promise<EmergencyAccess> {
    const opening = await tx.one(EmergencyAccess, 'WHERE t.id = $1', [id]);
    if (!opening) throw notFound();
    return opening;
  }
}
