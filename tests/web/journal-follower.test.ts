import { describe, expect, it } from '@jest/globals';
import type { EntryAdded } from '@krets/shared/realtime';
import { type JournalEvent, JournalFollower } from '../../web/src/app/realtime/journal-follower.js';

const event = (seq: number): EntryAdded => ({ networkId: 'n', seq, topic: 'CHALLENGE', id: `${seq}` });

/** A journal that ends at `last` and answers by pages of three. */
function aFollower(journal: { last: number; down?: boolean }) {
  const told: JournalEvent[] = [];
  const asked: number[] = [];
  const follower = new JournalFollower(
    async (after) => {
      asked.push(after);
      if (journal.down) throw new Error('down');
      const items = [1, 2, 3]
        .map((i) => after + i)
        .filter((seq) => seq <= journal.last)
        .map(event);
      return { items, complete: after + 3 >= journal.last };
    },
    (item) => void told.push(item),
  );
  const seqs = () => told.map((item) => (item === 'outOfDate' ? item : item.seq));
  return { follower, seqs, asked };
}

describe('following a journal', () => {
  it('asks for everything once when it has entered, and delivers each entry as it comes', async () => {
    const { follower, seqs, asked } = aFollower({ last: 4 });
    await follower.entered(4);
    await follower.receive(event(5));
    await follower.receive(event(6));
    expect(seqs()).toEqual(['outOfDate', 5, 6]);
    expect(asked).toEqual([]);
  });

  it('reports only what came after what is shown was read', async () => {
    const journal = { last: 4 };
    const { follower, seqs, asked } = aFollower(journal);
    follower.startAt(4);
    await follower.entered(4);
    expect([seqs(), asked]).toEqual([[], []]);
    journal.last = 6;
    await follower.entered(6);
    expect(seqs()).toEqual([5, 6]);
    follower.startAt(2);
    expect(follower.last).toBe(6);
  });

  it('delivers nothing twice and nothing out of order', async () => {
    const journal = { last: 4 };
    const { follower, seqs } = aFollower(journal);
    await follower.entered(4);
    journal.last = 8;
    await Promise.all([8, 5, 5, 7, 6, 8].map((seq) => follower.receive(event(seq))));
    expect(seqs()).toEqual(['outOfDate', 5, 6, 7, 8]);
  });

  it('fills the gap after a lost connection, page by page', async () => {
    const journal = { last: 4 };
    const { follower, seqs, asked } = aFollower(journal);
    await follower.entered(4);
    journal.last = 12;
    await follower.entered(12);
    expect(seqs()).toEqual(['outOfDate', 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(asked).toEqual([4, 7, 10]);
  });

  it('tries again when the journal could not be asked', async () => {
    const journal = { last: 4, down: false };
    const { follower, seqs } = aFollower(journal);
    await follower.entered(4);
    Object.assign(journal, { last: 6, down: true });
    await expect(follower.receive(event(6))).rejects.toThrow('down');
    journal.down = false;
    await follower.entered(6);
    expect(seqs()).toEqual(['outOfDate', 5, 6]);
  });

  it('starts afresh when far too much was missed', async () => {
    const journal = { last: 4 };
    const { follower, seqs, asked } = aFollower(journal);
    await follower.entered(4);
    journal.last = 2_000;
    await follower.entered(2_000);
    expect(seqs()).toEqual(['outOfDate', 'outOfDate']);
    expect(asked).toEqual([]);
  });
});
