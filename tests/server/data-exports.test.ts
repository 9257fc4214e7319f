import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyRoom,
  downloadOwnData,
  exportsOf,
  fetchExport,
  type RequestedExport,
  requestDataExport,
  settled,
} from '../support/data-exports.js';
import { createDatabase } from '../support/database.js';
import { fillRoom } from '../support/large-room.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { watchBuffers } from '../support/query-buffers.js';
import { freePort, TestServer } from '../support/server.js';

const contributions = 3_000;
let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let writer: Person;
let reader: Person;
let threadId: string;

beforeAll(async () => {
  server = new TestServer(await createDatabase(), await freePort(), { jobs: true });
  await server.start();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
  [writer, reader] = room.members as [Person, Person];
  const size = { challenges: 40, contributions, longestThread: 500, messages: 900, resources: 60 };
  threadId = (await fillRoom(server.database.superUrl, room.id, size)).longestThread;
  await server.database.asSuperuser('VACUUM ANALYZE');
});
afterAll(() => server.stop());

const ask = async (person: Person) =>
  (await person.ask<{ requestDataExport: RequestedExport }>(requestDataExport)).requestDataExport;
const statusOf = async (person: Person, { id }: RequestedExport) => (await person.get(`/exports/${id}`)).status;
const expire = (id: string) =>
  server.database.asSuperuser(`UPDATE data_exports SET expires_at = now() - interval '1 minute' WHERE id = $1`, [id]);
const pastTheTriggers = (sql: string) => server.database.asSuperuser(`SET session_replication_role = replica; ${sql}`);
const stored = (id: string) => existsSync(join(server.folder, id.slice(0, 2), id));

describe('the data export of a person who has written much', () => {
  it('holds every word once, as data and as text', async () => {
    const { json, markdown } = await downloadOwnData(writer);
    const data = JSON.parse(json);
    expect(json).toBe(JSON.stringify(data, null, 2));
    const counted = await server.database.asSuperuser<{ kind: string; n: number }>(
      `SELECT 'contributions' AS kind, count(*)::int AS n FROM contributions WHERE author_id = $1
       UNION ALL SELECT 'challenges', count(*)::int FROM challenges WHERE owner_id = $1
       UNION ALL SELECT 'messages', count(*)::int FROM messages WHERE author_id = $1
       UNION ALL SELECT 'resources', count(*)::int FROM resource_versions WHERE author_id = $1
       UNION ALL SELECT 'reactions', count(*)::int FROM reactions WHERE person_id = $1`,
      [writer.id],
    );
    expect(counted.map(({ n }) => n)).toEqual(counted.map(({ kind }) => data[kind].length));
    expect(data.contributions.length).toBeGreaterThan(contributions / 4);
    const times = data.contributions.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual([...times].sort());
    expect(markdown.split('\n').filter((line) => line === '## Svar og innlegg')).toHaveLength(1);
    const types = data.contributions.length + data.reactions.length;
    expect(markdown.match(/^\*\*Type:\*\* /gm)?.length).toBe(types);
    // No temporary data is left.
    expect(readdirSync(join(server.folder, 'exports'))).toEqual([]);
  });

  it('is read a little at a time, and others go on reading meanwhile', async () => {
    const buffers = await watchBuffers(server.database);
    await server.kill();
    await server.start();
    const asked = await ask(writer);
    expect(asked.state).toBe('WAITING');
    let isReady = false;
    const ready = settled(writer, asked.id).then(() => {
      isReady = true;
    });
    do expect((await reader.thread(threadId)).length).toBe(500);
    while (!isReady);
    await ready;
    const pieces = (await buffers.look()).filter(({ sql }) => sql.includes('app.my_content('));
    expect(pieces.length).toBeGreaterThan(5);
    // No piece costs more than some hundred rows do.
    expect(Math.max(...pieces.map((piece) => piece.buffers))).toBeLessThan(5_000);
  });

  it('is one at a time: who asks twice gets the same, and who asks later another in its place', async () => {
    const first = await ask(reader);
    const [second] = await Promise.all([ask(reader), settled(reader, first.id)]);
    const third = await ask(reader);
    expect(second.id === first.id || second.id === third.id).toBe(true);
    await settled(reader, third.id);
    expect((await exportsOf(reader)).map(({ id }) => id)).toEqual([third.id]);
    expect(await statusOf(reader, third)).toBe(200);
    if (third.id !== first.id) expect(await statusOf(reader, first)).toBe(404);
  });

  it('is fetched by that person alone, freshly proved, until its day is over', async () => {
    const person = await createPerson(server);
    const asked = await ask(person);
    await settled(person, asked.id);
    const unknown = { ...asked, id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' };
    for (const other of [reader, room.facilitator, administrator, new Person(server, 'nobody@example.org')]) {
      const [mine, none] = [await other.get(`/exports/${asked.id}`), await other.get(`/exports/${unknown.id}`)];
      expect([mine.status, mine.bytes.toString()]).toEqual([404, none.bytes.toString()]);
    }
    const given = await person.get(`/exports/${asked.id}`);
    expect(given.status).toBe(200);
    expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename="krets.zip"/);
    expect(given.headers.get('cache-control')).toBe('private, no-store');
    await server.database.asSuperuser(`UPDATE sessions SET proved_at = now() - interval '1 day' WHERE person_id = $1`, [
      person.id,
    ]);
    expect(await statusOf(person, asked)).toBe(403);
    const again = await new Person(server, person.email).signIn();
    expect(stored(asked.id)).toBe(true);
    await expire(asked.id);
    expect(await statusOf(again, asked)).toBe(404);
    expect(await exportsOf(again)).toEqual([]);
    // The hourly round begins with the start.
    await server.kill();
    await server.start();
    await until(() => !stored(asked.id));
    await until(
      async () =>
        (await server.database.asSuperuser('SELECT 1 FROM data_exports WHERE id = $1', [asked.id])).length === 0,
    );
  });

  it('is reported as failed when it cannot be made, and is made when requested again', async () => {
    const person = await createPerson(server);
    await server.database.asSuperuser('ALTER FUNCTION app.my_content_ids RENAME TO my_content_ids_away');
    const failed = await ask(person).then(({ id }) => settled(person, id));
    await server.database.asSuperuser('ALTER FUNCTION app.my_content_ids_away RENAME TO my_content_ids');
    expect(failed).toMatchObject({ state: 'FAILED', bytes: null });
    expect((await downloadOwnData(person)).json).toContain(person.email);
  });
});

