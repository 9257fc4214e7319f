import { describe, expect, it } from '@jest/globals';
import {
  covers,
  emptyThread,
  rowsOf,
  type Thread,
  withOne,
  withPage,
} from '../../web/src/discussion/contributions/thread.js';

type Item = { id: string; clientId: string; path: number[] };
const at = (...path: number[]): Item => ({ id: path.join('.'), clientId: `c${path.join('.')}`, path });
const page = (nodes: Item[], hasNextPage: boolean) => ({
  nodes,
  pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.path.join('.') ?? null },
});
const shown = (thread: Thread<Item>) => thread.items.map((item) => item.id);
const empty: Thread<Item> = emptyThread;

describe('a thread in the browser', () => {
  it('puts what it hears in reading order, number by number', () => {
    let thread = withPage(empty, page([at(2), at(9), at(10)], false));
    for (const item of [at(2, 11), at(10, 12), at(2, 11, 13), at(14)]) thread = withOne(thread, item);
    expect(shown(thread)).toEqual(['2', '2.11', '2.11.13', '9', '10', '10.12', '14']);
  });

  it('shows each once, however often it comes, with the newest words', () => {
    let thread = withPage(empty, page([at(1), at(2)], true));
    thread = withPage(thread, page([at(2), at(3)], false));
    thread = withOne(thread, { ...at(3), clientId: 'other' });
    expect(shown(thread)).toEqual(['1', '2', '3']);
    expect(thread.items[2]?.clientId).toBe('other');
  });

  it('knows which places it has loaded, so that nothing is shown with a hole before it', () => {
    const thread = withPage(empty, page([at(1), at(4)], true));
    expect(covers(empty, [1])).toBe(false);
    expect([covers(thread, [1, 7]), covers(thread, [4]), covers(thread, [4, 9]), covers(thread, [5])]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(covers(withPage(thread, page([], false)), [5])).toBe(true);
  });

  it('shows a pending post at its final place, and not again when it has arrived', () => {
    const items = [at(1), at(1, 3), at(1, 3, 4), at(2)];
    const reply = { clientId: 'r', parentId: '1' };
    const deep = { clientId: 'd', parentId: '1.3' };
    const last = { clientId: 'l', parentId: null };
    const arrived = { clientId: 'c2', parentId: null };
    const rows = rowsOf(items, [reply, deep, last, arrived]);
    expect(rows.map((row) => ('contribution' in row ? row.contribution.id : row.pending.clientId))).toEqual([
      '1',
      '1.3',
      '1.3.4',
      'd',
      'r',
      '2',
      'l',
    ]);
  });
});
