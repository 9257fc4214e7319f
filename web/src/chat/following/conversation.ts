import type { MessagePosted } from '@krets/shared/realtime';
import type { MessagePartsFragment } from '../../generated/graphql.js';

export type Message = MessagePartsFragment;
/** What the order of a conversation is made of. */
type Placed = Pick<Message, 'id' | 'clientId' | 'seq'>;

/**
 * A stretch of a conversation: as much as the page holds at a time. Without holes, save above what the reader has just
 * posted over a line that has yet to catch up.
 */
export type Stretch<T extends Placed = Message> = {
  items: readonly T[];
  /** Where the page above ends; null at the beginning of the conversation. */
  older: string | null;
  /** Where the page below begins; null at the end of the conversation. */
  newer: string | null;
};
type Page<T> = { nodes: readonly T[]; older?: string | null; newer?: string | null };

export const emptyStretch: Stretch<never> = { items: [], older: null, newer: null };

/** More messages than this do not stand on the page at once. */
export const most = 150;

const cursorOf = (item: Placed | undefined) => (item ? String(item.seq) : null);

/** Each once, the newest word about it last said. */
function merged<T extends Placed>(old: readonly T[], fresh: readonly T[]): T[] {
  const byId = new Map(old.map((item) => [item.id, item]));
  for (const item of fresh) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** With the page above; what then is too much falls off below. */
export function withOlder<T extends Placed>(stretch: Stretch<T>, { nodes, older }: Page<T>): Stretch<T> {
  const items = merged(stretch.items, nodes);
  const kept = items.slice(0, most);
  return {
    items: kept,
    older: older ?? null,
    newer: kept.length < items.length ? cursorOf(kept.at(-1)) : stretch.newer,
  };
}

/** With the page below; what then is too much falls off above. */
export function withNewer<T extends Placed>(stretch: Stretch<T>, { nodes, newer }: Page<T>): Stretch<T> {
  const items = merged(stretch.items, nodes);
  const kept = items.slice(-most);
  return { items: kept, older: kept.length < items.length ? cursorOf(kept[0]) : stretch.older, newer: newer ?? null };
}

export const fresh = <T extends Placed>({ nodes, older, newer }: Page<T>): Stretch<T> => ({
  items: nodes,
  older: older ?? null,
  newer: newer ?? null,
});

/** True when its place is on the stretch: inside it, or just below where the conversation ends. */
export function covers<T extends Placed>({ items, older, newer }: Stretch<T>, { seq }: Pick<T, 'seq'>): boolean {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return newer === null && older === null;
  return (seq >= first.seq || older === null) && (seq <= last.seq || newer === null);
}

/** With one that was just posted, changed or heard of. While somebody reads further up, nothing falls off above. */
export function withOne<T extends Placed>(stretch: Stretch<T>, item: T, follows: boolean): Stretch<T> {
  if (!covers(stretch, item)) return stretch;
  const items = merged(stretch.items, [item]);
  if (items.length <= most) return { ...stretch, items };
  if (follows) return withNewer({ ...stretch, items }, { nodes: [], newer: stretch.newer });
  return { ...stretch, items: items.slice(0, most), newer: cursorOf(items[most - 1]) };
}

export const without = <T extends Placed>(stretch: Stretch<T>, id: string): Stretch<T> => ({
  ...stretch,
  items: stretch.items.filter((item) => item.id !== id),
});

export const lastSeq = ({ items }: Stretch<Placed>) => items.at(-1)?.seq ?? 0;

/** What came whole over the line. What the reader may do with it was not said: nothing, until it is asked for. */
export const messageIn = ({ seq, message }: MessagePosted): Message => ({
  ...message,
  seq,
  editedAt: null,
  withdrawnAt: null,
  reactions: [],
  pictures: [],
  resourceId: null,
  resource: null,
  viewerMay: { edit: false, withdraw: false, restore: false, react: false },
});

const together = 5 * 60_000;
export type Row = {
  message: Message /** Set where a day begins, ISO 8601. */;
  day?: string;
  unread: boolean;
  headless: boolean;
};

const dayOf = (iso: string) => new Date(iso).toDateString();

/** As it is shown: days and the unread line between the messages, and one head for what is said in one breath. */
export function rowsOf(items: readonly Message[], firstUnread: number | null | undefined): Row[] {
  const line = items.find((item) => firstUnread != null && item.seq >= firstUnread)?.id;
  return items.map((message, i) => {
    const before = items[i - 1];
    const day = before && dayOf(before.createdAt) === dayOf(message.createdAt) ? undefined : message.createdAt;
    const unread = message.id === line && (before !== undefined || message.seq === firstUnread);
    const headless =
      !day &&
      !unread &&
      before?.author.id === message.author.id &&
      !before.withdrawnAt &&
      Date.parse(message.createdAt) - Date.parse(before.createdAt) < together;
    return { message, unread, headless, ...(day ? { day } : {}) };
  });
}
