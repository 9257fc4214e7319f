import type { ContentChoice, Language } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { addToRoomLog } from '../networks/activity/room-log.entity.js';
import { mySeats } from '../networks/membership/membership.js';
import { lockPerson } from '../platform/database/lock-person.js';
import type { Tx } from '../platform/database/tx.js';
import { accountEmail } from '../platform/email/account.email.js';

type ErasedContent = { networkId: string; seatId: string; seq: number };

/** Erasure of one person's data. */
@Injectable()
export class AccountDeletionService {
  /** Permanently removes the viewer's content and reactions from one network, or all. */
  async eraseContent(tx: Tx, networkId: string | null): Promise<void> {
    const row = await tx.row<{ told: ErasedContent[] }>(`SELECT app.erase_my_content($1) AS told`, [networkId]);
    for (const { networkId: id, seatId, seq } of row?.told ?? []) {
      tx.events.push({ changed: { networkId: id, seq, topic: 'SEAT', id: seatId }, hiddenFrom: [] });
    }
  }

  /** Ends every seat and deletes the person; a network that loses its last facilitator elects another. */
  async deleteAccount(tx: Tx, words: ContentChoice): Promise<void> {
    await tx.authenticated();
    const personId = tx.me;
    await lockPerson(tx, personId);
    const [account] = await tx.rows<{ email: string; language: Language }>(
      'SELECT email, language FROM accounts WHERE person_id = (SELECT app.me())',
    );
    if (words === 'TAKE_OUT') await this.eraseContent(tx, null);
    await tx.rows(`SELECT set_config('app.deleting', 'on', true)`);
    for (const { id, networkId } of await mySeats(tx)) {
      await addToRoomLog(tx, { networkId, kind: 'SEAT_LEFT', by: id, seatId: id });
      await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'ENDED' });
      await tx.rows(`UPDATE seats SET ended_at = $2, left_as = 'ENDED' WHERE id = $1`, [id, tx.at]);
      tx.securityEvents.push({ kind: 'SEAT_ENDED', personId, networkId, subjectId: id });
      tx.events.push({ roomClosed: { networkId, personId } });
    }
    // The database ends open invitations with the account.
    await tx.rows('UPDATE data_exports SET expires_at = $2 WHERE person_id = $1', [personId, tx.at]);
    if (account) await tx.sendMail(accountEmail(account.email, 'DELETED', account.language));
    await tx.rows(`SELECT app.delete_account()`);
    tx.events.push({ signedOut: personId });
    tx.securityEvents.push({ kind: 'ACCOUNT_DELETED', personId });
  }
}
