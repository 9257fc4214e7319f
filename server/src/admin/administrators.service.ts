import { cleanAddress } from '@krets/shared/text';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { accountEmail } from '../platform/email/account.email.js';
import { badInput, notFound } from '../platform/errors.js';
import { AdminService } from './admin.service.js';
import type { Administrator } from './admin.types.js';

type Row = Omit<Administrator, 'appointedAt' | 'disabledAt'> & { appointedAt: string; disabledAt: string | null };

/** Administrators appoint others, and take the right away from others. */
@Injectable()
export class AdministratorService {
  constructor(private readonly adminService: AdminService) {}

  async list(tx: Tx): Promise<Administrator[]> {
    await this.adminService.assertAdministrator(tx);
    const row = await tx.row<{ rows: Row[] }>(`SELECT app.administrators() AS rows`);
    return (row?.rows ?? []).map(({ appointedAt, disabledAt, ...one }) => ({
      ...one,
      appointedAt: new Date(appointedAt),
      disabledAt: disabledAt ? new Date(disabledAt) : null,
    }));
  }

  async appoint(tx: Tx, address: string): Promise<void> {
    await this.adminService.assertAdministrator(tx);
    const email = cleanAddress(address);
    if ((await this.list(tx)).some((one) => one.email === email)) throw badInput({ field: 'email', rule: 'known' });
    const row = await tx.row<{ person: string | null }>(`SELECT app.appoint_administrator($1) AS person`, [email]);
    if (!row?.person) throw badInput({ field: 'email', rule: 'unknown' });
    await tx.sendMail(accountEmail(email, 'APPOINTED'));
    tx.securityEvents.push({ kind: 'ADMINISTRATOR_APPOINTED', personId: tx.me, subjectId: row.person });
  }

  async remove(tx: Tx, personId: string): Promise<void> {
    await this.adminService.assertAdministrator(tx);
    const removed = (await this.list(tx)).find(({ id }) => id === personId);
    const row = await tx.row<{ done: boolean }>(`SELECT app.remove_administrator($1) AS done`, [personId]);
    if (row?.done !== true) throw notFound();
    if (removed) await tx.sendMail(accountEmail(removed.email, 'REMOVED'));
    tx.securityEvents.push({ kind: 'ADMINISTRATOR_REMOVED', personId: tx.me, subjectId: personId });
    tx.events.push({ signedOut: personId });
  }
}
