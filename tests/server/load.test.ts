import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { houseThatPrints } from '../load/house.js';
import { load } from '../load/load.js';
import { seat } from '../load/seating.js';
import type { SourceReply, SourceThread } from '../load/source.js';
import { administratorEmail, aServer, type TestServer } from '../support/server.js';

const author = (id: string) => ({ id, name: `Namn ${id}` });
const says = (id: string, body: string, ...replies: SourceReply[]): SourceReply => ({
  author: author(id),
  body,
  replies,
});
const thread = (source: string, id: string, ...replies: SourceReply[]): SourceThread => ({
  source,
  title: `Tittelen på ${source}`,
  author: author(id),
  body: `Situasjonen i ${source}:\n\n- med liste`,
  replies,
});

const threads = [
  thread('a', 'kari', says('ola', 'først', says('kari', 'svar'), says('siri', 'svar til')), says('per', 'sist')),
  thread('b', 'ola', says('kari', ' mellomrom framme og bak '), says('kari', 'Áile 🌲\tog `kode`')),
  thread('c', 'liv'),
];

let server: TestServer;
const house = () =>
  houseThatPrints(
    server.url,
    administratorEmail,
    () => server.output,
    async () => {},
  );
const rowsIn = async (table: string) =>
  (await server.database.behind<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.stop());

describe('loading threads from a file', () => {
  it('posts everything as the members themselves, and a second run adds nothing', async () => {
    const first = await load(house(), threads);
    expect(first).toEqual({ networks: 1, threads: 3, replies: 6, sharing: 0, refused: [], differences: [] });
    const tables = ['networks', 'seats', 'people', 'challenges', 'contributions', 'journal'];
    const before = await Promise.all(tables.map(rowsIn));
    expect(await load(house(), threads)).toEqual(first);
    expect(await Promise.all(tables.map(rowsIn))).toEqual(before);
    const authors = await server.database.behind<{ body: string; name: string }>(
      'SELECT c.body, p.name FROM contributions c JOIN people p ON p.id = c.author_id ORDER BY c.body LIMIT 1',
    );
    expect(authors).toEqual([{ body: ' mellomrom framme og bak ', name: 'Namn kari' }]);
  });

  it('reports a text over the limit, and what answers it, instead of cutting it', async () => {
    const long = says('ola', 'x'.repeat(limits.body + 1), says('kari', 'svar på det lange'));
    const loaded = await load(house(), [thread('d', 'kari', says('ola', 'x'.repeat(limits.body)), long)]);
    expect(loaded).toMatchObject({ threads: 1, replies: 1, differences: [] });
    expect(loaded.refused).toEqual([
      { where: 'd reply 1', why: expect.stringContaining(`body (maxLength ${limits.body})`) },
      { where: 'd reply 1.0', why: expect.stringContaining('not accepted') },
    ]);
  });

  it('finds what somebody has changed behind the curtain', async () => {
    await server.database.behind(`UPDATE contributions SET body = 'omskrive' WHERE body = 'sist'`);
    const { differences } = await load(house(), threads);
    expect(differences).toEqual(['a reply 1 body: differs']);
  });

  it('keeps every network within its seats, and lets authors share a seat when there are too few', () => {
    const crowd = Array.from({ length: 20 }, (_, n) => says(`p${n}`, 'her'));
    const rooms = seat([thread('e', 'kari', ...crowd), ...threads], 15, 2);
    expect(rooms.map((room) => room.seated.length)).toEqual([15, 5]);
    expect(rooms[0]?.speaksFrom.size).toBe(21);
    const [first] = rooms;
    expect([...(first?.speaksFrom.values() ?? [])].every((one) => first?.seated.includes(one))).toBe(true);
  });
});
