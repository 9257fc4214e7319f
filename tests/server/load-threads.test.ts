import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { assignRooms } from '../load/assign-rooms.js';
import { loadThreads } from '../load/load.js';
import type { SourceReply, SourceThread } from '../load/read-source.js';
import { targetServer } from '../load/target-server.js';
import { administratorEmail, startServer, type TestServer } from '../support/server.js';

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
const target = () =>
  targetServer(
    server.url,
    administratorEmail,
    () => server.output,
    async () => {},
  );
const rowsIn = async (table: string) =>
  (await server.database.asSuperuser<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('loading threads from a file', () => {
  it('posts everything as the members themselves, and a second run adds nothing', async () => {
    const first = await loadThreads(target(), threads);
    expect(first).toEqual({ networks: 1, threads: 3, replies: 6, sharing: 0, refused: [], differences: [] });
    const tables = ['networks', 'seats', 'people', 'challenges', 'contributions', 'journal'];
    const before = await Promise.all(tables.map(rowsIn));
    expect(await loadThreads(target(), threads)).toEqual(first);
    expect(await Promise.all(tables.map(rowsIn))).toEqual(before);
    const authors = await server.database.asSuperuser<{ body: string; name: string }>(
      'SELECT c.body, p.name FROM contributions c JOIN people p ON p.id = c.author_id ORDER BY c.body LIMIT 1',
    );
    expect(authors).toEqual([{ body: ' mellomrom framme og bak ', name: 'Namn kari' }]);
  });

  it('reports a text over the limit, and what answers it, instead of cutting it', async () => {
    const long = says('ola', 'x'.repeat(limits.body + 1), says('kari', 'svar på det lange'));
    const loaded = await loadThreads(target(), [thread('d', 'kari', says('ola', 'x'.repeat(limits.body)), long)]);
    expect(loaded).toMatchObject({ threads: 1, replies: 1, differences: [] });
    expect(loaded.refused).toEqual([
      { where: 'd reply 1', why: expect.stringContaining(`body (maxLength ${limits.body})`) },
      { where: 'd reply 1.0', why: expect.stringContaining('not accepted') },
    ]);
  });

  it('finds what somebody has changed in the database', async () => {
    await server.database.asSuperuser(`UPDATE contributions SET body = 'omskrive' WHERE body = 'sist'`);
    const { differences } = await loadThreads(target(), threads);
    expect(differences).toEqual(['a reply 1 body: differs']);
  });

  it('gives no network more authors than seats, and lets authors share a seat when there are too few', () => {
    const people = Array.from({ length: 20 }, (_, n) => says(`p${n}`, 'her'));
    const rooms = assignRooms([thread('e', 'kari', ...people), ...threads], 15, 2);
    expect(rooms.map((room) => room.seated.length)).toEqual([15, 5]);
    expect(rooms[0]?.speaksFrom.size).toBe(21);
    const [first] = rooms;
    expect([...(first?.speaksFrom.values() ?? [])].every((one) => first?.seated.includes(one))).toBe(true);
  });
});
