import { beforeEach, describe, expect, it } from '@jest/globals';
import { Outbox, type Outgoing, type SendResult } from '../../web/src/app/realtime/outbox.js';

const post = (clientId: string): Outgoing => ({ clientId, at: '2026-01-01T00:00:00Z' });
const down: SendResult<string> = { apiError: { kind: 'network' } };
const no: SendResult<string> = { apiError: { kind: 'refused', code: 'BAD_INPUT', fields: [] } };

let stored: Map<string, string>;
let answers: Record<string, SendResult<string>>;
let sent: string[];
let arrived: string[];

beforeEach(() => {
  [stored, answers, sent, arrived] = [new Map(), {}, [], []];
});

const anOutbox = () =>
  new Outbox<string, Outgoing>(
    'place',
    {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    async ({ clientId }) => {
      sent.push(clientId);
      return answers[clientId] ?? { arrived: clientId };
    },
    (_, answer) => void arrived.push(answer),
  );

describe('an outbox', () => {
  it('sends one at a time, in order, and forgets what has arrived', async () => {
    const outbox = anOutbox();
    for (const id of ['a', 'b', 'c']) outbox.add(post(id));
    while (outbox.posts.length > 0) await new Promise((resolve) => setTimeout(resolve));
    expect(arrived).toEqual(['a', 'b', 'c']);
    expect(stored.size).toBe(0);
  });

  it('retains everything in order while the connection is down, also over a closed tab', async () => {
    answers = { a: down, b: down };
    const before = anOutbox();
    before.add(post('a'));
    before.add(post('b'));
    await before.flush();
    expect(arrived).toEqual([]);
    answers = {};
    const after = anOutbox();
    expect(after.posts.map((one) => one.clientId)).toEqual(['a', 'b']);
    await after.flush();
    expect(arrived).toEqual(['a', 'b']);
  });

  it('holds up nobody with what was refused, and sends it again only when told', async () => {
    answers = { a: no };
    const outbox = anOutbox();
    outbox.add(post('a'));
    outbox.add(post('b'));
    await outbox.flush();
    await outbox.flush();
    expect(arrived).toEqual(['b']);
    expect(outbox.posts[0]?.refused).toBeDefined();
    expect(sent.filter((id) => id === 'a')).toHaveLength(1);
    answers = {};
    outbox.retry('a');
    await outbox.flush();
    expect(arrived).toEqual(['b', 'a']);
  });

  it('waits and tries again when it was asked to slow down', async () => {
    answers = { a: { apiError: { kind: 'refused', code: 'TOO_MANY', fields: [] } } };
    const outbox = anOutbox();
    outbox.add(post('a'));
    expect(await outbox.flush()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(outbox.posts[0]).toEqual(post('a'));
    answers = {};
    await outbox.flush();
    expect(arrived).toEqual(['a']);
  });

  it('overwrites nothing that another tab has added or sent', async () => {
    answers = { a: down, b: down };
    const here = anOutbox();
    const there = anOutbox();
    there.add(post('a'));
    await there.flush();
    here.add(post('b'));
    await here.flush();
    expect(here.posts.map(({ clientId }) => clientId)).toEqual(['a', 'b']);
    answers = {};
    await here.flush();
    there.refresh();
    expect([there.posts, arrived]).toEqual([[], ['a', 'b']]);
  });

  it('retains a post for another try whatever the server answers about itself, and not about the post', async () => {
    for (const code of ['INTERNAL', 'BUSY', 'OUTDATED', 'UNCERTAIN', 'TOO_MANY', 'UNAUTHENTICATED'] as const) {
      stored.clear();
      answers = { a: { apiError: { kind: 'refused', code, fields: [] } } };
      const outbox = anOutbox();
      outbox.add(post('a'));
      await outbox.flush();
      expect([code, outbox.posts[0]?.refused]).toEqual([code, undefined]);
    }
    for (const code of ['BAD_INPUT', 'NOT_FOUND', 'TOO_LARGE', 'FULL', 'TOO_COMPLEX'] as const) {
      stored.clear();
      answers = { a: { apiError: { kind: 'refused', code, fields: [] } } };
      const outbox = anOutbox();
      outbox.add(post('a'));
      await new Promise((resolve) => setTimeout(resolve));
      expect([code, outbox.posts[0]?.refused]).toEqual([code, { kind: 'refused', code, fields: [] }]);
    }
  });

  it('begins empty when the stored data cannot be read', () => {
    stored.set('place', '{broken');
    expect(anOutbox().posts).toEqual([]);
  });
});