describe('a copy of a room', () => {
  it('holds every thread in its order, and is the facilitator’s as long as they are that', async () => {
    const { facilitator } = room;
    const { copyRoom: asked } = await facilitator.ask<{ copyRoom: RequestedExport }>(copyRoom, { id: room.id });
    const { json, markdown } = await fetchExport(facilitator, asked);
    const data = JSON.parse(json);
    expect(json).toBe(JSON.stringify(data, null, 2));
    expect(data).toMatchObject({ name: 'Rommet', seats: expect.any(Array), charters: expect.any(Array) });
    expect(data.challenges.flatMap((one: { contributions: object[] }) => one.contributions)).toHaveLength(
      contributions,
    );
    expect([data.challenges.length, data.messages.length, data.resources.length]).toEqual([40, 900, 60]);
    expect(markdown).toMatch(/^# Rommet\n\n\*\*Namn:\*\* Rommet/);
    await pastTheTriggers(`UPDATE seats SET role = 'MEMBER' WHERE id = '${room.seatOf.get(facilitator)}'`);
    expect(await statusOf(facilitator, asked)).toBe(404);
  });

  it('is not made for one who has lost the room before it is their turn', async () => {
    const other = await createNetwork(administrator, 'Eit anna rom', 2);
    await server.kill();
    const without = new TestServer(server.database, server.port, {});
    await without.start();
    const at = new Person(without, other.facilitator.email, other.facilitator.cookie);
    const { copyRoom: asked } = await at.ask<{ copyRoom: RequestedExport }>(copyRoom, { id: other.id });
    await pastTheTriggers(`UPDATE seats SET ended_at = now() WHERE id = '${other.seatOf.get(other.facilitator)}'`);
    await without.kill();
    await server.start();
    await until(
      async () =>
        (
          await server.database.asSuperuser(
            `SELECT 1 FROM graphile_worker._private_jobs WHERE key LIKE '%' || $1 || '%'`,
            [asked.id],
          )
        ).length === 0,
    );
    expect(stored(asked.id)).toBe(false);
    expect(await exportsOf(other.facilitator)).toEqual([]);
  });
});
