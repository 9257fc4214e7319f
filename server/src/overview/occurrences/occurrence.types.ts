/** A row of `open.occurrences`: all of it is for anybody to read. */
export type Occurrence = {
  id: string;
  entryId: string;
  status: 'SCHEDULED' | 'MOVED' | 'CANCELLED' | 'HELD';
  startsAt: Date;
  endsAt: Date;
  /** When it was to begin before it was moved to another time. */
  movedFrom: Date | null;
  county: string | null;
  place: string | null;
  video: string | null;
  /** How many can sign up; null when there is no limit. */
  capacity: number | null;
  opensAt: Date;
  closesAt: Date;
  seats: 'YES' | 'FEW' | 'NO' | null;
  /** Rises with every change, so that a calendar takes the newest. */
  sequence: number;
  publishedAt: Date;
  changedAt: Date;
  /** Of the meeting place. */
  title: string;
};

/** What its organiser writes of it. */
export type OccurrenceText = Pick<
  Occurrence,
  'startsAt' | 'endsAt' | 'county' | 'place' | 'video' | 'capacity' | 'opensAt' | 'closesAt'
>;
