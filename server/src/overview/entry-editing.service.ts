import { Injectable } from '@nestjs/common';
import { sha256Hex } from '../platform/crypto/sha256.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/errors.js';
import { entryColumns } from './entries.service.js';
import type { Entry } from './entry.types.js';

/** The text of an entry about something that exists elsewhere. */
export type EntryText = Pick<
  Entry,
  | 'kind'
  | 'title'
  | 'purpose'
  | 'audience'
  | 'organiserName'
  | 'organiserType'
  | 'basis'
  | 'roles'
  | 'levels'
  | 'counties'
  | 'national'
  | 'attendance'
  | 'form'
  | 'language'
  | 'contact'
  | 'website'
>;

export type TendedEntry = Entry & { faults: { id: string; body: string; at: Date }[] };

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const rowOf = (text: object) =>
  Object.fromEntries(Object.entries(text).map(([field, value]) => [columnOf(field), value]));

const faultsOf = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'body', f.body, 'at', f.reported_at) ORDER BY f.reported_at), '[]')
  FROM entry_faults f WHERE f.entry_id = e.id AND f.answered_at IS NULL) AS faults`;

/** Writes to the overview, through functions of the database: the server's role may only read it. */
@Injectable()
export class EntryEditingService {
  /** @param confirmedAt when it was last confirmed; now when left out */
  async enter(tx: Tx, text: EntryText, confirmedAt: Date = tx.at): Promise<string> {
    const row = await tx.row<{ id: string }>('SELECT app.enter_entry($1, $2) AS id', [
      JSON.stringify({ ...rowOf(text), confirmed_at: confirmedAt }),
      tx.at,
    ]);
    return row?.id ?? '';
  }

  /** Enters what has not been entered by its key before, to be confirmed by its contact, and changes the rest. */
  async enterAll(tx: Tx, entries: { text: EntryText; key: string }[]): Promise<void> {
    await tx.rows(
      'SELECT app.enter_entry(x.value, $2) FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY x ORDER BY x.ordinality',
      [JSON.stringify(entries.map(({ text, key }) => ({ ...rowOf(text), import_key: key, confirmed: false }))), tx.at],
    );
  }

  /** @throws NOT_FOUND also for whoever may not change it */
  async change(tx: Tx, id: string, text: EntryText): Promise<void> {
    await this.#done(tx, 'SELECT app.change_entry($1, $2, $3) AS done', [id, JSON.stringify(rowOf(text)), tx.at]);
  }

  /** @throws NOT_FOUND */
  async confirm(tx: Tx, id: string): Promise<void> {
    await this.#done(tx, 'SELECT app.confirm_entry($1, $2) AS done', [id, tx.at]);
  }

  /**
   * @param into the entry that this one is joined with, and that stays
   * @throws NOT_FOUND also when one of them may not be changed
   */
  async close(tx: Tx, id: string, into: string | null): Promise<void> {
    await this.#done(tx, 'SELECT app.close_entry($1, $2, $3) AS done', [id, into, tx.at]);
  }

  async #done(tx: Tx, sql: string, values: unknown[]): Promise<void> {
    const row = await tx.row<{ done: boolean }>(sql, values);
    if (!row?.done) throw notFound();
  }

  /** Those the person may change, with the faults that nobody has answered; those told of faults first. */
  own(tx: Tx): Promise<TendedEntry[]> {
    return tx.rows<TendedEntry>(
      `SELECT ${entryColumns}, ${faultsOf} FROM open.entries e
       WHERE e.id IN (SELECT o.entry_id FROM entry_editors o WHERE o.person_id = (SELECT app.me())) AND e.joined_into IS NULL
       ORDER BY NOT EXISTS (SELECT 1 FROM entry_faults f WHERE f.entry_id = e.id AND f.answered_at IS NULL), e.status = 'CLOSED', e.title, e.id LIMIT 500`,
    );
  }

  /** For an administrator: the entries that somebody has told a fault of. Nothing to anybody else. */
  faulty(tx: Tx): Promise<TendedEntry[]> {
    return tx.rows<TendedEntry>(
      `SELECT ${entryColumns}, ${faultsOf} FROM open.entries e WHERE (SELECT app.am_administrator())
       AND EXISTS (SELECT 1 FROM entry_faults f WHERE f.entry_id = e.id AND f.answered_at IS NULL) ORDER BY e.title, e.id LIMIT 200`,
    );
  }

  async isAdministrator(tx: Tx): Promise<boolean> {
    return (await tx.row<{ yes: boolean }>('SELECT app.am_administrator() AS yes'))?.yes === true;
  }

  /** @throws NOT_FOUND for whoever may not change it */
  async tended(tx: Tx, id: string): Promise<Entry> {
    const entry = await tx.row<Entry>(
      `SELECT ${entryColumns} FROM open.entries e WHERE e.id = $1 AND (SELECT app.tends_entry($1))`,
      [id],
    );
    if (!entry) throw notFound();
    return entry;
  }

  /** Whoever reports it is not stored. */
  async reportFault(tx: Tx, entryId: string, id: string, body: string): Promise<void> {
    await tx.rows('INSERT INTO entry_faults (id, entry_id, body, reported_at) VALUES ($1, $2, $3, $4)', [
      id,
      entryId,
      body,
      tx.at,
    ]);
  }

  /** @throws NOT_FOUND */
  async answerFault(tx: Tx, id: string): Promise<void> {
    const answered = await tx.rows(
      'UPDATE entry_faults SET answered_at = $2 WHERE id = $1 AND answered_at IS NULL RETURNING id',
      [id, tx.at],
    );
    if (answered.length === 0) throw notFound();
  }

  /** The entry that a mail with this key is about; undefined when the key is used, old or unknown. */
  async ofKey(tx: Tx, key: string): Promise<Entry | undefined> {
    await tx.setAccessKey(sha256Hex(key));
    return tx.row<Entry>(
      `SELECT ${entryColumns} FROM entry_letters l JOIN open.entries e ON e.id = l.entry_id WHERE l.key_hash = $1`,
      [sha256Hex(key)],
    );
  }
}
