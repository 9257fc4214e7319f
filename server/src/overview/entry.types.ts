import type { Attendance, Basis, EntryKind, EntryStatus, Language, OrganiserType, SizeBand } from '@krets/shared/kinds';

/** A row of `open.entries`: all of it is for anybody to read. */
export type Entry = {
  id: string;
  kind: EntryKind;
  origin: 'OWN' | 'ELSEWHERE';
  status: EntryStatus;
  title: string;
  purpose: string;
  audience: string;
  organiserName: string | null;
  organiserType: OrganiserType | null;
  basis: Basis[];
  roles: string[];
  levels: string[];
  counties: string[];
  national: boolean;
  attendance: Attendance | null;
  form: string | null;
  everyWeeks: number | null;
  minutes: number | null;
  size: SizeBand | null;
  seats: 'YES' | 'FEW' | 'NO' | null;
  language: Language | null;
  contact: string | null;
  website: string | null;
  publishedAt: Date;
  changedAt: Date;
  confirmedAt: Date;
  closedAt: Date | null;
  /** False until somebody has confirmed it for the first time. */
  confirmed: boolean;
  /** Since when a fault that somebody told of has had no answer; null for two weeks. */
  faultSince: Date | null;
  /** The entry it has been joined into. */
  joinedInto: string | null;
  /** When the next occurrence begins; only where it was asked for. */
  nextAt?: Date | null;
};
