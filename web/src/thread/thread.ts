import type { ContributionPartsFragment } from '../generated/graphql.js';

/** A contribution as it stands in the thread. */
export type Said = ContributionPartsFragment;
/** What the order of a thread is made of. */
type Placed = Pick<Said, 'id' | 'clientId' | 'path'>;

/** What has been loaded of a thread: everything from its beginning to `end`, and single ones beyond. */
export type Thread<T extends Placed = Said> = {
  items: readonly T[];
  /** The path of the last one on the last page; undefined before the first page. */
  end: readonly number[] | undefined;
  /** Where the next page begins; null when there is none. */
  cursor: string | null;
  complete: boolean;
};

export const emptyThread: Thread<never> = { items: [], end: undefined, cursor: null, complete: false };

/** Reading order, number by number; what is answered stands before its replies. */
function inReadingOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Each once, the newest word about it last said. */
function merged<T extends Placed>(old: readonly T[], fresh: readonly T[]): T[] {
  const byId = new Map(old.map((item) => [item.id, item]));
  for (const item of fresh) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => inReadingOrder(a.path, b.path));
}

type Page<T> = { nodes: readonly T[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } };

export function withPage<T extends Placed>(thread: Thread<T>, { nodes, pageInfo }: Page<T>): Thread<T> {
  return {
    items: merged(thread.items, nodes),
    end: nodes.at(-1)?.path ?? thread.end ?? [],
    cursor: pageInfo.endCursor ?? thread.cursor,
    complete: !pageInfo.hasNextPage,
  };
}

/** With one that was just posted, changed or heard of. */
export function withOne<T extends Placed>(thread: Thread<T>, item: T): Thread<T> {
  return { ...thread, items: merged(thread.items, [item]) };
}

/** True when the place lies on the pages loaded so far. */
export function covers(thread: Thread<Placed>, path: readonly number[]): boolean {
  return thread.complete || (thread.end !== undefined && inReadingOrder(path, thread.end) <= 0);
}

/** The highest journal number among those that were loaded. */
export const lastSeq = (thread: Thread<Placed & { seq: number }>) =>
  thread.items.reduce((last, item) => Math.max(last, item.seq), 0);

/** A post that is on its way, as much as its place needs. */
type OnItsWay = { clientId: string; parentId: string | null };
export type Row<T, P> = { said: T } | { sending: P };

/** The thread as it is shown: posts on their way stand where they will stand, and never beside their own arrival. */
export function rowsOf<T extends Placed, P extends OnItsWay>(items: readonly T[], outbox: readonly P[]): Row<T, P>[] {
  const arrived = new Set(items.map((item) => item.clientId));
  const rows: Row<T, P>[] = items.map((said) => ({ said }));
  for (const sending of outbox) {
    if (arrived.has(sending.clientId)) continue;
    const parent = items.find((item) => item.id === sending.parentId);
    rows.splice(parent ? endOfReplies(rows, parent) : rows.length, 0, { sending });
  }
  return rows;
}

/** Behind the last reply to `parent`, and behind those to it already on their way. */
function endOfReplies<T extends Placed, P extends OnItsWay>(rows: readonly Row<T, P>[], parent: T): number {
  const level = Math.min(parent.path.length, 2);
  const belongs = (row: Row<T, P>) =>
    'sending' in row
      ? row.sending.parentId === parent.id
      : parent.path.slice(0, level).every((number, i) => row.said.path[i] === number);
  return rows.findLastIndex(belongs) + 1;
}
