import { randomUUID } from 'node:crypto';
import { isVisible } from '@krets/shared/text';
import { dayOf } from '@krets/shared/working-days';
import { Injectable } from '@nestjs/common';
import { addPassage } from '../../passages/passage.entity.js';
import { AccessCheck } from '../../platform/access-check.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertReplaces, badInput, notFound } from '../../platform/errors.js';
import { ConsultationPost, textOfPost } from '../consultation-post.entity.js';
import type { LowerHandInput, PostInConsultationInput, SavePrivateNoteInput } from '../consultations.inputs.js';
import * as may from '../engine/consultation.policy.js';
import { type ConsultationState, phaseNow, roleIn } from '../engine/consultation-state.policy.js';
import { ConsultationStore } from '../engine/consultation-store.service.js';
import { afterFollowUp, afterPost } from '../engine/state-machine.policy.js';
import { PrivateNote } from '../participant.entity.js';
import { completes, faultsOfParent, faultsOfPost, isHidden, kindsNow, rulesNow } from './post.policy.js';

/** Posts in a consultation, and private notes. */
@Injectable()
export class PostService {
  constructor(
    private readonly accessCheck: AccessCheck,
    private readonly consultationStore: ConsultationStore,
  ) {}

  /** @returns null when the phase is over: then nothing is posted, and the caller saves the text as a draft */
  async post(tx: Tx, input: PostInConsultationInput): Promise<ConsultationPost | null> {
    const { consultationId, clientId, phaseSeq, kind } = input;
    const state = await this.consultationStore.lock(tx, consultationId);
    const role = roleIn(state, tx.me);
    this.accessCheck.assertAllowed(may.mayReadPosts(state, tx.me));
    if (!role) throw notFound();
    const known = await tx.one(
      ConsultationPost,
      'WHERE t.author_id = $1 AND t.consultation_id = $2 AND t.client_id = $3',
      [tx.me, consultationId, clientId],
    );
    if (known) return known;
    if (phaseSeq < state.phaseSeq) return null;
    const rules = rulesNow(state);
    if (phaseSeq !== state.phaseSeq || !rules) throw badInput({ field: 'phaseSeq', rule: 'notOpen' });
    if (!kindsNow(state, tx.me).includes(kind))
      throw badInput({ field: 'kind', rule: rules.silent.includes(role) ? 'silent' : 'notNow' });
    const [own, parent, seq] = await Promise.all([
      tx.select(ConsultationPost, 'WHERE t.consultation_id = $1 AND t.phase_seq = $2 AND t.author_id = $3', [
        consultationId,
        phaseSeq,
        tx.me,
      ]),
      input.parentId
        ? tx.one(ConsultationPost, 'WHERE t.id = $1 AND t.consultation_id = $2', [input.parentId, consultationId])
        : undefined,
      tx.lockNetwork(state.networkId),
    ]);
    const faults = [...faultsOfPost(rules, input, own, dayOf(tx.at)), ...faultsOfParent(input, parent)];
    if (faults.length > 0) throw badInput(...faults);
    const posted = await tx.insert(ConsultationPost, {
      id: randomUUID(),
      networkId: state.networkId,
      consultationId,
      authorId: tx.me,
      seatId: await this.#seat(tx, state.networkId),
      clientId,
      phaseSeq,
      role,
      kind,
      parentId: parent?.id ?? null,
      body: input.body,
      link: input.link || null,
      dueOn: input.dueOn ?? null,
      lang: input.lang,
      hidden: phaseNow(state) !== null && isHidden(rules, kind),
      seq,
      createdAt: tx.at,
      withdrawnAt: null,
    });
    await addPassage(tx, { ...posted, kind: 'CONSULTATION', challengeId: state.challengeId }, textOfPost(posted));
    if (completes(rules, kind, own)) await this.#done(tx, state);
    await this.#advance(tx, state, kind);
    return posted;
  }

