import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCodes } from '@krets/shared/errors';
import { limits } from '@krets/shared/limits';
import { WebSocket } from 'ws';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { GraphAnswer, Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let owner: Person;
let peer: Person;
let challengeId: string;
let pid: number | undefined;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'Rommet', 2);
  [owner, peer] = room.members as [Person, Person];
  challengeId = (await owner.postChallenge(room.id)).id;
  await peer.contribute(challengeId, 'Dette skal stå att');
  pid = server.pid;
});
afterAll(() => server.stop());

/** The codes of an answer that must be a clear no: never a 5xx, never INTERNAL. */
async function refusalOf(body: unknown, headers?: Record<string, string>): Promise<string[]> {
  const { status, text } = await peer.send(body, headers);
  expect(status).toBeLessThan(500);
  const { errors = [] } = JSON.parse(text) as GraphAnswer<unknown>;
  const codes = errors.map(({ extensions }) => extensions.code);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) {
    expect(errorCodes).toContain(code);
    expect(code).not.toBe('INTERNAL');
  }
  return codes;
}

const post = 'mutation ($input: PostContributionInput!) { postContribution(input: $input) { id body } }';
const inputWith = (changes: Record<string, unknown>) => ({
  query: post,
  variables: {
    input: {
      challengeId,
      clientId: '6f1d8ad1-7ad5-4b25-9b43-0d6a2f6a0b11',
      kind: 'PERSPECTIVE',
      body: 'x',
      lang: 'nn',
      ...changes,
    },
  },
});

