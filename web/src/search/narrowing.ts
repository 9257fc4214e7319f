import type { FoundKind } from '../generated/graphql.js';

export const periods = ['', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof periods)[number];
const daysOf: Record<Period, number> = { '': 0, week: 7, month: 31, quarter: 92, year: 366 };

/** What the reader has chosen besides words. */
export type Narrowed = { kind: FoundKind | ''; seatId: string; period: Period; mine: boolean; withFile: boolean };
export const notNarrowed: Narrowed = { kind: '', seatId: '', period: '', mine: false, withFile: false };

export const isNarrowed = (narrowed: Narrowed) => Object.values(narrowed).some(Boolean);

/** From the beginning of a day, so that the same choice is the same question all day. */
export function beginningOf(period: Period): string | null {
  if (period === '') return null;
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - daysOf[period]);
  return day.toISOString();
}
