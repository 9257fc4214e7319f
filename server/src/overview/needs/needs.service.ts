import { randomBytes, randomUUID } from 'node:crypto';
import type { OrganiserType } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import { sha256Hex } from '../../platform/crypto/sha256.js';
import { lockPerson } from '../../platform/database/lock-person.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import type { Cell } from './need-numbers.policy.js';
import type { NeedFault, NeedText } from './need-text.policy.js';

export type OwnNeed = NeedText & { id: string; statedAt: Date; expiresAt: Date };
/** A question whether somebody wants to join a network that is made of what they need. */
export type NeedQuestion = {
  id: string;
  name: string;
  purpose: string;
  organiserName: string | null;
  organiserType: OrganiserType | null;
};

/** A leader's own needs, and the questions that reach those who need the same without anybody being told who they are. */
@Injectable()
export class NeedsService {
  /** @returns what is wrong, nothing when it has been written */
  async state(tx: Tx, { role, level, county, themes, sentence, mayBeAsked }: NeedText): Promise<NeedFault[]> {
    await tx.authenticated();
    await lockPerson(tx, tx.me);
    const own = (await this.own(tx)).filter(({ expiresAt }) => expiresAt > tx.at);
    if (own.length >= 2) return [{ field: null, code: 'TWO' }];
    if (own.some((need) => need.themes.some((theme) => themes.includes(theme))))
      return [{ field: 'themes', code: 'TWICE' }];
    await tx.rows(
      `INSERT INTO needs (id, person_id, role, level, county, orgnr, themes, sentence, may_be_asked, stated_at, expires_at)
       SELECT $1, p.id, $2, $3, $4, p.orgnr, $5, $6, $7, $8, $8::timestamptz + interval '1 year' FROM people p WHERE p.id = (SELECT app.me())`,
      [randomUUID(), role, level, county, themes, sentence, mayBeAsked, tx.at],
    );
    return [];
  }

  own(tx: Tx): Promise<OwnNeed[]> {
    return tx.rows<OwnNeed>(
      `SELECT id, role, level, county, themes, sentence, may_be_asked AS "mayBeAsked", stated_at AS "statedAt", expires_at AS "expiresAt"
       FROM needs WHERE person_id = (SELECT app.me()) ORDER BY stated_at, id`,
    );
  }

  /** @throws NOT_FOUND */
  async withdraw(tx: Tx, id: string): Promise<void> {
    if ((await tx.rows('DELETE FROM needs WHERE id = $1 RETURNING id', [id])).length === 0) throw notFound();
  }

  /** For a year from now. @throws NOT_FOUND */
  async renew(tx: Tx, id: string): Promise<void> {
    const renewed = await tx.rows(
      `UPDATE needs SET expires_at = $2::timestamptz + interval '1 year' WHERE id = $1 RETURNING id`,
      [id, tx.at],
    );
    if (renewed.length === 0) throw notFound();
  }

  async questions(tx: Tx): Promise<NeedQuestion[]> {
    const row = await tx.row<{ questions: NeedQuestion[] }>('SELECT app.my_need_questions() AS questions');
    return row?.questions ?? [];
  }

  /**
   * Accepts the invitation: the person goes on with its key, and from now on the facilitator knows of them.
   *
   * @throws NOT_FOUND
   */
  async accept(tx: Tx, questionId: string): Promise<string> {
    const key = randomBytes(24).toString('hex');
    const row = await tx.row<{ done: boolean }>('SELECT app.accept_need_question($1, $2, $3) AS done', [
      questionId,
      sha256Hex(key),
      tx.at,
    ]);
    if (!row?.done) throw notFound();
    return key;
  }

  /** Nobody is told. @throws NOT_FOUND */
  async decline(tx: Tx, questionId: string): Promise<void> {
    const declined = await tx.rows(
      `UPDATE need_questions SET answered_at = $2, accepted = false WHERE id = $1 AND answered_at IS NULL RETURNING id`,
      [questionId, tx.at],
    );
    if (declined.length === 0) throw notFound();
  }

  /** The networks for which the person may ask. */
  facilitated(tx: Tx): Promise<{ id: string; name: string }[]> {
    return tx.rows(
      `SELECT id, name FROM networks WHERE id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
         AND stage IN ('FORMING', 'ACTIVE') ORDER BY name, id`,
    );
  }

  /**
   * Asks those who need it and have ticked that they may be asked; once for each network and number.
   *
   * @throws NOT_FOUND also for a number that is not published
   */
  async ask(tx: Tx, networkId: string, { counted, code, theme }: Cell): Promise<void> {
    if (!(await this.facilitated(tx)).some(({ id }) => id === networkId)) throw notFound();
    const values = [networkId, counted, code, theme];
    const shown = await tx.rows(
      'SELECT 1 FROM open.need_numbers WHERE counted = $1 AND code = $2 AND theme = $3',
      values.slice(1),
    );
    if (shown.length === 0) throw notFound();
    await tx.lockNetwork(networkId);
    const sent = await tx.rows(
      'SELECT 1 FROM need_requests WHERE network_id = $1 AND counted = $2 AND code = $3 AND theme = $4',
      values,
    );
    if (sent.length > 0) return;
    const id = randomUUID();
    await tx.rows(
      `INSERT INTO need_requests (network_id, counted, code, theme, id, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, (SELECT app.me()), $6)`,
      [...values, id, tx.at],
    );
    await tx.rows('SELECT app.ask_about_needs($1, $2)', [id, tx.at]);
  }
}
