import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { csvText, type ReadFile, readCsv } from './csv-file.policy.js';
import { EntryEditingService } from './entry-editing.service.js';
import { type CheckedEntry, checkEntry } from './entry-text.policy.js';

export type ImportRow = CheckedEntry & { line: number; key: string; title: string; known: boolean; cells: string[] };
type ReadableFile = Extract<ReadFile, { fault: null }>;
export type ImportReport = {
  file: ReadFile;
  rows: ImportRow[];
  fresh: number;
  changed: number;
  faulty: number;
  /** The rows with faults, to be mended; all of them when nothing has been written. */
  rest: string;
};

/** Takes a file of entries in. What it will do is found out by the same steps as what it does. */
@Injectable()
export class EntryImportService {
  constructor(private readonly entryEditingService: EntryEditingService) {}

  /** @param write whether the rows without faults are taken in, or only what would become of them is told */
  async take(tx: Tx, given: Buffer | string, write: boolean): Promise<ImportReport> {
    const file = readCsv(given);
    if (file.fault !== null) {
      const rest = typeof given === 'string' ? given : '';
      return { file, rows: [], fresh: 0, changed: 0, faulty: 0, rest };
    }
    const rows = await this.#check(tx, file);
    const good = rows.filter(({ faults }) => faults.length === 0);
    if (write) await this.entryEditingService.enterAll(tx, good);
    const left = write ? rows.filter(({ faults }) => faults.length > 0) : rows;
    return {
      ...{ file, rows, faulty: rows.length - good.length },
      fresh: good.filter(({ known }) => !known).length,
      changed: good.filter(({ known }) => known).length,
      rest:
        left.length > 0
          ? csvText(
              file.header,
              left.map(({ cells }) => cells),
              file.separator,
            )
          : '',
    };
  }

  async #check(tx: Tx, { rows }: ReadableFile): Promise<ImportRow[]> {
    const titles = rows.map(({ written }) => (written.title ?? '').trim().toLowerCase());
    const [own, others] = await Promise.all([
      tx.rows<{ key: string }>(
        'SELECT import_key AS key FROM entry_editors WHERE person_id = (SELECT app.me()) AND import_key IS NOT NULL',
      ),
      tx.rows<{ title: string }>(
        `SELECT lower(e.title) AS title FROM open.entries e WHERE lower(e.title) = ANY ($1) AND e.status <> 'CLOSED'
         AND NOT EXISTS (SELECT 1 FROM entry_editors o WHERE o.entry_id = e.id AND o.import_key IS NOT NULL)`,
        [titles],
      ),
    ]);
    const [known, taken] = [new Set(own.map(({ key }) => key)), new Set(others.map(({ title }) => title))];
    const seen = new Map<string, number>();
    return rows.map(({ line, written, key, surplus, cells }, at) => {
      const checked = checkEntry(written);
      if (surplus) checked.faults.push({ field: null, code: 'COLUMNS' });
      const earlier = seen.get(key);
      if (earlier !== undefined) checked.faults.push({ field: null, code: 'DUPLICATE', value: String(earlier) });
      else seen.set(key, line);
      if (!known.has(key) && taken.has(titles[at] ?? '')) checked.notes.push({ field: 'title', code: 'EXISTS' });
      return { ...checked, line, key, title: written.title ?? '', known: known.has(key), cells };
    });
  }
}