  /** Always announced: a post is news even when the phase does not change. */
  async #advance(tx: Tx, before: ConsultationState, kind: ConsultationPost['kind']): Promise<void> {
    const state = await this.consultationStore.lock(tx, before.id);
    const { state: now, steps } = kind === 'FOLLOW_UP' ? afterFollowUp(state, tx.me) : afterPost(before, state, tx.at);
    if (now === state) await this.consultationStore.appendEntry(tx, state, 'POSTED');
    else await this.consultationStore.save(tx, state, { state: now, steps });
  }

  /** Removes the text at once. A pass stays counted. */
  async withdraw(tx: Tx, id: string): Promise<string> {
    const post = await tx.one(ConsultationPost, 'WHERE t.id = $1', [id]);
    if (!post) throw notFound();
    const state = await this.consultationStore.lock(tx, post.consultationId);
    this.accessCheck.assertAllowed(post.authorId === tx.me && !post.withdrawnAt && may.mayReadPosts(state, tx.me));
    await tx.rows(
      `UPDATE consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = $2 WHERE id = $1`,
      [id, tx.at],
    );
    await this.consultationStore.appendEntry(tx, state, 'TAKEN_BACK');
    return post.consultationId;
  }

  async raiseHand(tx: Tx, id: string): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    this.accessCheck.assertAllowed(may.mayRaiseHand(state, tx.me));
    await tx.rows(
      `INSERT INTO raised_hands (consultation_id, person_id, network_id, raised_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (consultation_id, person_id) DO NOTHING`,
      [id, tx.me, state.networkId, tx.at],
    );
    await this.consultationStore.appendEntry(tx, state, 'HAND');
  }

  async lowerHand(tx: Tx, { id, personId }: LowerHandInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, id);
    const whose = personId ?? tx.me;
    this.accessCheck.assertAllowed(may.mayLowerHand(state, tx.me, whose));
    await tx.rows(`DELETE FROM raised_hands WHERE consultation_id = $1 AND person_id = $2`, [id, whose]);
    await this.consultationStore.appendEntry(tx, state, 'HAND');
  }

  /** No journal entry: nobody else may know of the note. */
  async savePrivateNote(tx: Tx, { consultationId, replaces, content }: SavePrivateNoteInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, consultationId);
    this.accessCheck.assertAllowed(may.mayNote(state, tx.me));
    const before = await tx.one(PrivateNote, 'WHERE t.consultation_id = $1 AND t.person_id = $2', [
      consultationId,
      tx.me,
    ]);
    // A retry after a lost answer finds its own text.
    if ((before?.content ?? '') === content) return;
    assertReplaces(replaces, before?.savedAt);
    if (content === '') {
      await tx.rows(`DELETE FROM private_notes WHERE consultation_id = $1 AND person_id = $2`, [consultationId, tx.me]);
      return;
    }
    await tx.rows(
      `INSERT INTO private_notes (consultation_id, person_id, network_id, content, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (consultation_id, person_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
      [consultationId, tx.me, state.networkId, content, tx.at],
    );
  }

  /** Stores a post that came too late for its phase as a draft of its author. */
  async saveAsDraft(tx: Tx, { consultationId, body }: PostInConsultationInput): Promise<void> {
    const state = await this.consultationStore.lock(tx, consultationId);
    this.accessCheck.assertAllowed(may.mayReadPosts(state, tx.me));
    if (!isVisible(body)) return;
    await tx.rows(
      `INSERT INTO drafts (person_id, network_id, place, content, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id, network_id, place) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
      [tx.me, state.networkId, `consultation:${consultationId}`, body, tx.at],
    );
  }

  async #done(tx: Tx, { id, phaseSeq }: ConsultationState): Promise<void> {
    await tx.rows(
      `UPDATE consultation_participants SET last_completed_phase = $3 WHERE consultation_id = $1 AND person_id = $2 AND last_completed_phase < $3`,
      [id, tx.me, phaseSeq],
    );
  }

  async #seat(tx: Tx, networkId: string): Promise<string> {
    const seat = await tx.row<{ id: string }>(
      `SELECT id FROM seats WHERE network_id = $1 AND person_id = $2 AND ended_at IS NULL`,
      [networkId, tx.me],
    );
    return seat?.id ?? tx.me;
  }
}
