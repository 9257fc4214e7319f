import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { kindsFor } from '../challenges/challenge.policy.js';
import { bringMySeats, type Standing, standingOf } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { mayReadResource } from '../resources/resource.policy.js';
import { resourceOf } from '../resources/resources.types.js';
import { Contribution, contributionOf } from './contribution.entity.js';
import {
  faultsOfPlace,
  faultsOfWords,
  mayContribute,
  mayEdit,
  mayRestore,
  mayWithdraw,
} from './contribution.policy.js';
import type { EditContributionInput, PostContributionInput } from './contributions.inputs.js';
import { Versions } from './versions.service.js';

@Injectable()
export class Contributing {
  constructor(
    private readonly gate: Gate,
    private readonly versions: Versions,
  ) {}

  /**
   * Writers of one network queue, so that a retry that overtakes its first try waits for it.
   * @throws for a retry of what has been said, too: the database keeps the client's id once
   */
  async post(
    tx: Tx,
    { challengeId, clientId, kind, body, lang, ...input }: PostContributionInput,
  ): Promise<Contribution> {
    const [seq, challenge, parent] = await Promise.all([
      tx.takeTurn({ challengeId }),
      this.#challenge(tx, challengeId),
      input.parentId ? contributionOf(tx, input.parentId) : undefined,
      bringMySeats(tx),
    ]);
    const { networkId } = challenge;
    const standing = await standingOf(tx, networkId);
    this.gate.demand(mayContribute(standing, challenge));
    if (input.parentId && parent?.challengeId !== challengeId) throw notFound();
    const link = input.link || null;
    const resourceId = input.resourceId ?? null;
    demandNone(faultsOfWords({ kind, body, link, resourceId }));
    demandNone(faultsOfPlace(kind, kindsFor(standing, challenge), parent));
    if (resourceId) await this.#demandResource(tx, standing, resourceId);

    const id = randomUUID();
    const posted: Contribution = {
      id,
      networkId,
      challengeId,
      parentId: parent?.id ?? null,
      authorId: tx.me,
      seatId: standing.seatId ?? tx.me,
      clientId,
      kind,
      body,
      link,
      resourceId,
      lang,
      seq,
      // On the deepest level a reply stands beside its parent.
      path: [...(parent?.path.slice(0, limits.replyDepth) ?? []), seq],
      createdAt: tx.at,
      editedAt: null,
      withdrawnAt: null,
      hiddenAt: null,
      hiddenReason: null,
      hiddenAnswer: null,
      splitProposedAt: null,
    };
    // The counter has been ours since `queue`, so the number is known before it is written.
    tx.last(
      tx.announce(networkId, { topic: 'CONTRIBUTION', id, kind: 'POSTED', challengeId }),
      tx.insert(Contribution, posted),
      tx.rows(
        // Who speaks in a thread has opened it: replies to what one has said are looked for in opened threads only.
        `WITH opened AS (INSERT INTO read_marks (person_id, challenge_id, network_id, seq) VALUES ($5, $1, $6, 0) ON CONFLICT DO NOTHING)
         UPDATE threads SET contributions = contributions + 1, answers = answers + $2, last_seq = $3, last_at = $4
         WHERE challenge_id = $1`,
        [challengeId, countedIn(challenge, posted), seq, tx.at, tx.me, networkId],
      ),
    );
    return posted;
  }

  async edit(tx: Tx, { id, body, link: newLink, resourceId = null }: EditContributionInput): Promise<void> {
    const contribution = await this.#own(tx, id, mayEdit);
    const link = newLink || null;
    demandNone(faultsOfWords({ kind: contribution.kind, body, link, resourceId }));
    // What it named before may be withdrawn since; that is no reason to refuse other words.
    if (resourceId && resourceId !== contribution.resourceId)
      await this.#demandResource(tx, await standingOf(tx, contribution.networkId), resourceId);
    if (contribution.hiddenAt) {
      await this.versions.rewriteHidden(tx, id, { body, link });
    } else {
      await this.versions.keep(tx, contribution);
      await tx.rows(`UPDATE contributions SET body = $2, link = $3 WHERE id = $1`, [id, body, link]);
    }
    await tx.rows(`UPDATE contributions SET resource_id = $2, edited_at = $3 WHERE id = $1`, [id, resourceId, tx.at]);
    await this.#announce(tx, contribution, 'EDITED');
  }

  /** The words leave the row at once; they live on among the earlier texts, for the one who wrote them. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    const contribution = await this.#own(tx, id, mayWithdraw);
    // Hidden words have left the row already, and are brought back by nobody but a facilitator.
    if (!contribution.hiddenAt) await this.versions.keep(tx, contribution);
    await tx.rows(
      `UPDATE contributions SET body = '', link = NULL, resource_id = NULL, withdrawn_at = $2 WHERE id = $1`,
      [id, tx.at],
    );
    await this.#announce(tx, contribution, 'WITHDRAWN');
    await this.#count(tx, contribution, -1);
  }

  async restore(tx: Tx, id: string): Promise<void> {
    const contribution = await this.#own(tx, id, mayRestore);
    const { body, link, resourceId } = contribution.hiddenAt
      ? contribution
      : await this.versions.takeBack(tx, contribution);
    await tx.rows(
      `UPDATE contributions SET body = $2, link = $3, resource_id = $4, withdrawn_at = NULL WHERE id = $1`,
      [id, body, link, resourceId],
    );
    await this.#announce(tx, contribution, 'RESTORED');
    await this.#count(tx, contribution, 1);
  }

  async #challenge(tx: Tx, id: string): Promise<Challenge> {
    const challenge = await challengeOf(tx, id);
    if (!challenge) throw notFound();
    return challenge;
  }

  /** Something in the library of the same room, which the writer can read. */
  async #demandResource(tx: Tx, standing: Standing, id: string): Promise<void> {
    const resource = await resourceOf(tx, id);
    if (resource?.networkId !== standing.networkId || resource.withdrawnAt) throw notFound();
    this.gate.demand(mayReadResource(standing, resource));
  }

  /** Locked, so that two verbs on one contribution follow each other. */
  async #own(tx: Tx, id: string, may: typeof mayEdit): Promise<Contribution> {
    const contribution = await tx.one(Contribution, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!contribution) throw notFound();
    this.gate.demand(may(await standingOf(tx, contribution.networkId), contribution));
    return contribution;
  }

  /** After the journal, as in posting: in one order, verbs on one thread wait for each other and never crosswise. */
  async #count(tx: Tx, contribution: Contribution, change: 1 | -1): Promise<void> {
    const challenge = await this.#challenge(tx, contribution.challengeId);
    await tx.rows(`UPDATE threads SET answers = answers + $2 WHERE challenge_id = $1`, [
      contribution.challengeId,
      change * countedIn(challenge, contribution),
    ]);
  }

  #announce(tx: Tx, { networkId, challengeId, id }: Contribution, kind: string): Promise<number> {
    return tx.announce(networkId, { topic: 'CONTRIBUTION', id, kind, challengeId });
  }
}

/** What the owner says in the own thread is no answer. */
const countedIn = (challenge: Challenge, { authorId }: Contribution) => (authorId === challenge.ownerId ? 0 : 1);

function demandNone(faults: Parameters<typeof badInput>): void {
  if (faults.length > 0) throw badInput(...faults);
}
