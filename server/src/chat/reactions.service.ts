import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import type { ReactionInput } from './chat.inputs.js';
import { type Message, messageOf } from './message.entity.js';
import { mayReact } from './message.policy.js';

/** Adds and removes reactions to messages. */
@Injectable()
export class ReactionService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async add(tx: Tx, { messageId, kind }: ReactionInput): Promise<void> {
    const { message, seatId } = await this.#met(tx, messageId);
    const given = await tx.rows(
      `INSERT INTO reactions (message_id, person_id, kind, network_id, seat_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING kind`,
      [messageId, tx.me, kind, message.networkId, seatId],
    );
    if (given.length > 0) await this.#appendEntry(tx, message);
  }

  async remove(tx: Tx, { messageId, kind }: ReactionInput): Promise<void> {
    const { message } = await this.#met(tx, messageId);
    const taken = await tx.rows(
      `DELETE FROM reactions WHERE message_id = $1 AND person_id = $2 AND kind = $3 RETURNING kind`,
      [messageId, tx.me, kind],
    );
    if (taken.length > 0) await this.#appendEntry(tx, message);
  }

  async #met(tx: Tx, messageId: string): Promise<{ message: Message; seatId: string }> {
    const message = await messageOf(tx, messageId);
    if (!message) throw notFound();
    const membership = await membershipOf(tx, message.networkId);
    this.accessCheck.assertAllowed(mayReact(membership, message));
    return { message, seatId: membership.seatId ?? tx.me };
  }

  #appendEntry(tx: Tx, { networkId, id, createdAt }: Message): Promise<number> {
    return tx.appendEntry(networkId, { topic: 'MESSAGE', id, kind: 'REACTED', since: createdAt });
  }
}
