import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Membership, membershipOf } from '../../networks/membership/membership.js';
import { seatsOf } from '../../networks/membership/seat.entity.js';
import { addPassage, writePassage } from '../../passages/passage.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertReplaces, badInput, notFound } from '../../platform/errors.js';
import { Challenge, textOfChallenge } from './challenge.entity.js';
import {
  mayCloseTo,
  mayMark,
  mayPostChallenge,
  mayRestoreChallenge,
  mayRevise,
  mayWithdrawChallenge,
} from './challenge.policy.js';
import type { ChallengeText } from './challenge-version.entity.js';
import type {
  ChallengeInput,
  MarkChallengeInput,
  PostChallengeInput,
  ReviseChallengeInput,
} from './challenges.inputs.js';
import { Thread } from './thread.entity.js';

@Injectable()
export class ChallengeService {
  constructor(private readonly accessCheck: AccessCheck) {}

  async post(tx: Tx, { networkId, clientId, challenge }: PostChallengeInput): Promise<Challenge> {
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayPostChallenge(membership));
    const [, known] = await Promise.all([
      tx.lockNetwork(networkId),
      tx.one(Challenge, 'WHERE t.owner_id = $1 AND t.network_id = $2 AND t.client_id = $3', [
        tx.me,
        networkId,
        clientId,
      ]),
    ]);
    if (known) return known;
    await this.#assertAgency(tx, membership, challenge.closedTo);
    const id = randomUUID();
    const posted: Challenge = {
      ...fieldsOf(challenge),
      id,
      networkId,
      ownerId: tx.me,
      seatId: membership.seatId ?? tx.me,
      clientId,
      staysClosedTo: null,
      createdAt: tx.at,
      editedAt: null,
      withdrawnAt: null,
      status: 'OPEN',
      statusNote: null,
      statusAt: null,
      pinnedAt: null,
      lockedAt: null,
    };
    await tx.insert(Challenge, posted);
    await makeFound(tx, posted, addPassage);
    const lastSeq = await tx.appendEntry(networkId, { topic: 'CHALLENGE', id, kind: 'POSTED' });
    await tx.insert(Thread, { challengeId: id, networkId, contributions: 0, answers: 0, lastSeq, lastAt: tx.at });
    return posted;
  }

  async revise(tx: Tx, { id, replaces, challenge }: ReviseChallengeInput): Promise<void> {
    const before = await this.#own(tx, id, mayRevise);
    assertReplaces(replaces, before.editedAt);
    const { title, situation, role, pullA, pullB, tried } = before;
    const content: ChallengeText = { title, situation, role, pullA, pullB, tried };
    await tx.rows(
      `INSERT INTO challenge_versions (challenge_id, version, network_id, content, replaced_at)
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM challenge_versions WHERE challenge_id = $1`,
      [id, before.networkId, JSON.stringify(content), tx.at],
    );
    const now = fieldsOf(challenge);
    if (before.staysClosedTo && now.closedTo !== before.staysClosedTo)
      throw badInput({ field: 'closedTo', rule: 'holdsMoved' });
    if (now.closedTo !== before.closedTo)
      await this.#assertAgency(tx, await membershipOf(tx, before.networkId), now.closedTo);
    await tx.rows(
      `UPDATE challenges SET title = $2, situation = $3, role = $4, pull_a = $5, pull_b = $6, tried = $7,
         help_wanted = $8, decide_by = $9, reshare = $10, lang = $11, edited_at = $12, hidden_from_orgnr = $13 WHERE id = $1`,
      [
        id,
        now.title,
        now.situation,
        now.role,
        now.pullA,
        now.pullB,
        now.tried,
        now.helpWanted,
        now.decideBy,
        now.reshare,
        now.lang,
        tx.at,
        now.closedTo,
      ],
    );
    await makeFound(tx, { ...before, ...now });
    await tx.appendEntry(before.networkId, { topic: 'CHALLENGE', id, kind: 'REVISED' });
  }

  async mark(tx: Tx, { id, status, note }: MarkChallengeInput): Promise<void> {
    const challenge = await this.#own(tx, id, mayMark);
    const { networkId } = challenge;
    await tx.rows(`UPDATE challenges SET status = $2, status_note = $3, status_at = $4 WHERE id = $1`, [
      id,
      status,
      filled(note),
      tx.at,
    ]);
    await makeFound(tx, { ...challenge, statusNote: filled(note) });
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id, kind: 'STATUS_SET' });
  }

  async withdraw(tx: Tx, id: string): Promise<void> {
    const { networkId } = await this.#own(tx, id, mayWithdrawChallenge);
    await tx.rows(`UPDATE challenges SET withdrawn_at = $2 WHERE id = $1`, [id, tx.at]);
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id, kind: 'WITHDRAWN' });
  }

  async restore(tx: Tx, id: string): Promise<void> {
    const challenge = await this.#own(tx, id, mayRestoreChallenge);
    const { networkId } = challenge;
    await tx.rows(`UPDATE challenges SET withdrawn_at = NULL WHERE id = $1`, [id]);
    await makeFound(tx, challenge);
    await tx.appendEntry(networkId, { topic: 'CHALLENGE', id, kind: 'RESTORED' });
  }

  async #assertAgency(tx: Tx, membership: Membership, orgnr: string | null | undefined): Promise<void> {
    if (!orgnr || mayCloseTo(membership, orgnr, await seatsOf(tx, membership.networkId))) return;
    throw badInput({ field: 'closedTo', rule: 'organisation' });
  }

  /** Locks the challenge, so that concurrent changes run one after the other. */
  async #own(tx: Tx, id: string, may: typeof mayRevise): Promise<Challenge> {
    const challenge = await tx.one(Challenge, 'WHERE t.id = $1 FOR NO KEY UPDATE', [id]);
    if (!challenge) throw notFound();
    this.accessCheck.assertAllowed(may(await membershipOf(tx, challenge.networkId), challenge));
    return challenge;
  }
}

const makeFound = (tx: Tx, challenge: Challenge, write = writePassage) =>
  write(
    tx,
    { ...challenge, kind: 'CHALLENGE', authorId: challenge.ownerId, challengeId: challenge.id },
    textOfChallenge(challenge),
  );

const filled = (text: string | null | undefined) => text?.trim() || null;

function fieldsOf(input: ChallengeInput) {
  const { title, situation, role, helpWanted, decideBy, reshare, lang } = input;
  return {
    title: title.trim(),
    situation,
    role,
    pullA: filled(input.pullA),
    pullB: filled(input.pullB),
    tried: filled(input.tried),
    helpWanted,
    decideBy: decideBy ?? null,
    reshare,
    closedTo: input.closedTo ?? null,
    lang,
  };
}
