import { describe, expect, it } from '@jest/globals';
import {
  emptyWindow,
  type Message,
  type MessageWindow,
  rowsOf,
  windowOf,
  windowSize,
  withNewer,
  withOlder,
  withOne,
} from '../../web/src/chat/feed/message-window.js';

type Placed = { id: string; clientId: string; seq: number };
const one = (seq: number): Placed => ({ id: `m${seq}`, clientId: `c${seq}`, seq });
const some = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => one(from + i));
const seqs = ({ items }: MessageWindow<Placed>) => [items[0]?.seq, items.at(-1)?.seq, items.length];

describe('a window of messages', () => {
  it('grows upwards, and lets go below of what is too much', () => {
    let messages = windowOf<Placed>({ nodes: some(951, 1000), older: '951', newer: null });
    for (const above of [901, 851, 801])
      messages = withOlder(messages, { nodes: some(above, above + 49), older: `${above}` });
    expect(seqs(messages)).toEqual([801, 950, windowSize]);
    expect([messages.older, messages.newer]).toEqual(['801', '950']);
    expect(seqs(withNewer(messages, { nodes: some(951, 1000), newer: null }))).toEqual([851, 1000, windowSize]);
  });

  it('takes new messages only when it is at the end of the conversation', () => {
    const atEnd = windowOf<Placed>({ nodes: some(1, 3), older: null, newer: null });
    expect(seqs(withOne(atEnd, one(7), true))).toEqual([1, 7, 4]);
    const above = { ...atEnd, newer: '3' };
    expect(withOne(above, one(7), true)).toBe(above);
    expect(seqs(withOne(emptyWindow as MessageWindow<Placed>, one(7), true))).toEqual([7, 7, 1]);
  });

  it('never takes away what somebody is reading further up', () => {
    const full = windowOf<Placed>({ nodes: some(1, windowSize), older: null, newer: null });
    const after = withOne(full, one(windowSize + 1), false);
    expect(seqs(after)).toEqual([1, windowSize, windowSize]);
    expect(after.newer).toBe(String(windowSize));
    expect(seqs(withOne(full, one(windowSize + 1), true))).toEqual([2, windowSize + 1, windowSize]);
  });

  it('shows the newest word about a message, in its old place', () => {
    const messages = windowOf<Placed & { body?: string }>({ nodes: some(1, 3), older: null, newer: null });
    const changed = withOne(messages, { ...one(2), body: 'Endra' }, false);
    expect(changed.items.map((item) => item.body)).toEqual([undefined, 'Endra', undefined]);
  });
});

describe('its rows', () => {
  const post = (seq: number, by: string, at: string): Message =>
    ({ ...one(seq), author: { id: by }, createdAt: at, withdrawnAt: null }) as unknown as Message;
  const items = [
    post(1, 'a', '2026-03-01T10:00:00'),
    post(2, 'a', '2026-03-01T10:02:00'),
    post(3, 'a', '2026-03-01T10:30:00'),
    post(4, 'b', '2026-03-01T10:31:00'),
    post(5, 'b', '2026-03-02T10:31:00'),
  ];

  it('tell where a day begins, and group messages sent close together', () => {
    const rows = rowsOf(items, null);
    expect(rows.map((row) => Boolean(row.day))).toEqual([true, false, false, false, true]);
    expect(rows.map((row) => row.continued)).toEqual([false, true, false, false, false]);
  });

  it('have the unread line where one left off, and none above what is not loaded', () => {
    expect(rowsOf(items, 4).map((row) => row.unread)).toEqual([false, false, false, true, false]);
    expect(rowsOf(items, null).some((row) => row.unread)).toBe(false);
    expect(rowsOf(items.slice(2), 2).some((row) => row.unread)).toBe(false);
  });
});
