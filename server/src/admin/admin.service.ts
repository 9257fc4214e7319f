import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { cleanAddress } from '@krets/shared/text';
import { Injectable } from '@nestjs/common';
import { Account, ownAccount } from '../identity/account.entity.js';
import { Organisation, organisationIn } from '../identity/organisation.entity.js';
import { Programme } from '../networks/lifecycle/programme.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import { lockPerson } from '../platform/database/lock-person.js';
import type { Tx } from '../platform/database/tx.js';
import { accountEmail } from '../platform/email/account.email.js';
import { badInput, notFound } from '../platform/errors.js';
import type { AddOrganisationInput, AddProgrammeInput } from './admin.inputs.js';
import { mayAdministerPlatform } from './admin.policy.js';
import type { FoundAccount, NetworkFigure } from './admin.types.js';
import { type DeliveryFigure, deliveryFigures } from './deliveries.types.js';
import { type UndeliveredMail, undeliveredMail } from './undelivered-mail.types.js';

@Injectable()
export class AdminService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async assertAdministrator(tx: Tx): Promise<void> {
    this.accessCheck.assertAllowed(mayAdministerPlatform(await ownAccount(tx)));
  }

  /** Those that a network can be linked to first, then those that have ended. */
  programmes(tx: Tx): Promise<Programme[]> {
    return tx.select(Programme, `ORDER BY t.ended_at NULLS FIRST, t.name LIMIT ${limits.page}`);
  }

  async addProgramme(tx: Tx, { name, kind }: AddProgrammeInput): Promise<Programme> {
    await this.assertAdministrator(tx);
    return tx.insert(Programme, { id: randomUUID(), name: name.trim(), kind, madeAt: tx.at, endedAt: null });
  }

  async endProgramme(tx: Tx, id: string): Promise<void> {
    await this.assertAdministrator(tx);
    const ended = await tx.rows(`UPDATE programmes SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id`, [
      id,
      tx.at,
    ]);
    if (ended.length === 0) throw notFound();
  }

  async addOrganisation(tx: Tx, organisation: AddOrganisationInput): Promise<Organisation> {
    await this.assertAdministrator(tx);
    const known = await tx.one(Organisation, 'WHERE t.orgnr = $1', [organisation.orgnr]);
    if (known) throw badInput({ field: 'orgnr', rule: 'known' });
    return tx.insert(Organisation, organisationIn({ ...organisation, aliases: [], listed: true }));
  }

  async overview(tx: Tx): Promise<NetworkFigure[]> {
    await this.assertAdministrator(tx);
    const row = await tx.row<{ rows: NetworkFigure[] }>(`SELECT app.administration_overview() AS rows`);
    return Array.isArray(row?.rows) ? row.rows : [];
  }

  async deliveries(tx: Tx): Promise<DeliveryFigure[]> {
    await this.assertAdministrator(tx);
    return deliveryFigures(tx);
  }

  async undeliveredMail(tx: Tx): Promise<UndeliveredMail[]> {
    await this.assertAdministrator(tx);
    return undeliveredMail(tx);
  }

  /** Found by its whole address: administrators see no list of people. */
  async account(tx: Tx, address: string): Promise<FoundAccount | null> {
    await this.assertAdministrator(tx);
    const email = address.trim().toLowerCase();
    await tx.setAccessKey(email);
    const found = await tx.one(Account, 'WHERE t.email = $1', [email]);
    return found ? { email, isAdministrator: found.isAdministrator, closedAt: found.disabledAt } : null;
  }

  /** A closed account is signed out everywhere and cannot sign in. Its seats stay until their rooms end them. */
  async closeAccount(tx: Tx, address: string, closed: boolean): Promise<void> {
    await this.assertAdministrator(tx);
    const email = cleanAddress(address);
    await tx.setAccessKey(email);
    const named = await tx.one(Account, 'WHERE t.email = $1', [email]);
    if (named) await lockPerson(tx, named.personId);
    const [account] = await tx.rows<{ person_id: string }>(
      `UPDATE accounts SET disabled_at = $2 WHERE email = $1 AND person_id <> (SELECT app.me()) RETURNING person_id`,
      [email, closed ? tx.at : null],
    );
    if (!account) throw badInput({ field: 'email', rule: 'unknown' });
    await tx.sendMail(accountEmail(email, closed ? 'CLOSED' : 'OPENED', named?.language));
    if (!closed) return;
    tx.securityEvents.push({ kind: 'ACCOUNT_DISABLED', personId: tx.me, subjectId: account.person_id });
    tx.events.push({ signedOut: account.person_id });
  }
}
