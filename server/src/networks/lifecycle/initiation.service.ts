import { limits } from '@krets/shared/limits';
import { groupKindOf } from '@krets/shared/network-kind';
import { Injectable } from '@nestjs/common';
import { ownAccount } from '../../identity/account.entity.js';
import { personOf } from '../../identity/person.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import { insertNetwork, takeFirstSeat } from '../charter/charter.entity.js';
import type { InitiateNetworkInput } from './lifecycle.inputs.js';
import { mayInitiateNetwork } from './lifecycle.policy.js';
import { Programme } from './programme.entity.js';

@Injectable()
export class InitiationService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Creates a draft that nobody else sees, with its initiator in the first seat. @returns the id of the network */
  async initiate(tx: Tx, { name, purpose, plan, similarSeen, programmeId }: InitiateNetworkInput): Promise<string> {
    this.accessCheck.assertAllowed(mayInitiateNetwork(await ownAccount(tx)));
    if (groupKindOf(plan).is !== 'NETWORK') throw badInput({ field: 'plan', rule: 'notNetwork' });
    const { name: own, roleTitle, orgnr } = (await personOf(tx, tx.me)) ?? {};
    if (!own || !roleTitle || !orgnr) throw badInput({ field: 'profile', rule: 'required' });
    if (programmeId) await ongoing(tx, programmeId);
    await this.#assertDraftsLeft(tx);
    const { id: networkId } = await insertNetwork(tx, {
      name: name.trim(),
      purpose: purpose.trim(),
      stage: 'DRAFT',
      seatsMax: Math.max(plan.people, limits.seatsDefault),
      programmeId: programmeId ?? null,
      similarSeenAt: similarSeen ? tx.at : null,
    });
    await takeFirstSeat(tx, networkId, { roleTitle, orgnr });
    return networkId;
  }

  /** Programmes that a network can be linked to, by name. */
  programmes(tx: Tx): Promise<Programme[]> {
    return tx.select(Programme, `WHERE t.ended_at IS NULL ORDER BY t.name LIMIT ${limits.page}`);
  }

  async #assertDraftsLeft(tx: Tx): Promise<void> {
    // Several tabs may do this at the same time: they wait for each other here.
    await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7305))`, [tx.me]);
    const begun = await tx.rows(`SELECT 1 FROM networks WHERE founded_by = $1 AND stage = 'DRAFT'`, [tx.me]);
    if (begun.length >= limits.networkDrafts)
      throw badInput({ field: 'drafts', rule: 'max', limit: limits.networkDrafts });
  }
}

/** @throws BAD_INPUT `effort` when the programme has ended or does not exist */
export async function ongoing(tx: Tx, programmeId: string): Promise<void> {
  const programme = await tx.one(Programme, 'WHERE t.id = $1 AND t.ended_at IS NULL', [programmeId]);
  if (!programme) throw badInput({ field: 'programmeId', rule: 'effort' });
}
