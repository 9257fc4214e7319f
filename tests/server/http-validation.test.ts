import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';
import { handshake } from '../support/websocket-handshake.js';

let server: TestServer;
let person: Person;
let room: TestNetwork;
beforeAll(async () => {
  server = await startServer();
  person = await createPerson(server);
  room = await createNetwork(await createAdministrator(server), 'Rommet', 0);
});
afterAll(() => server.stop());

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** `fetch` does not let one name the host. */
const send = (path: string, method: string, headers: Record<string, string>, body?: string | Buffer) =>
  new Promise<Answer>((resolve, reject) => {
    request(server.url + path, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    })
      .on('error', reject)
      .end(body);
  });
const json = { 'content-type': 'application/json' };
const whoAmI = JSON.stringify({ query: '{ me { id } }' });

describe('a name that is not ours', () => {
  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example', 'a@b'])('is not served as %j', async (host) => {
    const origin = `http://${host}`;
    expect((await send('/graphql', 'POST', { ...json, host, origin }, whoAmI)).status).toBe(403);
    expect((await send('/graphql', 'POST', { ...json, host }, whoAmI)).status).toBe(403);
    expect((await send('/', 'GET', { host })).status).toBe(403);
    expect((await send(`/files/${randomUUID()}`, 'GET', { host })).status).toBe(403);
    expect(await handshake(server, { host })).not.toBe(101);
    expect((await send('/socket.io/?EIO=4&transport=polling', 'GET', { host })).status).toBe(400);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', '192.0.2.7'])('is another matter than %s', async (name) => {
    const host = `${name}:${server.port}`;
    expect((await send('/graphql', 'POST', { ...json, host, origin: `http://${host}` }, whoAmI)).status).toBe(200);
  });

  it('is told whether the server is alive', async () => {
    expect((await send('/healthz', 'GET', { host: 'app' })).status).toBe(200);
    expect((await send('/readyz', 'GET', { host: 'app' })).status).toBe(200);
  });
});

describe('a socket', () => {
  const upgrade = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
      const socket = new WebSocket(address, { headers });
      socket.on('open', () => resolve('open'));
      socket.on('error', () => resolve('refused'));
    });

  it('is refused with a cookie and no origin', async () => {
    const { cookie } = person;
    expect(await handshake(server, { cookie })).not.toBe(101);
    expect(await upgrade({ cookie })).toBe('refused');
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe('refused');
    expect(await handshake(server, { cookie, 'sec-fetch-site': 'cross-site' })).not.toBe(101);
  });

  it('opens for our own pages', async () => {
    const { cookie } = person;
    expect(await upgrade({ cookie, origin: server.url })).toBe('open');
    expect(await handshake(server, { cookie, 'sec-fetch-site': 'same-origin' })).toBe(101);
  });
});

describe('a request', () => {
  it('with two session cookies is from nobody', async () => {
    const own = person.cookie.split('=')[1];
    const meWith = async (cookie: string) => (await send('/graphql', 'POST', { ...json, cookie }, whoAmI)).text;
    expect(await meWith(person.cookie)).toContain(person.id);
    for (const cookie of [`krets=${own}; krets=other`, `krets=other; krets=${own}`, `krets=; krets=${own}`])
      expect(await meWith(cookie)).toContain('"me":null');
  });

  it.each(['utf-7', 'utf-16', 'utf-16le', 'utf-32', 'iso-8859-1'])('in %s is refused', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    expect((await send('/graphql', 'POST', headers, whoAmI)).status).toBe(415);
  });

  it.each(['utf-8', 'UTF-8', '"utf-8"'])('in %s is read', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    expect((await send('/graphql', 'POST', headers, whoAmI)).status).toBe(200);
  });

  it('is answered with what nobody may cache', async () => {
    expect((await send('/graphql', 'POST', json, whoAmI)).headers['cache-control']).toBe('no-store');
    expect((await send('/graphql', 'POST', json, '{')).headers['cache-control']).toBe('no-store');
    expect((await send('/graphql', 'GET', {})).headers['cache-control']).toBe('no-store');
  });

  it.each(['/assets/index-0123.js', '/assets/nothing', '/assets/a%20b', '/assets/', '/assets/x/y'])(
    'for %s, which no build has made, is a 404',
    async (path) => {
      const { status, headers, text } = await send(path, 'GET', { accept: 'text/html' });
      expect(status).toBe(404);
      expect(headers['cache-control'] ?? '').not.toContain('immutable');
      expect(text).not.toContain('<html');
    },
  );
});

describe('a point in time', () => {
  const log = 'query ($id: ID!, $at: DateTime) { network(id: $id) { log(before: $at) { at } } }';
  it.each(['275760-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', 'yesterday', '', 17, {}])(
    'out of range is refused: %j',
    async (at) => {
      await expect(room.facilitator.ask(log, { id: room.id, at })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])('within is taken: %s', async (at) => {
    await expect(room.facilitator.ask(log, { id: room.id, at })).resolves.toBeDefined();
  });

  it('is refused where it is written in the query, too', async () => {
    const query = `{ network(id: "${room.id}") { log(before: "275760-01-01T00:00:00Z") { at } } }`;
    await expect(room.facilitator.ask(query)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it.each(['0000-01-01', '2026-02-30', '99999-01-01'])('that is no day is refused: %s', async (day) => {
    await expect(room.facilitator.postChallenge(room.id, { decideBy: day })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
