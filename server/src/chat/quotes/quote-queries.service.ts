import { Injectable } from '@nestjs/common';
import { challengeOf } from '../../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { seatOf } from '../../networks/membership/seat.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { messageOf } from '../message.entity.js';
import { StoredQuote } from './quote.entity.js';
import { mayAgreeToQuote, mayRefuseQuote } from './quote.policy.js';
import type { Quote, QuoteRequest } from './quotes.types.js';

@Injectable()
export class QuoteQueries {
  /** In chat order. */
  async quotesOf(tx: Tx, challengeId: string): Promise<Quote[]> {
    const found = await tx.load(
      QuoteQueries,
      challengeId,
      async (ids) => {
        const storedQuotes = await tx.select(StoredQuote, 'WHERE t.challenge_id = ANY($1) ORDER BY t.seq', [ids]);
        return ids.map((id) => ({ id, quotes: storedQuotes.filter((storedQuote) => storedQuote.challengeId === id) }));
      },
      ({ id }) => id,
    );
    return Promise.all((found?.quotes ?? []).map((storedQuote) => this.#toView(tx, storedQuote)));
  }

  async read(tx: Tx, id: string): Promise<Quote> {
    const storedQuote = await tx.one(StoredQuote, 'WHERE t.id = $1', [id]);
    if (!storedQuote) throw notFound();
    return this.#toView(tx, storedQuote);
  }

  /** Quotes that await the viewer's answer. */
  async requestsToMe(tx: Tx, networkId: string): Promise<QuoteRequest[]> {
    const storedQuotes = await tx.select(
      StoredQuote,
      `JOIN messages m ON m.id = t.message_id AND m.withdrawn_at IS NULL
       WHERE t.network_id = $1 AND t.author_id = (SELECT app.me()) AND t.answer = 'ASKED' ORDER BY t.seq LIMIT 20`,
      [networkId],
    );
    return Promise.all(
      storedQuotes.map(async (storedQuote) => {
        const [quote, message, challenge] = await Promise.all([
          this.#toView(tx, storedQuote),
          messageOf(tx, storedQuote.messageId ?? ''),
          challengeOf(tx, storedQuote.challengeId),
        ]);
        if (!message || !challenge) throw notFound();
        return { quote, words: message.body, challenge };
      }),
    );
  }

  async #toView(tx: Tx, storedQuote: StoredQuote): Promise<Quote> {
    const [author, membership] = await Promise.all([
      seatOf(tx, storedQuote.seatId),
      membershipOf(tx, storedQuote.networkId),
    ]);
    if (!author) throw notFound();
    const { id, challengeId, writtenAt, answer, body, lang } = storedQuote;
    const viewerMay = {
      agree: mayAgreeToQuote(membership, storedQuote),
      refuse: mayRefuseQuote(membership, storedQuote),
    };
    return { id, challengeId, author, writtenAt, answer, body, lang, viewerMay };
  }
}