describe('bad input', () => {
  it.each<[string, unknown, string]>([
    ['a body of a megabyte', { query: '{ site { demo } }', padding: 'x'.repeat(1_000_000) }, 'TOO_LARGE'],
    ['broken JSON', '{"query": "{ site', 'BAD_INPUT'],
    ['a bare word', 'hei', 'BAD_INPUT'],
    ['nothing', '', 'BAD_INPUT'],
    ['null', 'null', 'BAD_INPUT'],
    ['a number', '7', 'BAD_INPUT'],
    ['a batch', [{ query: '{ site { demo } }' }, { query: '{ site { demo } }' }], 'BAD_INPUT'],
    ['an object without a query', {}, 'BAD_INPUT'],
    ['a query that is a list', { query: ['{ site { demo } }'] }, 'BAD_INPUT'],
    ['variables that are a string', { query: '{ site { demo } }', variables: 'x' }, 'BAD_INPUT'],
    ['a syntax error', { query: '{ site { demo }' }, 'BAD_INPUT'],
    ['a field that does not exist', { query: '{ site { dmeo } }' }, 'BAD_INPUT'],
    [
      'a list where a scalar belongs',
      { query: 'query ($id: ID!) { challenge(id: $id) { id } }', variables: { id: ['x'] } },
      'BAD_INPUT',
    ],
    [
      'an object where a scalar belongs',
      { query: 'query ($id: ID!) { challenge(id: $id) { id } }', variables: { id: { a: 1 } } },
      'BAD_INPUT',
    ],
    [
      'an id that is null',
      { query: 'query ($id: ID!) { challenge(id: $id) { id } }', variables: { id: null } },
      'BAD_INPUT',
    ],
    ['an id that is no id', { query: '{ challenge(id: "\' OR 1=1") { id } }' }, 'NOT_FOUND'],
    ['an id that is a number', { query: '{ challenge(id: 7) { id } }' }, 'NOT_FOUND'],
    [
      'too large a number',
      {
        query: `{ network(id: "00000000-0000-4000-8000-000000000000") { challenges(first: 99999999999) { nodes { id } } } }`,
      },
      'BAD_INPUT',
    ],
    ['two verbs at once', { query: 'mutation { a: signOut b: signOut }' }, 'TOO_COMPLEX'],
    [
      'a thousand aliases',
      { query: `{ ${Array.from({ length: 1_000 }, (_, i) => `a${i}: site { demo }`).join(' ')} }` },
      'BAD_INPUT',
    ],
    [
      'forty aliases',
      { query: `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: site { demo }`).join(' ')} }` },
      'TOO_COMPLEX',
    ],
    [
      'a query 80 deep',
      { query: `{ myNetworks ${'{ challenges { nodes { network '.repeat(27)} { id } ${'} } }'.repeat(27)} }` },
      'TOO_COMPLEX',
    ],
    [
      'pages within pages, their size left to the schema',
      {
        query:
          '{ myNetworks { challenges { nodes { contributions { nodes { resource { usedIn { contributions { nodes { id body lang } } } } } } } } } }',
      },
      'TOO_COMPLEX',
    ],
    [
      'a page of less than nothing that pays for its neighbour',
      {
        query: `{ a: myNetworks { challenges(first: 100) { nodes { contributions(first: 100) { nodes { id body createdAt } } } } } b: myNetworks { challenges(first: -100000) { nodes { id } } } }`,
      },
      'TOO_COMPLEX',
    ],
    [
      'a circle of fragments',
      { query: '{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }' },
      'BAD_INPUT',
    ],
    [
      'a bomb of fragments',
      {
        query: `{ myNetworks { ...f0 } } ${Array.from({ length: 20 }, (_, i) => `fragment f${i} on Network { x${i}: id ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f20 on Network { seats { id } }`,
      },
      'TOO_COMPLEX',
    ],
  ])('%s gets a clear no', async (_, body, code) => {
    expect(await refusalOf(body)).toContain(code);
  });

  it.each<[string, Record<string, unknown>]>([
    ['nothing but spaces', { body: ' \n\t ' }],
    ['nothing that can be seen', { body: '\u200b\u3164\u00ad\ufe0f\u0007' }],
    ['nothing but half a character', { body: '\ud800' }],
    ['one character too many', { body: 'å'.repeat(limits.body + 1) }],
    ['no words', { body: null }],
    ['words in a list', { body: ['a'] }],
    ['an unknown kind', { kind: 'SHOUT' }],
    ['an unknown language', { lang: 'sv' }],
    ['a client id that is none', { clientId: 'x' }],
    ['a script for a link', { kind: 'RESOURCE', link: 'javascript:alert(1)' }],
    ['data for a link', { kind: 'RESOURCE', link: 'data:text/html,x' }],
    ['an answer to nothing', { kind: 'ANSWER' }],
  ])('a contribution with %s is refused', async (_, changes) => {
    expect(await refusalOf(inputWith(changes))).toEqual(['BAD_INPUT']);
  });

  it.each(['\n', '\r\nBcc: all@example.org', '\u2028'])('a name with %j in it is refused', async (ending) => {
    const named = (changes: object) => ({
      query: 'mutation ($input: ProfileInput!) { saveProfile(input: $input) { id } }',
      variables: {
        input: { name: 'Kari', roleTitle: 'Leiar', orgnr: '974760673', language: 'nn', ...changes },
      },
    });
    expect(await refusalOf(named({ name: `Kari${ending}Ta plassen her` }))).toEqual(['BAD_INPUT']);
    expect(await refusalOf(named({ roleTitle: `Leiar${ending}` }))).toEqual(['BAD_INPUT']);
    const { text } = await peer.send(named({ name: `Kari${ending}` }));
    expect(text).toContain('"rule":"characters"');
  });

  it('names the field, the rule and the bound', async () => {
    await expect(peer.contribute(challengeId, 'x'.repeat(limits.body + 1))).rejects.toMatchObject({
      fields: [{ field: 'body', rule: 'maxLength', limit: limits.body }],
    });
    await expect(
      owner.postChallenge(room.id, { title: '', deidentified: false, helpWanted: [] }),
    ).rejects.toMatchObject({
      fields: [
        { field: 'challenge.title', rule: 'required' },
        { field: 'challenge.helpWanted', rule: 'required' },
        { field: 'challenge.deidentified', rule: 'required' },
      ],
    });
  });

  it.each([
    ['emoji and their families', '👩🏽‍💻 👨‍👩‍👧‍👦 🏳️‍🌈'],
    ['Sámi letters', 'Čáhcesuolu, Kárášjohka, ŧ đ ŋ'],
    ['right to left', 'שלום مرحبا abc'],
    ['combining marks', `q${'\u0301'.repeat(400)}`],
    ['beyond the first plane', '𝒳𠮷𐍈'.repeat(100)],
    ['markup', '<script>alert(1)</script> &amp; <img src=x onerror=alert(1)>'],
    ['as much as there is room for', '🧵'.repeat(limits.body)],
  ])('%s are stored unchanged', async (_, body) => {
    await peer.contribute(challengeId, body);
    const thread = await owner.thread(challengeId);
    expect(thread.at(-1)?.body).toBe(body);
  });

  it.each([
    ['NUL, a bell and half a character', 'a\u0000b\u0007c\ud800d', 'abcd'],
    ['lines of PowerPoint', 'Først\u000bså', 'Først\nså'],
    ['decomposed letters', 'Sta\u030ale', 'Ståle'],
    ['marks that turn the direction', 'faktura\u202egpj.exe\u202c', 'fakturagpj.exe'],
  ])('%s are stored as they were meant', async (_, body, meant) => {
    await peer.contribute(challengeId, body);
    expect((await owner.thread(challengeId)).at(-1)?.body).toBe(meant);
  });

  it('what is written on one line is stored as one line, without anything unseen', async () => {
    const { id } = await owner.postChallenge(room.id, { title: ' Sta\u030ale\u000bog\u00a0eg\u200b\n' });
    const { challenge } = await peer.ask<{ challenge: { title: string } }>(
      'query ($id: ID!) { challenge(id: $id) { title } }',
      { id },
    );
    expect(challenge.title).toBe('Ståle og eg');
    await expect(owner.postChallenge(room.id, { title: '\u3164\u200b' })).rejects.toMatchObject({
      fields: [{ field: 'challenge.title', rule: 'required' }],
    });
    const profile = 'mutation ($input: ProfileInput!) { saveProfile(input: $input) { person { name } } }';
    const input = { roleTitle: 'Leiar', orgnr: '974760673', language: 'nn' };
    const named = await peer.ask<{ saveProfile: { person: { name: string } } }>(profile, {
      input: { ...input, name: 'Ka\u200bri\u3164No\u00adrdmann\u202e' },
    });
    expect(named.saveProfile.person.name).toBe('Kari Nordmann');
    for (const name of ['\u200b', '\u3164'])
      await expect(peer.ask(profile, { input: { ...input, name } })).rejects.toMatchObject({
        fields: [{ field: 'name', rule: 'required' }],
      });
  });

  it('ten thousand malformed packets close one socket and disturb nobody', async () => {
    const mad = await peer.listen();
    const calm = await owner.listen();
    await calm.enter(room.id);
    const junk: unknown[] = [
      null,
      7,
      'x',
      [],
      {},
      { networkId: 7 },
      { networkId: room.id.slice(1) },
      { networkId: [room.id] },
      { networkId: { $ne: 1 } },
    ];
    for (let i = 0; i < 5_000; i++) {
      (mad.socket as unknown as { emit(name: string, ...all: unknown[]): void }).emit(
        ['enter', 'leave', 'changed', 'nothing'][i % 4] ?? '',
        junk[i % junk.length],
        i % 3 ? junk : () => {},
      );
    }
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const raw = new WebSocket(address, { headers: { cookie: peer.cookie, origin: server.url } });
    raw.on('error', () => {});
    await new Promise((resolve) => raw.once('open', resolve));
    const frames = [
      '40',
      '42',
      '42[',
      '42["enter"]',
      '45-["enter",{"_placeholder":true,"num":9}]',
      '9',
      '',
      '4'.repeat(300),
      '421e9["enter"]',
      '42{"a":1}',
      '\u0000',
    ];
    for (let i = 0; i < 5_000; i++) raw.send(frames[i % frames.length] ?? '', () => {});
    raw.close();
    peer.disconnect();
    const before = calm.entries.length;
    await peer.contribute(challengeId, 'Etter uvêret');
    await expect(calm.enter(room.id)).resolves.toMatchObject({ seq: expect.any(Number) });
    expect(calm.entries.length).toBe(before + 1);
    owner.disconnect();
  });

  it('has done no harm: the same process, and all content is still there', async () => {
    expect(server.pid).toBe(pid);
    const thread = await owner.thread(challengeId);
    expect(thread[0]?.body).toBe('Dette skal stå att');
    expect(thread).toHaveLength(13);
    expect(server.output).not.toMatch(/A request failed/);
  });
});
