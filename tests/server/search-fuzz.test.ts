import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import { seededRandom } from '../bench/seeded-random.js';
import { postMessage } from '../support/chat.js';
import { hostileText } from '../support/hostile-text.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let siri: Person;

beforeAll(async () => {
  server = await startServer({ env: { KRETS_RATE_FACTOR: '1000000' } });
  room = await createNetwork(await createAdministrator(server), 'Leiarar i nord', 1);
  siri = room.members[0] as Person;
  const { id } = await siri.postChallenge(room.id, { title: 'Sjukefråværet aukar, og e-post § 3-1 ligg att' });
  await siri.contribute(id, 'Verksemda har eit budsjett på 2 500 000 kroner, sjå https://example.org/a?b=c.');
  await postMessage(siri, room.id, 'Ein to tre');
});
afterAll(() => server.stop());

const parts = [
  ...['sykefravær', 'e-post', '§ 3-1', '2 500 000', 'budsjett', 'a', 'ikke', 'http://', 'sess.foo', 'x'.repeat(64)],
  ...[
    'frå:',
    'fra:Siri',
    'i:nord',
    'i:"',
    'før:2026-02-30',
    'etter:28.11.2026',
    'før:når',
    'from:«',
    'in:',
    'before:0',
  ],
  ...[
    '"',
    '«',
    '»',
    '“',
    "'",
    '--',
    '/*',
    '\\',
    '%',
    '_',
    '|',
    '&',
    '!',
    ':*',
    '<->',
    '((',
    ')',
    '\t',
    '$1',
    '{}',
    '=~',
  ],
];
const seed = Number(process.env.KRETS_SEED ?? Math.floor(Math.random() * 1_000_000));
const total = rounds(500, 50_000);
const atOnce = 10;

const asked = `query ($words: String!, $kind: FoundKind, $seatId: ID, $after: DateTime, $before: DateTime, $mine: Boolean) {
  search(words: $words, kind: $kind, seatId: $seatId, after: $after, before: $before, mine: $mine) {
    more looked { word forms } found { id title excerpt { text marked } } } }`;

it(`any question is answered or refused, and the server goes on (KRETS_SEED=${seed})`, async () => {
  const below = seededRandom(seed);
  const anyOf = <T>(all: readonly T[]) => all[below(all.length)] as T;
  const words = () => {
    if (below(4) === 0) return hostileText(below, limits.searchWords);
    const joint = anyOf([' ', ' ', '', '"']);
    const text = Array.from({ length: 1 + below(9) }, () => anyOf(parts)).join(joint);
    return [...text].slice(0, below(8) === 0 ? 400 : limits.searchWords).join('');
  };
  const maybe = <T>(values: readonly T[]) => (below(5) === 0 ? anyOf(values) : null);
  const counts = { answered: 0, refused: 0 };
  const one = async () => {
    const variables = {
      words: words(),
      kind: maybe(['MESSAGE', 'MINUTES', 'RESOURCE']),
      seatId: maybe([room.seatOf.get(siri), room.id]),
      after: maybe(['2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '275760-09-13T00:00:00.000Z', 'x', '2026-13-01']),
      before: maybe(['9999-12-31T23:59:59Z', '2026-02-30', '']),
      mine: maybe([true, false]),
    };
    const { status, text } = await siri.send({ query: asked, variables });
    const { data, errors } = JSON.parse(text);
    const code = errors?.[0]?.extensions?.code;
    expect({ variables, status, code }).toEqual({
      variables,
      status: status < 500 ? status : 0,
      code: data?.search
        ? undefined
        : expect.stringMatching(/^(BAD_INPUT|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|BUSY)$/),
    });
    counts[data?.search ? 'answered' : 'refused']++;
  };
  for (let n = 0; n < total; n += atOnce) await Promise.all(Array.from({ length: atOnce }, one));
  expect(counts.answered).toBeGreaterThan(total / 3);
  expect((await siri.get('/healthz')).status).toBe(200);
}, 1_800_000);
