import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { entryColumns } from '../entries.service.js';
import type { Entry } from '../entry.types.js';
import type { Occurrence, OccurrenceText } from './occurrence.types.js';
import { occurrenceColumns } from './occurrences.service.js';

const rowOf = ({ startsAt, endsAt, opensAt, closesAt, ...text }: OccurrenceText) =>
  JSON.stringify({ ...text, starts_at: startsAt, ends_at: endsAt, opens_at: opensAt, closes_at: closesAt });

/** What the organisers of a meeting place do, through functions of the database: the server's role may only read what is open. */
@Injectable()
export class OccurrenceEditingService {
  /** @throws NOT_FOUND for whoever does not organise it, or when it is closed */
  async add(tx: Tx, entryId: string, text: OccurrenceText): Promise<string> {
    return this.#write(tx, entryId, null, text);
  }

  /** @throws NOT_FOUND also when it is over or cancelled */
  async change(tx: Tx, { id, entryId }: Occurrence, text: OccurrenceText): Promise<void> {
    await this.#write(tx, entryId, id, text);
  }

  async #write(tx: Tx, entryId: string, id: string | null, text: OccurrenceText): Promise<string> {
    const row = await tx.row<{ id: string | null }>('SELECT app.write_occurrence($1, $2, $3, $4) AS id', [
      ...[entryId, id, rowOf(text), tx.at],
    ]);
    if (!row?.id) throw notFound();
    return row.id;
  }

  /** @throws NOT_FOUND */
  async cancel(tx: Tx, id: string): Promise<void> {
    const row = await tx.row<{ done: boolean }>('SELECT app.cancel_occurrence($1, $2) AS done', [id, tx.at]);
    if (!row?.done) throw notFound();
  }

  /** @throws NOT_FOUND for whoever does not organise it */
  async hosted(tx: Tx, entryId: string): Promise<Entry> {
    const entry = await tx.row<Entry>(
      `SELECT ${entryColumns} FROM open.entries e WHERE e.id = $1 AND (SELECT app.hosts_entry($1))`,
      [entryId],
    );
    if (!entry) throw notFound();
    return entry;
  }

  /** @throws NOT_FOUND for whoever does not organise it */
  async hostedOccurrence(tx: Tx, id: string): Promise<Occurrence> {
    const occurrence = await tx.row<Occurrence>(
      `SELECT ${occurrenceColumns} FROM open.occurrences o JOIN open.entries e ON e.id = o.entry_id WHERE o.id = $1 AND app.hosts_entry(o.entry_id)`,
      [id],
    );
    if (!occurrence) throw notFound();
    return occurrence;
  }
}
