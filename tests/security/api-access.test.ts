import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postMessage } from '../support/chat.js';
import { invite, takeSeat } from '../support/networks.js';
import { type Listener, Person, promptly, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';
import { handshake } from '../support/websocket-handshake.js';
import { type ClosedRoom, createClosedRoom, unknownIds } from './api-access/closed-room.js';
import { objectTypes, operationOf, rootFields } from './api-access/documents.js';
import { fieldsByReader } from './api-access/field-readers.js';
import { leaksIn, probeApi, roomContents } from './api-access/probe-api.js';
import { mutations, queries, routes, serverEvents, socketEvents } from './api-access/requests.js';

const source = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const endSeat = 'mutation ($id: ID!) { endSeat(seatId: $id) { id } }';

describe('the list of requests', () => {
  it('has a line for every query and every mutation', () => {
    expect(Object.keys(queries).sort()).toEqual(
      rootFields('query')
        .map((field) => field.name)
        .sort(),
    );
    expect(Object.keys(mutations).sort()).toEqual(
      rootFields('mutation')
        .map((field) => field.name)
        .sort(),
    );
  });

  it('says of every field who may read it', () => {
    const known = Object.values(fieldsByReader).flatMap((types) =>
      Object.entries(types).map(([type, fields]) => `${type}: ${fields.split(' ').sort().join(' ')}`),
    );
    const there = objectTypes().map((type) => `${type.name}: ${Object.keys(type.getFields()).sort().join(' ')}`);
    expect(known.sort()).toEqual(there.sort());
  });

  it('has every event a socket can send and every route', () => {
    const events = /ClientToServer = \{([\s\S]*?)\n\}/.exec(source('shared/src/realtime.ts'))?.[1] ?? '';
    expect([...events.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(socketEvents);
    const told = /ServerToClient = \{([\s\S]*?)\n\}/.exec(source('shared/src/realtime.ts'))?.[1] ?? '';
    expect([...told.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(serverEvents);
    const prepared = [...source('server/src/platform/http/configure-app.ts').matchAll(/app\.use\(\s*'([^']+)'/g)];
    expect(prepared.map(([, path]) => path)).toEqual(routes);
  });
});

describe.each([
  { checks: 'with every check in place', withoutChecks: false },
  { checks: 'with every check of the application taken out', withoutChecks: true },
])('a closed room, $checks', ({ withoutChecks }) => {
  let server: TestServer;
  let room: ClosedRoom;
  let listener: Listener;
  let before: string;

  beforeAll(async () => {
    server = await startServer({ withoutChecks: withoutChecks });
    room = await createClosedRoom(server, new Person(server, 'nobody@example.org'));
    listener = await room.removed.listen();
    expect((await listener.enter(room.ids.network)).seq).toBeGreaterThan(0);
    await room.facilitator.ask(endSeat, { id: room.network.seatOf.get(room.removed) });
    // The log names who was removed, by the current name; a later change of name is not caused by this probe.
    const { saveProfile } = mutations;
    if (typeof saveProfile !== 'function') throw new Error('No line for saveProfile.');
    await room.removed.send({ query: operationOf('mutation', 'saveProfile'), variables: saveProfile(room.ids) });
    before = await roomContents(room);
  });
  afterAll(async () => {
    room.removed.disconnect();
    await server.stop();
  });

  it('is full of content for its members', async () => {
    const seen = new Set(leaksIn(await roomContents(room), room, ''));
    // Nobody reads what was withdrawn from the thread and the chat, and addresses are in lower case.
    const unseen = room.marks.filter((mark) => !seen.has(mark));
    expect(unseen.length).toBeLessThanOrEqual(5);
  });

  it.each(['nobody', 'neighbour', 'removed', 'administrator'] as const)(
    'looks like nothing is there: %s',
    async (who) => {
      expect(await probeApi(room[who], room)).toEqual([]);
    },
  );

  it('is unchanged after all of them', async () => {
    expect(await roomContents(room)).toBe(before);
  });

  it('tells a removed member so, and nothing after that', async () => {
    await until(() => listener.roomsClosed.length > 0, promptly);
    const heardBefore = [listener.entries.length, listener.messages.length];
    const witness = await room.facilitator.listen();
    await witness.enter(room.ids.network);
    await room.owner.contribute(room.ids.challenge, 'Etterpå');
    await until(() => witness.entries.length > 0);
    expect((await listener.enter(room.ids.network)).seq).toBeNull();
    await room.owner.contribute(room.ids.challenge, 'Enno seinare');
    await postMessage(room.owner, room.ids.network, 'Etter at plassen tok slutt');
    await until(() => witness.messages.length > 0 && witness.entries.length > 1);
    expect([listener.entries.length, listener.messages.length]).toEqual(heardBefore);
    room.facilitator.disconnect();
  });

  it('answers an outsider at the socket as if it did not exist', async () => {
    const neighbour = await room.neighbour.listen();
    expect(await neighbour.enter(room.ids.network)).toEqual(await neighbour.enter(unknownIds().network));
    await room.owner.contribute(room.ids.challenge, 'Ikkje for naboen');
    expect(await neighbour.enter(room.ids.network)).toEqual({ seq: null });
    await postMessage(room.owner, room.ids.network, 'Heller ikkje for naboen');
    expect([neighbour.entries, neighbour.messages]).toEqual([[], []]);
    room.neighbour.disconnect();
    await expect(room.nobody.listen()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('takes as long to refuse as what does not exist', async () => {
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const names = ['network', 'challenge', 'contribution', 'message', 'resource', 'consultation', 'file'] as const;
    /** 1 or -1 when one of the two takes longer; a busy machine says so at times, but not again and again of the same one. */
    async function slower(name: (typeof names)[number]): Promise<number> {
      const query = `query ($id: ID!) { ${name}(id: $id) { id } }`;
      const ask = (id: string) =>
        name === 'file' ? room.neighbour.get(`/files/${id}`) : room.neighbour.send({ query, variables: { id } });
      const times = { real: [] as number[], unknown: [] as number[] };
      for (let i = 0; i < 60; i++) {
        // Alternates, so that a slow moment of the machine affects both.
        for (const which of i % 2 ? (['real', 'unknown'] as const) : (['unknown', 'real'] as const)) {
          const ids = which === 'real' ? room.ids : unknownIds();
          const began = performance.now();
          await ask(ids[name]);
          times[which].push(performance.now() - began);
        }
      }
      // One more look at the database would show as a third of a millisecond or more on top of two or three.
      const [real, unknown] = [median(times.real), median(times.unknown)];
      return Math.abs(real - unknown) > Math.max(1.5, 0.5 * Math.min(real, unknown)) ? Math.sign(real - unknown) : 0;
    }
    for (const name of names) {
      const first = await slower(name);
      let times = 1;
      while (first !== 0 && times < 5 && (await slower(name)) === first) times++;
      expect({ name, apart: times === 5 }).toEqual({ name, apart: false });
    }
  });
});

describe('access to the API', () => {
  let server: TestServer;
  let room: ClosedRoom;
  beforeAll(async () => {
    server = await startServer();
    room = await createClosedRoom(server, new Person(server, 'nobody@example.org'));
  });
  afterAll(() => server.stop());

  it('lets the administrator appoint the first facilitator, and nothing more', async () => {
    const { foundedNetworks } = await room.administrator.ask<{ foundedNetworks: unknown[] }>(
      '{ foundedNetworks { id } }',
    );
    expect(foundedNetworks).toEqual([]);
    await expect(invite(room.administrator, room.ids.network, 'FACILITATOR')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('does not tell a used, a revoked, an old and an unknown key apart', async () => {
    const { id } = room.network;
    const [revoked, old] = [await invite(room.facilitator, id), await invite(room.facilitator, id)];
    const { network } = await room.facilitator.ask<{ network: { invitations: { id: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { invitations { id } } }',
      { id },
    );
    await server.database.asSuperuser(`UPDATE invitations SET expires_at = now() - interval '1 minute' WHERE id = $1`, [
      network.invitations[0]?.id,
    ]);
    await room.facilitator.ask('mutation ($id: ID!) { revokeInvitation(id: $id) }', { id: network.invitations[1]?.id });
    const query = operationOf('query', 'invitation');
    const answers = [room.ids.key, revoked, old, unknownIds().key].map((key) =>
      room.neighbour.send({ query, variables: { key } }),
    );
    expect(new Set((await Promise.all(answers)).map(({ text }) => text)).size).toBe(1);
    await expect(takeSeat(room.neighbour, old)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes JSON by POST from our own pages only', async () => {
    const body = '{"query":"{ site { demo } }"}';
    const at = (init: RequestInit) => fetch(`${server.url}/graphql`, init).then((response) => response.status);
    const headers = { 'content-type': 'application/json' };
    expect(await at({ method: 'POST', headers, body })).toBe(200);
    expect(await at({ method: 'POST', headers: { ...headers, origin: 'https://evil.example' }, body })).toBe(403);
    expect(await at({ method: 'POST', headers: { ...headers, origin: 'null' }, body })).toBe(403);
    expect(await at({ method: 'POST', headers: { 'content-type': 'text/plain' }, body })).toBe(415);
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) expect(await at({ method })).toBe(405);
    expect(await handshake(server, {})).toBe(101);
    expect(await handshake(server, { origin: 'https://evil.example' })).not.toBe(101);
  });

  it('knows the operations of the web and, unless it is open, no others', async () => {
    const closed = await startServer({ env: { KRETS_API: 'web' } });
    const stranger = new Person(closed, 'nobody@example.org');
    const hash = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
    const documents = JSON.parse(source('web/dist/.persisted-documents.json')) as Record<string, string>;
    const known = Object.keys(documents).find((key) => documents[key]?.includes('query Session '));
    expect(await stranger.send(hash(known))).toMatchObject({ status: 200, text: expect.stringContaining('"me":null') });
    const own = '{ site { demo } }';
    for (const body of [{ query: own }, { query: own, ...hash(known) }, hash('toString'), hash(null), {}, [], 'null']) {
      const { status, text } = await stranger.send(body);
      expect({ body, status }).toEqual({ body, status: 400 });
      expect(text).toContain('BAD_INPUT');
    }
    const { status, text } = await stranger.send(hash('0'.repeat(64)));
    expect([status, text]).toEqual([410, expect.stringContaining('OUTDATED')]);
    await closed.stop();
  });

  it('tells nothing at any other address', async () => {
    const get = (path: string) =>
      fetch(`${server.url}${path}`).then(async (response) => ({
        status: response.status,
        text: await response.text(),
      }));
    for (const name of [
      '.persisted-documents.json',
      '%2Epersisted-documents.jso%6e',
      'assets/../.persisted-documents.json',
    ])
      expect((await get(`/${name}`)).text).not.toContain('query');
    // An unknown path is the page, like every other.
    expect((await get('/..%2f..%2fpackage.json')).text).not.toContain('dependencies');
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' });
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ready' });
    const page = await get('/sign-in');
    expect(page.text).toContain('<div id="root">');
    expect(await get(`/rooms/${room.ids.network}`)).toEqual(page);
    expect(await get(`/challenges/${unknownIds().challenge}`)).toEqual(page);
  });

  it('sends the security headers', async () => {
    const { headers } = await fetch(`${server.url}/`);
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
