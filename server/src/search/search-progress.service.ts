import { Injectable } from '@nestjs/common';
import { mayAdministerPlatform } from '../admin/admin.policy.js';
import { ownAccount } from '../identity/account.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import type { SearchProgress } from './search.types.js';

/** What an administrator sees of the search: numbers. */
@Injectable()
export class SearchProgressService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async progress(tx: Tx): Promise<SearchProgress> {
    this.accessCheck.assertAllowed(mayAdministerPlatform(await ownAccount(tx)));
    const row = await tx.row<{ progress: SearchProgress | null }>('SELECT app.old_texts_progress() AS progress', []);
    if (!row?.progress) throw notFound();
    return row.progress;
  }
}
