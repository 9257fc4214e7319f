import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../../identity/account.entity.js';
import { personOf } from '../../identity/person.entity.js';
import { addToRoomLog } from '../../networks/activity/room-log.entity.js';
import { insertNetwork, takeFirstSeat } from '../../networks/charter/charter.entity.js';
import { mayInitiateNetwork } from '../../networks/lifecycle/lifecycle.policy.js';
import { insertInvitation } from '../../networks/membership/invitation.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import { fewestFounders } from './founding-part.js';

@Injectable()
export class FoundingService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /**
   * Makes a network being formed of those who have met and want one, and invites the others to it. Whoever does it is its facilitator to begin with.
   *
   * @returns the id of the network
   * @throws BAD_INPUT `profile`; `founders` when fewer than four want one, or another has done it meanwhile
   */
  async found(tx: Tx, occurrenceId: string, { name, purpose }: { name: string; purpose: string }): Promise<string> {
    this.accessCheck.assertAllowed(mayInitiateNetwork(await ownAccount(tx)));
    const { roleTitle, orgnr } = (await personOf(tx, tx.me)) ?? {};
    if (!roleTitle || !orgnr) throw badInput({ field: 'profile', rule: 'required' });
    const { id } = await insertNetwork(tx, { name, purpose, stage: 'DRAFT', seatsMax: limits.seatsDefault });
    await takeFirstSeat(tx, id, { roleTitle, orgnr });
    await tx.rows(`UPDATE networks SET stage = 'FORMING' WHERE id = $1`, [id]);
    await tx.appendEntry(id, { topic: 'NETWORK', id, kind: 'STAGE' });
    const by = (await membershipOf(tx, id)).seatId ?? tx.me;
    await addToRoomLog(tx, { networkId: id, kind: 'STAGE_CHANGED', by, detail: 'FORMING' });
    const row = await tx.row<{ others: { email: string; language: Language }[] }>(
      'SELECT app.found_from_occurrence($1, $2, $3) AS others',
      [occurrenceId, id, tx.at],
    );
    const others = row?.others ?? [];
    if (others.length < fewestFounders - 1) throw badInput({ field: 'founders', rule: 'min', limit: fewestFounders });
    for (const { email, language } of others) {
      const { invitation, key } = await insertInvitation(tx, { networkId: id, role: 'MEMBER', email, seatId: null });
      await tx.appendEntry(id, { topic: 'INVITATION', id: invitation.id, kind: 'MADE' });
      const variables = { key, until: invitation.expiresAt.toISOString() };
      await tx.sendMail({ kind: 'INVITATION', to: email, language, variables });
    }
    return id;
  }
}
