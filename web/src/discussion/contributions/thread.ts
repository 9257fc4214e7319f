import type { ContributionPartsFragment } from '../../generated/graphql.js';

/** A contribution in the thread. */
export type Contribution = ContributionPartsFragment;
/** What determines the order of a thread. */
type Ordered = Pick<Contribution, 'id' | 'clientId' | 'path'>;

/** The loaded part of a thread: everything from its beginning to `end`, and single contributions beyond. */
export type Thread<T extends Ordered = Contribution> = {
  items: readonly T[];
  /** The path of the last one on the last page; undefined before the first page. */
  end: readonly number[] | undefined;
  /** Where the next page begins; null when there is none. */
  cursor: string | null;
  complete: boolean;
};

/** The key of a thread's first page, and its length. */
export const threadKey = (challengeId: string) => `ThreadPage ${challengeId}`;
export const threadPageSize = 20;

export const emptyThread: Thread<never> = { items: [], end: undefined, cursor: null, complete: false };

/** Reading order, number by number; a contribution comes before its replies. */
function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Each contribution once, in its latest state. */
function merged<T extends Ordered>(old: readonly T[], fresh: readonly T[]): T[] {
  const byId = new Map(old.map((item) => [item.id, item]));
  for (const item of fresh) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => comparePaths(a.path, b.path));
}

type Page<T> = { nodes: readonly T[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } };

export function withPage<T extends Ordered>(thread: Thread<T>, { nodes, pageInfo }: Page<T>): Thread<T> {
  return {
    items: merged(thread.items, nodes),
    end: nodes.at(-1)?.path ?? thread.end ?? [],
    cursor: pageInfo.endCursor ?? thread.cursor,
    complete: !pageInfo.hasNextPage,
  };
}

/** Adds or replaces a contribution. */
export function withOne<T extends Ordered>(thread: Thread<T>, item: T): Thread<T> {
  return { ...thread, items: merged(thread.items, [item]) };
}

/** True when the place lies on the pages loaded so far. */
export function covers(thread: Thread<Ordered>, path: readonly number[]): boolean {
  return thread.complete || (thread.end !== undefined && comparePaths(path, thread.end) <= 0);
}

/** The highest journal number among the loaded ones. */
export const lastSeq = (thread: Thread<Ordered & { seq: number }>) =>
  thread.items.reduce((last, item) => Math.max(last, item.seq), 0);

/** The fields of a pending post that determine its place. */
type PendingPost = { clientId: string; parentId: string | null };
export type Row<T, P> = { contribution: T } | { pending: P };

/** The thread as it is shown: pending posts at the place they will have, and never beside their own arrived copy. */
export function rowsOf<T extends Ordered, P extends PendingPost>(
  items: readonly T[],
  outbox: readonly P[],
): Row<T, P>[] {
  const arrived = new Set(items.map((item) => item.clientId));
  const rows: Row<T, P>[] = items.map((contribution) => ({ contribution }));
  for (const pending of outbox) {
    if (arrived.has(pending.clientId)) continue;
    const parent = items.find((item) => item.id === pending.parentId);
    rows.splice(parent ? indexAfterReplies(rows, parent) : rows.length, 0, { pending });
  }
  return rows;
}

/** After the last reply to `parent`, and after the pending replies to it. */
function indexAfterReplies<T extends Ordered, P extends PendingPost>(rows: readonly Row<T, P>[], parent: T): number {
  const level = Math.min(parent.path.length, 2);
  const belongs = (row: Row<T, P>) =>
    'pending' in row
      ? row.pending.parentId === parent.id
      : parent.path.slice(0, level).every((number, i) => row.contribution.path[i] === number);
  return rows.findLastIndex(belongs) + 1;
}
