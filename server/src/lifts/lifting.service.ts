import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { type Message, messageOf } from '../chat/message.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { Lift } from './lift.entity.js';
import { mayAgree, mayLift, mayRefuse } from './lift.policy.js';
import type { LiftMessagesInput } from './lifts.inputs.js';

/** Words come from the chat to a challenge when the one who wrote them says yes, and leave when that yes is taken back. */
@Injectable()
export class Lifting {
  constructor(private readonly gate: Gate) {}

  /** What has been lifted before stays as it is answered. One's own words need nobody's yes. */
  async lift(tx: Tx, { challengeId, messageIds }: LiftMessagesInput): Promise<Challenge> {
    const [challenge, found] = await Promise.all([
      challengeOf(tx, challengeId),
      Promise.all(messageIds.map((id) => messageOf(tx, id))),
    ]);
    const messages = found.filter((message) => message !== undefined);
    if (!challenge || messages.length < found.length) throw notFound();
    this.gate.demand(mayLift(await standingOf(tx, challenge.networkId), challenge, messages));
    const known = await tx.select(Lift, 'WHERE t.challenge_id = $1', [challengeId]);
    const fresh = messages.filter((message) => !known.some((lift) => lift.messageId === message.id));
    for (const message of fresh) await tx.insert(Lift, liftOf(challenge, message, message.authorId === tx.me));
    if (fresh.length > 0) await this.#announce(tx, challenge);
    return challenge;
  }

  /** The words are copied now, by the one who wrote them: nobody else can bring them. */
  async agree(tx: Tx, id: string): Promise<void> {
    const lift = await this.#asked(tx, id, mayAgree);
    const message = lift.messageId ? await messageOf(tx, lift.messageId) : undefined;
    if (!message || message.withdrawnAt) throw notFound();
    await tx.rows(`UPDATE quotes SET answer = 'AGREED', body = $2 WHERE id = $1`, [id, message.body]);
    await this.#announce(tx, { networkId: lift.networkId, id: lift.challengeId });
  }

  async refuse(tx: Tx, id: string): Promise<void> {
    const lift = await this.#asked(tx, id, mayRefuse);
    await tx.rows(`UPDATE quotes SET answer = 'REFUSED', body = NULL WHERE id = $1`, [id]);
    await this.#announce(tx, { networkId: lift.networkId, id: lift.challengeId });
  }

  /** Locked, so that two answers follow each other. */
  async #asked(tx: Tx, id: string, may: typeof mayAgree): Promise<Lift> {
    const lift = await tx.one(Lift, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!lift) throw notFound();
    this.gate.demand(may(await standingOf(tx, lift.networkId), lift));
    return lift;
  }

  #announce(tx: Tx, { networkId, id }: Pick<Challenge, 'networkId' | 'id'>): Promise<number> {
    return tx.announce(networkId, { topic: 'CHALLENGE', id, kind: 'LIFTED' });
  }
}

const liftOf = (challenge: Challenge, message: Message, own: boolean): Lift => ({
  id: randomUUID(),
  networkId: challenge.networkId,
  challengeId: challenge.id,
  messageId: message.id,
  authorId: message.authorId,
  seatId: message.seatId,
  seq: message.seq,
  saidAt: message.createdAt,
  answer: own ? 'AGREED' : 'ASKED',
  body: own ? message.body : null,
  lang: message.lang,
});
