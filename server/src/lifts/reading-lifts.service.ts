import { Injectable } from '@nestjs/common';
import { challengeOf } from '../challenges/challenge.entity.js';
import { messageOf } from '../chat/message.entity.js';
import { seatOf } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Lift } from './lift.entity.js';
import { mayAgree, mayRefuse } from './lift.policy.js';
import type { LiftRequest, Quote } from './lifts.types.js';

@Injectable()
export class ReadingLifts {
  /** In the order of the conversation. */
  async quotesOf(tx: Tx, challengeId: string): Promise<Quote[]> {
    const found = await tx.load(
      ReadingLifts,
      challengeId,
      async (ids) => {
        const lifts = await tx.select(Lift, 'WHERE t.challenge_id = ANY($1) ORDER BY t.seq', [ids]);
        return ids.map((id) => ({ id, lifts: lifts.filter((lift) => lift.challengeId === id) }));
      },
      ({ id }) => id,
    );
    return Promise.all((found?.lifts ?? []).map((lift) => this.#show(tx, lift)));
  }

  async read(tx: Tx, id: string): Promise<Quote> {
    const lift = await tx.one(Lift, 'WHERE t.id = $1', [id]);
    if (!lift) throw notFound();
    return this.#show(tx, lift);
  }

  /** What waits for the viewer's own yes or no. */
  async askedOfMe(tx: Tx, networkId: string): Promise<LiftRequest[]> {
    const lifts = await tx.select(
      Lift,
      `JOIN messages m ON m.id = t.message_id AND m.withdrawn_at IS NULL
       WHERE t.network_id = $1 AND t.author_id = (SELECT app.me()) AND t.answer = 'ASKED' ORDER BY t.seq LIMIT 20`,
      [networkId],
    );
    return Promise.all(
      lifts.map(async (lift) => {
        const [quote, message, challenge] = await Promise.all([
          this.#show(tx, lift),
          messageOf(tx, lift.messageId ?? ''),
          challengeOf(tx, lift.challengeId),
        ]);
        if (!message || !challenge) throw notFound();
        return { quote, words: message.body, challenge };
      }),
    );
  }

  async #show(tx: Tx, lift: Lift): Promise<Quote> {
    const [author, standing] = await Promise.all([seatOf(tx, lift.seatId), standingOf(tx, lift.networkId)]);
    if (!author) throw notFound();
    const { id, challengeId, saidAt, answer, body, lang } = lift;
    const viewerMay = { agree: mayAgree(standing, lift), refuse: mayRefuse(standing, lift) };
    return { id, challengeId, author, saidAt, answer, body, lang, viewerMay };
  }
}
