import { Injectable } from '@nestjs/common';
import { OpenDatabase } from '../platform/database/open-database.js';
import { entryColumns } from './entries.service.js';
import type { Entry } from './entry.types.js';
import type { Filter } from './filter.js';

export const entriesOnPage = 25;

export type Found = { entries: Entry[]; count: number };

type Coming = { entryId: string; startsAt: Date; endsAt: Date };
/** With its place among the others, before its title decides, and the occurrences that it may show. */
type Published = Entry & { folded: string; place: number; coming: Coming[] };
type Reading = { version: string; entries: Promise<Published[]> };

/**
 * How many rows there are, and the sum of the transactions that wrote them: one that is written again has a later one. `age` reads them as numbers, three
 * times as fast as a cast. A counter that every writer changes would make them wait for each other.
 */
const versionOf = (table: string) =>
  `SELECT concat(count(*), ' ', count(*) * age('3'::xid) - sum(age(xmin))) FROM ${table}`;
const versionSql = `SELECT (${versionOf('open.entries')}) AS entries, (${versionOf('open.occurrences')}) AS occurrences`;

const entriesSql = `SELECT ${entryColumns}, e.folded, 20 * (e.status IN ('RESTING', 'CLOSED'))::integer + (e.status = 'UNCONFIRMED')::integer
    + 2 * CASE e.origin WHEN 'OWN' THEN array_position(ARRAY['NETWORK', 'FORMING', 'MEETING_PLACE', 'INFORMAL'], e.kind::text) ELSE 9 END AS place
  FROM open.entries e ORDER BY place, e.title, e.id`;

const comingSql = `SELECT entry_id AS "entryId", starts_at AS "startsAt", ends_at AS "endsAt" FROM open.occurrences
  WHERE status NOT IN ('HELD', 'CANCELLED') AND ends_at > now() - interval '2 hours' ORDER BY starts_at`;
const shownAfterEnd = 2 * 3_600_000;

/** The overview as it is published, in memory: found in a millisecond. Whether it is still so is asked of the database each time. */
@Injectable()
export class PublishedEntries {
  #reading: Reading | undefined;
  #asking: Promise<Published[]> | undefined;
  #next: Promise<Published[]> | undefined;

  constructor(private readonly open: OpenDatabase) {}

  /** A page of what a filter finds. What everybody may join comes after what is in the county that was asked for. */
  async find(filter: Filter): Promise<Found> {
    const [entries, stems] = await Promise.all([this.#now(), filter.q ? this.#stems(filter.q) : []]);
    const fits = fitting(filter);
    const found = entries.filter((entry) => fits(entry) && stems.every((stem) => entry.folded.includes(stem)));
    const { county, page } = filter;
    // A stable sort: titles stay in order.
    if (county) {
      const place = (entry: Published) => 2 * entry.place + Number(!entry.counties.includes(county));
      found.sort((one, other) => place(one) - place(other));
    }
    const shown = found.slice((page - 1) * entriesOnPage, page * entriesOnPage);
    return { entries: shown.map((entry) => ({ ...entry, nextAt: nextOf(entry) })), count: found.length };
  }

  async #stems(asked: string): Promise<string[]> {
    const [row] = await this.open.rows<{ patterns: string[] }>('SELECT open.patterns($1) AS patterns', [asked]);
    return row?.patterns.map((pattern) => pattern.slice(1, -1)) ?? [];
  }

  /** What is published at this moment. Those who ask while it is being asked for share the next answer, which is theirs too. */
  #now(): Promise<Published[]> {
    if (this.#next) return this.#next;
    if (this.#asking) {
      this.#next = this.#asking.then(
        () => this.#begin(),
        () => this.#begin(),
      );
      return this.#next;
    }
    return this.#begin();
  }

  #begin(): Promise<Published[]> {
    this.#next = undefined;
    const asking = this.#read().finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    this.#asking = asking;
    return asking;
  }

  async #read(): Promise<Published[]> {
    const version = JSON.stringify(await this.open.rows(versionSql));
    if (this.#reading?.version !== version) {
      const entries = this.#all();
      this.#reading = { version, entries };
      entries.catch(() => {
        this.#reading = undefined;
      });
    }
    return (this.#reading as Reading).entries;
  }

  async #all(): Promise<Published[]> {
    const [entries, coming] = await Promise.all([
      this.open.rows<Published>(entriesSql),
      this.open.rows<Coming>(comingSql),
    ]);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const entry of entries) entry.coming = [];
    for (const one of coming) byId.get(one.entryId)?.coming.push(one);
    return entries;
  }
}

const nextOf = ({ coming }: Published): Date | null =>
  coming.find(({ endsAt }) => endsAt.getTime() > Date.now() - shownAfterEnd)?.startsAt ?? null;

/** Whether an entry is what was chosen. */
function fitting(filter: Filter): (entry: Published) => boolean {
  const { kind, origin, county, level, role, organiser, form, attendance, language, basis, seats, old } = filter;
  return (e) =>
    (old || e.status === 'LISTED' || e.status === 'UNCONFIRMED') &&
    (!kind || e.kind === kind) &&
    (!origin || e.origin === origin) &&
    (!county || e.national || e.counties.includes(county)) &&
    (!level || e.levels.includes(level)) &&
    (!role || e.roles.includes(role)) &&
    (!organiser || e.organiserType === organiser) &&
    (!form || e.form === form) &&
    (!attendance || e.attendance === attendance || e.attendance === 'BOTH') &&
    (!language || e.language === language) &&
    basis.every((one) => e.basis.some((has) => has === one)) &&
    (!seats || e.seats === 'YES' || e.seats === 'FEW');
}
