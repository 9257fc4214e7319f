import { randomUUID } from 'node:crypto';
import { dayOf } from '@krets/shared/working-days';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import { Gate } from '../../platform/gate.js';
import { ConsultationPost } from '../consultation-post.entity.js';
import type { KeepNoteInput, LowerHandInput, PostInConsultationInput } from '../consultations.inputs.js';
import * as may from '../form/consultation.policy.js';
import { afterFollowUp, afterWords } from '../form/course.policy.js';
import { phaseNow, roleIn, type Session } from '../form/session.policy.js';
import { Sessions } from '../form/sessions.service.js';
import { completes, faultsOfPlace, faultsOfWords, isHidden, kindsNow, rulesNow } from './speech.policy.js';

/** What is said in a consultation, and what is only written for oneself. */
@Injectable()
export class Speaking {
  constructor(
    private readonly gate: Gate,
    private readonly sessions: Sessions,
  ) {}

  /** @returns null when the phase has passed: then the words are to be kept for their writer, and nothing was said */
  async post(tx: Tx, input: PostInConsultationInput): Promise<ConsultationPost | null> {
    const { consultationId, clientId, phaseSeq, kind } = input;
    const session = await this.sessions.take(tx, consultationId);
    const role = roleIn(session, tx.me);
    this.gate.demand(may.mayHear(session, tx.me));
    if (!role) throw notFound();
    const known = await tx.one(
      ConsultationPost,
      'WHERE t.author_id = $1 AND t.consultation_id = $2 AND t.client_id = $3',
      [tx.me, consultationId, clientId],
    );
    if (known) return known;
    if (phaseSeq < session.phaseSeq) return null;
    const rules = rulesNow(session);
    if (phaseSeq !== session.phaseSeq || !rules) throw badInput({ field: 'phaseSeq', rule: 'notOpen' });
    if (!kindsNow(session, tx.me).includes(kind))
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
      tx.queue(session.networkId),
    ]);
    const faults = [...faultsOfWords(rules, input, own, dayOf(tx.at)), ...faultsOfPlace(input, parent)];
    if (faults.length > 0) throw badInput(...faults);
    const posted = await tx.insert(ConsultationPost, {
      id: randomUUID(),
      networkId: session.networkId,
      consultationId,
      authorId: tx.me,
      seatId: await this.#seat(tx, session.networkId),
      clientId,
      phaseSeq,
      role,
      kind,
      parentId: parent?.id ?? null,
      body: input.body,
      link: input.link || null,
      dueOn: input.dueOn ?? null,
      lang: input.lang,
      hidden: phaseNow(session) !== null && isHidden(rules, kind),
      seq,
      createdAt: tx.at,
      withdrawnAt: null,
    });
    if (completes(rules, kind, own)) await this.#done(tx, session);
    await this.#goOn(tx, session, kind);
    return posted;
  }

  /** Told in any case: words are news even when nothing moves. */
  async #goOn(tx: Tx, before: Session, kind: ConsultationPost['kind']): Promise<void> {
    const session = await this.sessions.take(tx, before.id);
    const { session: now, steps } =
      kind === 'FOLLOW_UP' ? afterFollowUp(session, tx.me) : afterWords(before, session, tx.at);
    if (now === session) await this.sessions.tell(tx, session, 'SAID');
    else await this.sessions.keep(tx, session, { session: now, steps });
  }

  /** The words leave the row at once. A pass once given stays given. */
  async withdraw(tx: Tx, id: string): Promise<string> {
    const post = await tx.one(ConsultationPost, 'WHERE t.id = $1', [id]);
    if (!post) throw notFound();
    const session = await this.sessions.take(tx, post.consultationId);
    this.gate.demand(post.authorId === tx.me && !post.withdrawnAt && may.mayHear(session, tx.me));
    await tx.rows(
      `UPDATE consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = $2 WHERE id = $1`,
      [id, tx.at],
    );
    await this.sessions.tell(tx, session, 'TAKEN_BACK');
    return post.consultationId;
  }

  async raiseHand(tx: Tx, id: string): Promise<void> {
    const session = await this.sessions.take(tx, id);
    this.gate.demand(may.mayRaiseHand(session, tx.me));
    await tx.rows(
      `INSERT INTO raised_hands (consultation_id, person_id, network_id, raised_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (consultation_id, person_id) DO NOTHING`,
      [id, tx.me, session.networkId, tx.at],
    );
    await this.sessions.tell(tx, session, 'HAND');
  }

  async lowerHand(tx: Tx, { id, personId }: LowerHandInput): Promise<void> {
    const session = await this.sessions.take(tx, id);
    const whose = personId ?? tx.me;
    this.gate.demand(may.mayLowerHand(session, tx.me, whose));
    await tx.rows(`DELETE FROM raised_hands WHERE consultation_id = $1 AND person_id = $2`, [id, whose]);
    await this.sessions.tell(tx, session, 'HAND');
  }

  /** No news: nobody else knows of it. */
  async keepNote(tx: Tx, { consultationId, content }: KeepNoteInput): Promise<void> {
    const session = await this.sessions.take(tx, consultationId);
    this.gate.demand(may.mayNote(session, tx.me));
    if (content === '') {
      await tx.rows(`DELETE FROM private_notes WHERE consultation_id = $1 AND person_id = $2`, [consultationId, tx.me]);
      return;
    }
    await tx.rows(
      `INSERT INTO private_notes (consultation_id, person_id, network_id, content, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (consultation_id, person_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
      [consultationId, tx.me, session.networkId, content, tx.at],
    );
  }

  /** What came too late for its phase, where its writer finds it again. */
  async keepForLater(tx: Tx, { consultationId, body }: PostInConsultationInput): Promise<void> {
    const session = await this.sessions.take(tx, consultationId);
    this.gate.demand(may.mayHear(session, tx.me));
    if (body.trim() === '') return;
    await tx.rows(
      `INSERT INTO drafts (person_id, network_id, place, content, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id, network_id, place) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
      [tx.me, session.networkId, `consultation:${consultationId}`, body, tx.at],
    );
  }

  async #done(tx: Tx, { id, phaseSeq }: Session): Promise<void> {
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
