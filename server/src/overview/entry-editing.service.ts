import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
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

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes to the overview, through functions of the database: no table of it is open to the server's role. */
@Injectable()
export class EntryEditingService {
  /** @param confirmedAt when it was last confirmed; now when left out */
  async enter(tx: Tx, text: EntryText, confirmedAt: Date = tx.at): Promise<string> {
    const entered = Object.fromEntries(Object.entries(text).map(([field, value]) => [columnOf(field), value]));
    const row = await tx.row<{ id: string }>('SELECT app.enter_entry($1, $2) AS id', [
      JSON.stringify({ ...entered, confirmed_at: confirmedAt }),
      tx.at,
    ]);
    return row?.id ?? '';
  }
}
