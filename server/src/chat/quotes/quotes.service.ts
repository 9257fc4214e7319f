import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../../discussion/challenges/challenge.entity.js';
import { membershipOf } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { type Message, messageOf } from '../message.entity.js';
import { StoredQuote } from './quote.entity.js';
import { mayAgreeToQuote, mayQuote, mayRefuseQuote } from './quote.policy.js';
import type { QuoteMessagesInput } from './quotes.inputs.js';

/** Quotes chat messages beside a challenge when their author agrees, and removes them when the author revokes that. */
@Injectable()
export class QuoteService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Earlier quotes retain their answer. Quoting one's own message needs no answer. */
  async add(tx: Tx, { challengeId, messageIds }: QuoteMessagesInput): Promise<Challenge> {
    const [challenge, found] = await Promise.all([
      challengeOf(tx, challengeId),
      Promise.all(messageIds.map((id) => messageOf(tx, id))),
    ]);
    const messages = found.filter((message) => message !== undefined);
    if (!challenge || messages.length < found.length) throw notFound();
    this.accessCheck.assertAllowed(mayQuote(await membershipOf(tx, challenge.networkId), challenge, messages));
    const known = await tx.select(StoredQuote, 'WHERE t.challenge_id = $1', [challengeId]);
    const fresh = messages.filter((message) => !known.some((storedQuote) => storedQuote.messageId === message.id));
    for (const message of fresh) await tx.insert(StoredQuote, quoteOf(challenge, message, message.authorId === tx.me));
    if (fresh.length > 0) await this.#appendEntry(tx, challenge);
    return challenge;
  }

  /** The author copies the text with the answer: nobody else can write it. */
  async agree(tx: Tx, id: string): Promise<void> {
    const storedQuote = await this.#asked(tx, id, mayAgreeToQuote);
    const message = storedQuote.messageId ? await messageOf(tx, storedQuote.messageId) : undefined;
    if (!message || message.withdrawnAt) throw notFound();
    await tx.rows(`UPDATE quotes SET answer = 'AGREED', body = $2 WHERE id = $1`, [id, message.body]);
    await this.#appendEntry(tx, { networkId: storedQuote.networkId, id: storedQuote.challengeId });
  }

  async refuse(tx: Tx, id: string): Promise<void> {
    const storedQuote = await this.#asked(tx, id, mayRefuseQuote);
    await tx.rows(`UPDATE quotes SET answer = 'REFUSED', body = NULL WHERE id = $1`, [id]);
    await this.#appendEntry(tx, { networkId: storedQuote.networkId, id: storedQuote.challengeId });
  }

  /** Locks the quote, so that two answers run one after the other. */
  async #asked(tx: Tx, id: string, may: typeof mayAgreeToQuote): Promise<StoredQuote> {
    const storedQuote = await tx.one(StoredQuote, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!storedQuote) throw notFound();
    this.accessCheck.assertAllowed(may(await membershipOf(tx, storedQuote.networkId), storedQuote));
    return storedQuote;
  }

  #appendEntry(tx: Tx, { networkId, id }: Pick<Challenge, 'networkId' | 'id'>): Promise<number> {
    return tx.appendEntry(networkId, { topic: 'CHALLENGE', id, kind: 'QUOTED' });
  }
}

const quoteOf = (challenge: Challenge, message: Message, own: boolean): StoredQuote => ({
  id: randomUUID(),
  networkId: challenge.networkId,
  challengeId: challenge.id,
  messageId: message.id,
  authorId: message.authorId,
  seatId: message.seatId,
  seq: message.seq,
  writtenAt: message.createdAt,
  answer: own ? 'AGREED' : 'ASKED',
  body: own ? message.body : null,
  lang: message.lang,
});
