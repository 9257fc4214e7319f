import type { Language } from '@krets/shared/kinds';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import type { Founder, Guest, OwnSignup, Participant, ShownPerson, Signup, SignupText } from './signup.types.js';

const columns = `state, show_name AS "showName", show_role AS "showRole", show_agency AS "showAgency", talk, themes, level, access_needs AS "accessNeeds",
  coffee, founds, need, network_id AS "networkId"`;

type Stored<T> = Omit<T, 'agency'> & { orgnr: string | null };

const rowOf = (text: SignupText) =>
  JSON.stringify({
    ...text,
    ...{
      show_name: text.showName,
      show_role: text.showRole,
      show_agency: text.showAgency,
      access_needs: text.accessNeeds,
    },
  });

/** What one person chooses and sees of an occurrence, through functions of the database: the tables are closed. */
@Injectable()
export class SignupService {
  /**
   * Signs up, or changes what one has chosen.
   *
   * @returns whether there was a seat
   * @throws NOT_FOUND when one cannot sign up
   */
  async signUp(tx: Tx, occurrenceId: string, text: SignupText): Promise<Signup['state']> {
    const row = await tx.row<{ state: Signup['state'] | null }>('SELECT app.sign_up($1, $2, $3) AS state', [
      ...[occurrenceId, rowOf(text), tx.at],
    ]);
    if (!row?.state) throw notFound();
    return row.state;
  }

  /** Says whether one wants to make a network, and of what. @throws NOT_FOUND for who has not signed up */
  async sayFounds(tx: Tx, occurrenceId: string, { founds, need }: Pick<SignupText, 'founds' | 'need'>): Promise<void> {
    const own = await this.own(tx, occurrenceId);
    if (!own) throw notFound();
    await this.signUp(tx, occurrenceId, { ...own, founds, need });
  }

  /** @throws NOT_FOUND */
  async withdraw(tx: Tx, occurrenceId: string): Promise<void> {
    const row = await tx.row<{ done: boolean }>('SELECT app.withdraw_signup($1) AS done', [occurrenceId]);
    if (!row?.done) throw notFound();
  }

  own(tx: Tx, occurrenceId: string): Promise<Signup | undefined> {
    return tx.row<Signup>(`SELECT ${columns} FROM signups WHERE person_id = (SELECT app.me()) AND occurrence_id = $1`, [
      occurrenceId,
    ]);
  }

  /** All that the page of one's own sign-up shows. */
  async page(tx: Tx, occurrenceId: string, language: Language): Promise<OwnSignup> {
    const [me, signup, answers, apart] = await Promise.all([
      tx.row<{ name: string; roleTitle: string; orgnr: string | null }>(
        'SELECT name, role_title AS "roleTitle", orgnr FROM people WHERE id = (SELECT app.me())',
      ),
      this.own(tx, occurrenceId),
      tx.row<{
        people: { people?: Stored<Participant>[] };
        coffee: { partners?: Stored<ShownPerson>[] };
        founders: Stored<Founder>[];
      }>(
        'SELECT app.occurrence_people($1, false) AS people, app.my_coffee($1) AS coffee, app.founders_of($1) AS founders',
        [occurrenceId],
      ),
      tx.rows<{ value: string }>(
        'SELECT apart_from AS value FROM coffee_blocks WHERE person_id = (SELECT app.me()) ORDER BY since LIMIT 100',
      ),
    ]);
    const stored = [
      ...(answers?.people.people ?? []),
      ...(answers?.coffee.partners ?? []),
      ...(answers?.founders ?? []),
    ];
    const names = await this.#agencies(
      tx,
      [me?.orgnr, ...stored.map(({ orgnr }) => orgnr), ...apart.map(({ value }) => value)],
      language,
    );
    const named = <T extends { orgnr: string | null }>({ orgnr, ...rest }: T) => ({
      ...rest,
      agency: names.get(orgnr ?? '') ?? null,
    });
    return {
      me: named(me ?? { name: '', roleTitle: '', orgnr: null }),
      signup,
      participants: (answers?.people.people ?? []).map(named),
      coffee: answers?.coffee.partners?.map(named) ?? null,
      founders: (answers?.founders ?? []).map(named),
      apartFrom: apart.map(({ value }) => ({ value, name: names.get(value) ?? value })),
    };
  }

  /** For organisers alone; to others nobody comes. */
  async guests(tx: Tx, occurrenceId: string): Promise<{ people: Guest[]; waiting: number }> {
    const row = await tx.row<{ found: { people?: Guest[]; waiting?: number } }>(
      'SELECT app.occurrence_people($1, true) AS found',
      [occurrenceId],
    );
    return { people: row?.found.people ?? [], waiting: row?.found.waiting ?? 0 };
  }

  /** @param apartFrom an e-mail address or the number of an agency; whether anybody has it is not told */
  async block(tx: Tx, apartFrom: string): Promise<void> {
    await tx.rows(
      `INSERT INTO coffee_blocks (person_id, apart_from, since) SELECT app.me(), $1, $2
       WHERE (SELECT count(*) FROM coffee_blocks WHERE person_id = (SELECT app.me())) < 100 ON CONFLICT DO NOTHING`,
      [apartFrom, tx.at],
    );
  }

  async unblock(tx: Tx, apartFrom: string): Promise<void> {
    await tx.rows('DELETE FROM coffee_blocks WHERE person_id = (SELECT app.me()) AND apart_from = $1', [apartFrom]);
  }

  async #agencies(tx: Tx, orgnrs: (string | null | undefined)[], language: Language): Promise<Map<string, string>> {
    const rows = await tx.rows<{ orgnr: string; name: string }>(
      `SELECT orgnr, name_${language} AS name FROM organisations WHERE orgnr = ANY ($1)`,
      [orgnrs.filter(Boolean)],
    );
    return new Map(rows.map(({ orgnr, name }) => [orgnr, name]));
  }
}
