import { randomUUID } from 'node:crypto';
import type { JournalKind } from '@krets/shared/journal-kinds';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { resourceOf } from '../../library/library.types.js';
import { mayReadResource } from '../../library/resource.policy.js';
import { type Membership, membershipOf, primeMySeats } from '../../networks/membership/membership.js';
import { addPassage, writePassage } from '../../passages/passage.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { type Challenge, challengeOf } from '../challenges/challenge.entity.js';
import { contributionKindsFor } from '../challenges/challenge.policy.js';
import { Contribution, contributionOf, textOfContribution } from './contribution.entity.js';
import {
  faultsOfContribution,
  faultsOfParent,
  mayContribute,
  mayEdit,
  mayRestore,
  mayWithdraw,
} from './contribution.policy.js';
import { picturesOf, primeNoPictures } from './contribution-picture.entity.js';
import { ContributionPictureService } from './contribution-pictures.service.js';
import { primeNoReactions } from './contribution-reaction.entity.js';
import { ContributionVersionService } from './contribution-versions.service.js';
import type { EditContributionInput, PostContributionInput } from './contributions.inputs.js';

@Injectable()
export class ContributionService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly contributionVersionService: ContributionVersionService,
    private readonly contributionPictureService: ContributionPictureService,
  ) {}

  /**
   * Locks the network, so that a retry that overtakes its first try waits for it.
   * @throws also for a retry of a stored contribution: the client id is unique in the database
   */
  async post(
    tx: Tx,
    { challengeId, clientId, kind, body, lang, pictures, ...input }: PostContributionInput,
  ): Promise<Contribution> {
    const [seq, challenge, parent, quoted] = await Promise.all([
      tx.lockNetworkForPost({ challengeId }),
      this.#challenge(tx, challengeId),
      input.parentId ? contributionOf(tx, input.parentId) : undefined,
      input.quotedId ? contributionOf(tx, input.quotedId) : undefined,
      primeMySeats(tx),
    ]);
    const { networkId } = challenge;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayContribute(membership, challenge));
    if (input.parentId && parent?.challengeId !== challengeId) throw notFound();
    if (input.quotedId && quoted?.challengeId !== challengeId) throw notFound();
    const link = input.link || null;
    const resourceId = input.resourceId ?? null;
    assertNone(faultsOfContribution({ kind, body, link, resourceId, pictures: pictures.length }));
    assertNone(faultsOfParent(kind, contributionKindsFor(membership, challenge), parent));
    if (resourceId) await this.#assertResource(tx, membership, resourceId);
    await this.contributionPictureService.take(tx, networkId, pictures);

    const id = randomUUID();
    const posted: Contribution = {
      id,
      networkId,
      challengeId,
      parentId: parent?.id ?? null,
      authorId: tx.me,
      seatId: membership.seatId ?? tx.me,
      clientId,
      kind,
      body,
      link,
      resourceId,
      mentions: await this.#readers(tx, challengeId, input.mentions),
      quotedId: quoted?.id ?? null,
      lang,
      seq,
      // On the deepest level a reply is placed beside its parent.
      path: [...(parent?.path.slice(0, limits.replyDepth) ?? []), seq],
      createdAt: tx.at,
      editedAt: null,
      withdrawnAt: null,
      hiddenAt: null,
      hiddenReason: null,
      hiddenAnswer: null,
      splitProposedAt: null,
    };
    // `queue` holds the lock on the counter, so the number is known before it is written.
    tx.sendWithCommit(
      tx.insert(Contribution, posted),
      makeFound(tx, posted, addPassage),
      // After the contribution, from which it follows who is told.
      tx.appendEntry(networkId, { topic: 'CONTRIBUTION', id, kind: 'POSTED', challengeId }),
      ...this.contributionPictureService.attach(tx, posted, pictures),
      tx.rows(
        // Marks the thread as opened: replies to one's own posts are searched in opened threads only.
        `WITH opened AS (INSERT INTO read_marks (person_id, challenge_id, network_id, seq) VALUES ($5, $1, $6, 0) ON CONFLICT DO NOTHING)
         UPDATE threads SET contributions = contributions + 1, answers = answers + $2, last_seq = $3, last_at = $4
         WHERE challenge_id = $1`,
        [challengeId, countedIn(challenge, posted), seq, tx.at, tx.me, networkId],
      ),
    );
    primeNoReactions(tx, id);
    if (pictures.length === 0) primeNoPictures(tx, id);
    return posted;
  }

  async edit(tx: Tx, { id, body, link: newLink, resourceId = null, mentions }: EditContributionInput): Promise<void> {
    const contribution = await this.#own(tx, id, mayEdit);
    const link = newLink || null;
    const pictures = (await picturesOf(tx, id)).length;
    assertNone(faultsOfContribution({ kind: contribution.kind, body, link, resourceId, pictures }));
    // A resource it already referred to may since be withdrawn; that must not prevent an edit.
    if (resourceId && resourceId !== contribution.resourceId)
      await this.#assertResource(tx, await membershipOf(tx, contribution.networkId), resourceId);
    if (contribution.hiddenAt) {
      await this.contributionVersionService.rewriteHidden(tx, id, { body, link });
    } else {
      await this.contributionVersionService.save(tx, contribution);
      await tx.rows(`UPDATE contributions SET body = $2, link = $3 WHERE id = $1`, [id, body, link]);
    }
    await makeFound(tx, { ...contribution, body, link });
    const mentioned = mentions ? await this.#readers(tx, contribution.challengeId, mentions) : contribution.mentions;
    await tx.rows(`UPDATE contributions SET resource_id = $2, mentions = $3, edited_at = $4 WHERE id = $1`, [
      id,
      resourceId,
      mentioned,
      tx.at,
    ]);
    await this.#appendEntry(tx, contribution, 'EDITED');
  }

  /** Removes the text at once; the author can read it among the earlier texts. */
  async withdraw(tx: Tx, id: string): Promise<void> {
    const contribution = await this.#own(tx, id, mayWithdraw);
    // Hidden text has left the row already, and only a facilitator can restore it.
    if (!contribution.hiddenAt) await this.contributionVersionService.save(tx, contribution);
    await tx.rows(
      `UPDATE contributions SET body = '', link = NULL, resource_id = NULL, withdrawn_at = $2 WHERE id = $1`,
      [id, tx.at],
    );
    await this.contributionPictureService.release(tx, id);
    await this.#appendEntry(tx, contribution, 'WITHDRAWN');
    await this.#count(tx, contribution, -1);
  }

  async restore(tx: Tx, id: string): Promise<void> {
    const contribution = await this.#own(tx, id, mayRestore);
    const { body, link, resourceId } = contribution.hiddenAt
      ? contribution
      : await this.contributionVersionService.withdraw(tx, contribution);
    await tx.rows(
      `UPDATE contributions SET body = $2, link = $3, resource_id = $4, withdrawn_at = NULL WHERE id = $1`,
      [id, body, link, resourceId],
    );
    // Hidden words have left the row; they are found again when they are shown.
    if (!contribution.hiddenAt) await makeFound(tx, { ...contribution, body, link });
    await this.contributionPictureService.restore(tx, id);
    await this.#appendEntry(tx, contribution, 'RESTORED');
    await this.#count(tx, contribution, 1);
  }

  async #challenge(tx: Tx, id: string): Promise<Challenge> {
    const challenge = await challengeOf(tx, id);
    if (!challenge) throw notFound();
    return challenge;
  }

  /** Those of these seats that may read the challenge. */
  async #readers(tx: Tx, challengeId: string, seatIds: readonly string[]): Promise<string[]> {
    if (seatIds.length === 0) return [];
    const found = await tx.row<{ seats: string[] }>('SELECT app.reader_seats($1) AS seats', [challengeId]);
    return seatIds.filter((id) => found?.seats.includes(id));
  }

  /** A resource of the same network that the author can read. */
  async #assertResource(tx: Tx, membership: Membership, id: string): Promise<void> {
    const resource = await resourceOf(tx, id);
    if (resource?.networkId !== membership.networkId || resource.withdrawnAt) throw notFound();
    this.accessCheck.assertAllowed(mayReadResource(membership, resource));
  }

  /** Locks the contribution, so that concurrent changes run one after the other. */
  async #own(tx: Tx, id: string, may: typeof mayEdit): Promise<Contribution> {
    const contribution = await tx.one(Contribution, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!contribution) throw notFound();
    this.accessCheck.assertAllowed(may(await membershipOf(tx, contribution.networkId), contribution));
    return contribution;
  }

  /** Locked after the journal, as in posting: one order for all changes prevents deadlocks. */
  async #count(tx: Tx, contribution: Contribution, change: 1 | -1): Promise<void> {
    const challenge = await this.#challenge(tx, contribution.challengeId);
    await tx.rows(`UPDATE threads SET answers = answers + $2 WHERE challenge_id = $1`, [
      contribution.challengeId,
      change * countedIn(challenge, contribution),
    ]);
  }

  #appendEntry(
    tx: Tx,
    { networkId, challengeId, id }: Contribution,
    kind: JournalKind<'CONTRIBUTION'>,
  ): Promise<number> {
    return tx.appendEntry(networkId, { topic: 'CONTRIBUTION', id, kind, challengeId });
  }
}

/** A post by the owner does not count as an answer. */
const countedIn = (challenge: Challenge, { authorId }: Contribution) => (authorId === challenge.ownerId ? 0 : 1);

function assertNone(faults: Parameters<typeof badInput>): void {
  if (faults.length > 0) throw badInput(...faults);
}

const makeFound = (tx: Tx, contribution: Contribution, write = writePassage) =>
  write(tx, { ...contribution, kind: 'CONTRIBUTION' }, textOfContribution(contribution));
