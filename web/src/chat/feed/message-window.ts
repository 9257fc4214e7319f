import type { MessagePosted } from '@krets/shared/realtime';
import type { MessagePartsFragment } from '../../generated/graphql.js';

export type Message = MessagePartsFragment;
/** What determines the order of a chat. */
type Ordered = Pick<Message, 'id' | 'clientId' | 'seq'>;

/** The part of a chat that the page holds. It has no gaps, except above the reader's newest message while the journal catches up. */
export type MessageWindow<T extends Ordered = Message> = {
  items: readonly T[];
  /** Where the page above ends; null at the beginning of the chat. */
  older: string | null;
  /** Where the page below begins; null at the end of the chat. */
  newer: string | null;
};
type Page<T> = { nodes: readonly T[]; older?: string | null; newer?: string | null };

export const emptyWindow: MessageWindow<never> = { items: [], older: null, newer: null };

/** The most messages on the page at once. */
export const windowSize = 150;

const cursorOf = (item: Ordered | undefined) => (item ? String(item.seq) : null);

/** Each message once, in its latest state. */
function merged<T extends Ordered>(old: readonly T[], windowOf: readonly T[]): T[] {
  const byId = new Map(old.map((item) => [item.id, item]));
  for (const item of windowOf) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** Adds the page above, and drops what is too much from below. */
export function withOlder<T extends Ordered>(messages: MessageWindow<T>, { nodes, older }: Page<T>): MessageWindow<T> {
  const items = merged(messages.items, nodes);
  const visible = items.slice(0, windowSize);
  return {
    items: visible,
    older: older ?? null,
    newer: visible.length < items.length ? cursorOf(visible.at(-1)) : messages.newer,
  };
}

/** Adds the page below, and drops what is too much from above. */
export function withNewer<T extends Ordered>(messages: MessageWindow<T>, { nodes, newer }: Page<T>): MessageWindow<T> {
  const items = merged(messages.items, nodes);
  const visible = items.slice(-windowSize);
  return {
    items: visible,
    older: visible.length < items.length ? cursorOf(visible[0]) : messages.older,
    newer: newer ?? null,
  };
}

export const windowOf = <T extends Ordered>({ nodes, older, newer }: Page<T>): MessageWindow<T> => ({
  items: nodes,
  older: older ?? null,
  newer: newer ?? null,
});

/** True when the place is inside the window, or just below it at the end of the chat. */
export function covers<T extends Ordered>({ items, older, newer }: MessageWindow<T>, { seq }: Pick<T, 'seq'>): boolean {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return newer === null && older === null;
  return (seq >= first.seq || older === null) && (seq <= last.seq || newer === null);
}

/** Adds or replaces a message. While somebody reads further up, nothing is dropped from above. */
export function withOne<T extends Ordered>(messages: MessageWindow<T>, item: T, follows: boolean): MessageWindow<T> {
  if (!covers(messages, item)) return messages;
  const items = merged(messages.items, [item]);
  if (items.length <= windowSize) return { ...messages, items };
  if (follows) return withNewer({ ...messages, items }, { nodes: [], newer: messages.newer });
  return { ...messages, items: items.slice(0, windowSize), newer: cursorOf(items[windowSize - 1]) };
}

export const without = <T extends Ordered>(messages: MessageWindow<T>, id: string): MessageWindow<T> => ({
  ...messages,
  items: messages.items.filter((item) => item.id !== id),
});

export const lastSeq = ({ items }: MessageWindow<Ordered>) => items.at(-1)?.seq ?? 0;

/** A message that came whole over the connection. The reader's permissions are not part of it: none until they are fetched. */
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

const groupWithin = 5 * 60_000;
export type Row = {
  message: Message;
  /** Set where a day begins, ISO 8601. */
  day?: string;
  unread: boolean;
  continued: boolean;
};

const dayOf = (iso: string) => new Date(iso).toDateString();

/** The rows shown: days and the unread line between the messages, and one head for consecutive messages of one author. */
export function rowsOf(items: readonly Message[], firstUnread: number | null | undefined): Row[] {
  const line = items.find((item) => firstUnread != null && item.seq >= firstUnread)?.id;
  return items.map((message, i) => {
    const before = items[i - 1];
    const day = before && dayOf(before.createdAt) === dayOf(message.createdAt) ? undefined : message.createdAt;
    const unread = message.id === line && (before !== undefined || message.seq === firstUnread);
    const continued =
      !day &&
      !unread &&
      before?.author.id === message.author.id &&
      !before.withdrawnAt &&
      Date.parse(message.createdAt) - Date.parse(before.createdAt) < groupWithin;
    return { message, unread, continued, ...(day ? { day } : {}) };
  });
}
