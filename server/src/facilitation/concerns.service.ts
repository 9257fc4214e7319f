import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { contributionOf } from '../contributions/contribution.entity.js';
import { mayRead } from '../networks/network.policy.js';
import { seatsOf } from '../networks/seat.entity.js';
import { standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { Concern } from './concern.entity.js';
import type { RaiseConcernInput, SettleConcernInput } from './facilitation.inputs.js';
import { mayRaiseConcern, maySettle } from './facilitation.policy.js';

/**
 * What members raise with the facilitators. It stands in no journal and no log: even a number would tell the room that
 * somebody has. Those who may know are told on their own lines.
 */
@Injectable()
export class Concerns {
  constructor(private readonly gate: Gate) {}

  async raise(tx: Tx, { challengeId, contributionId, reason }: RaiseConcernInput): Promise<Concern> {
    const challenge = await challengeOf(tx, challengeId);
    const said = contributionId ? await contributionOf(tx, contributionId) : undefined;
    if (!challenge || (contributionId && said?.challengeId !== challengeId)) throw notFound();
    const { networkId } = challenge;
    const about = said?.authorId ?? challenge.ownerId;
    this.gate.demand(mayRaiseConcern(await standingOf(tx, networkId), challenge, about));
    const raised = await tx.insert(Concern, {
      id: randomUUID(),
      networkId,
      challengeId: said ? null : challengeId,
      contributionId: said?.id ?? null,
      about,
      raisedBy: tx.me,
      raisedAt: tx.at,
      reason: reason.trim(),
      settledBy: null,
      settledAt: null,
      answer: null,
    });
    await this.#tell(tx, raised);
    return raised;
  }

  async settle(tx: Tx, { concernId, answer }: SettleConcernInput): Promise<void> {
    const concern = await tx.one(Concern, 'WHERE t.id = $1', [concernId]);
    if (!concern) throw notFound();
    const standing = await standingOf(tx, concern.networkId);
    this.gate.demand(maySettle(standing, concern));
    const settled = await tx.rows(
      `UPDATE reports SET resolved_at = $2, resolved_by = $3, answer = $4 WHERE id = $1 AND resolved_at IS NULL RETURNING id`,
      [concernId, tx.at, standing.seatId, answer.trim()],
    );
    if (settled.length === 0) throw notFound();
    await this.#tell(tx, concern);
  }

  async read(tx: Tx, id: string): Promise<Concern> {
    const concern = await tx.one(Concern, 'WHERE t.id = $1', [id]);
    if (!concern) throw notFound();
    return concern;
  }

  /** The viewer's own, and those she may settle or has seen settled; open ones first, then the newest. */
  async list(tx: Tx, networkId: string): Promise<Concern[]> {
    this.gate.demand(mayRead(await standingOf(tx, networkId)));
    return tx.select(
      Concern,
      `WHERE t.network_id = $1 ORDER BY t.resolved_at IS NOT NULL, t.raised_at DESC LIMIT ${limits.page}`,
      [networkId],
    );
  }

  /** The challenge it is about, or that the contribution it is about stands in now. */
  async challenge(tx: Tx, { challengeId, contributionId }: Concern): Promise<Challenge> {
    const said = contributionId ? await contributionOf(tx, contributionId) : undefined;
    const challenge = await challengeOf(tx, said?.challengeId ?? challengeId ?? '');
    if (!challenge) throw notFound();
    return challenge;
  }

  /** How many facilitators it reaches: none, when the only one has written what it is about. */
  async reaches(tx: Tx, concern: Concern): Promise<number> {
    return (await this.#hearers(tx, concern)).length;
  }

  async #hearers(tx: Tx, { networkId, about }: Concern): Promise<string[]> {
    const seats = await seatsOf(tx, networkId);
    return seats
      .filter(({ role, onLeaveAt, personId }) => role === 'FACILITATOR' && !onLeaveAt && personId !== about)
      .map(({ personId }) => personId);
  }

  async #tell(tx: Tx, concern: Concern): Promise<void> {
    const { networkId, raisedBy } = concern;
    const personIds = [...new Set([raisedBy, ...(await this.#hearers(tx, concern))])];
    tx.news.push({ concern: { networkId, personIds } });
  }
}
