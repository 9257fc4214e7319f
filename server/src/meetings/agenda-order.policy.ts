import { createHash } from 'node:crypto';
import type { AgendaReason } from '@krets/shared/kinds';

export type Candidate = {
  id: string;
  ownerId: string;
  minutes: number;
  /** How many meetings have had no time for it. */
  waited: number;
  decideBy: string | null;
};

export type Circumstances = {
  /** The items that each member has chosen. */
  choices: readonly (readonly string[])[];
  /** Minutes there are for items. */
  minutes: number;
  /** The day of the meeting after this one; what must be decided before it comes first. */
  nextDay: string | null;
  /** The owners of what was taken up in the last three meetings, the last one first. */
  takenBefore: readonly (readonly string[])[];
  /** Decides what nothing else decides. */
  seed: string;
};

export type Placed = {
  id: string;
  hasTime: boolean;
  /** What decided its place; null for the last one, where nothing was left to decide. */
  reason: AgendaReason | null;
};

/** 12 is divided by 1, 2, 3 and 4 without a remainder. */
const whole = 12;

const lot = (seed: string, id: string) => createHash('sha256').update(seed).update(id).digest('hex');

/** Each choice of a member counts one part of as many as they have among those placed, plus one, so that more members get something. */
function support(id: string, { choices }: Circumstances, placed: ReadonlySet<string>): number {
  let sum = 0;
  for (const chosen of choices) {
    if (chosen.includes(id)) sum += whole / (1 + chosen.filter((one) => placed.has(one)).length);
  }
  return sum;
}

type Measure = { reason: AgendaReason; of: (item: Candidate) => number | string };

/** The smallest comes first. The reasons are tried in this order. */
function measures(circumstances: Circumstances, placed: ReadonlySet<string>): Measure[] {
  const { nextDay, takenBefore, seed } = circumstances;
  const never = takenBefore.length;
  return [
    { reason: 'CHOSEN', of: ({ id }) => -support(id, circumstances, placed) },
    { reason: 'WAITED', of: ({ waited }) => -waited },
    { reason: 'DECIDE_BY', of: ({ decideBy }) => (decideBy && (!nextDay || decideBy <= nextDay) ? decideBy : '9') },
    {
      reason: 'TURN',
      of: ({ ownerId }) => {
        const last = takenBefore.findIndex((owners) => owners.includes(ownerId));
        return -(last < 0 ? never : last);
      },
    },
    { reason: 'LOT', of: ({ id }) => lot(seed, id) },
  ];
}

const smaller = <T extends number | string>(a: T, b: T): T => {
  if (b < a) return b;
  return a;
};

/** The first of them, and what made it the first. */
function first(candidates: readonly Candidate[], by: readonly Measure[]) {
  let left = candidates;
  for (const { reason, of } of by) {
    const least = left.map(of).reduce(smaller);
    const rest = left.filter((item) => of(item) === least);
    if (rest.length === 1) return { item: rest[0] as Candidate, reason };
    left = rest;
  }
  return { item: left[0] as Candidate, reason: 'LOT' as const };
}

/**
 * The order of an agenda by sequential proportional choice: the same for the same choices, in whichever order they are
 * given. An item that does not fit in the time that is left waits, and a shorter one after it may still fit.
 */
export function orderAgenda(items: readonly Candidate[], circumstances: Circumstances): Placed[] {
  const placed = new Set<string>();
  const order: Placed[] = [];
  let time = circumstances.minutes;
  let left = [...items];
  while (left.length > 0) {
    const { item, reason } = first(left, measures(circumstances, placed));
    const hasTime = item.minutes <= time;
    if (hasTime) time -= item.minutes;
    order.push({ id: item.id, hasTime, reason: left.length === 1 ? null : reason });
    placed.add(item.id);
    left = left.filter(({ id }) => id !== item.id);
  }
  return order;
}

/** How many items each member may choose. */
export const picksAmong = (items: number) => Math.max(1, Math.min(3, Math.floor(items / 2)));
