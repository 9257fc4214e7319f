import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointAdministrator } from '@krets/server/dist/identity/appoint-administrator.js';
import { readConfig } from '@krets/server/dist/platform/config/config.js';
import { AnswerTimes } from '@krets/server/dist/platform/metrics/answer-times.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let network: TestNetwork;
let member: Person;
let metrics: string;
beforeAll(async () => {
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  server = await startServer({ jobs: true, env: { KRETS_LOG: 'info', METRICS_PORT: String(port) } });
  network = await createNetwork(await createAdministrator(server), 'Rommet i Bergen', 1);
  member = network.facilitator;
});
afterAll(() => server.stop());

const asks = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: member.cookie, ...headers },
    body: JSON.stringify({ query }),
  });
const lines = () =>
  server.output
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));

describe('one request', () => {
  it('has the id its proxy gave it, in the answer and in one line of the log', async () => {
    const answer = await asks('query MyOwnName { me { id } }', { 'x-request-id': 'proxy-12345678' });
    expect(answer.headers.get('x-request-id')).toBe('proxy-12345678');
    const found = () => lines().filter(({ requestId }) => requestId === 'proxy-12345678');
    await until(async () => found().length > 0);
    expect(found()).toMatchObject([{ operation: 'query me', outcome: 'OK', ms: expect.any(Number) }]);
  });

  it('gets an id of its own where none, or a strange one, was given', async () => {
    for (const headers of [undefined, { 'x-request-id': 'Kari Dømesen'.replace('ø', 'o') }])
      expect((await asks('{ me { id } }', headers)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells its id where something failed, and the log says what with the same id', async () => {
    const challenge = await member.postChallenge(network.id);
    await server.database.asSuperuser(
      `ALTER TABLE contributions ADD CONSTRAINT never CHECK (body <> 'Eg vurderer å slutte')`,
    );
    await expect(member.contribute(challenge.id, 'Eg vurderer å slutte')).rejects.toThrow('The server failed');
    const failed = lines().find(({ msg }) => msg === 'A request failed') as { requestId: string };
    const told = () => lines().find(({ requestId, msg }) => requestId === failed.requestId && msg === 'Request');
    await until(async () => told());
    expect(told()).toMatchObject({ operation: 'mutation postContribution', outcome: 'INTERNAL' });
  });

  it('leaves neither words, names, addresses nor ids of people or rooms in the log', async () => {
    const challenge = await member.postChallenge(network.id);
    await member.contribute(challenge.id, 'Direktøren sa det i Bergen');
    await asks(`query Direktoren { network(id: "${network.id}") { name } }`);
    const requests = lines().filter(({ msg }) => msg === 'Request');
    expect(requests.length).toBeGreaterThan(10);
    const written = JSON.stringify(requests);
    for (const secret of ['irekt', 'Bergen', '@', 'Dømesen', network.id, challenge.id, member.id])
      expect(written).not.toContain(secret);
  });
});

describe('monitoring', () => {
  it('gets numbers on a port of their own, with no label that tells who or where', async () => {
    const text = await fetch(metrics).then((answer) => answer.text());
    for (const name of [
      'krets_http_seconds',
      'krets_pool_waiting',
      'krets_database_answers 1',
      'krets_jobs_late_seconds',
    ])
      expect(text).toContain(name);
    expect(text).not.toContain(network.id);
    const labels = new Set([...text.matchAll(/(\w+)="/g)].map(([, label]) => label));
    expect([...labels].filter((label) => /room|network|person|seat|org|operation/.test(label ?? ''))).toEqual([]);
    expect((await fetch(`${server.url}/metrics`)).headers.get('content-type')).not.toContain('text/plain');
  });

  it('sees how many sockets are open, and mail that was given up by its kind', async () => {
    const read = async (name: string) => {
      const text = await fetch(metrics).then((answer) => answer.text());
      return text.split('\n').find((line) => line.startsWith(name));
    };
    expect(await read('krets_sockets ')).toBe('krets_sockets 0');
    expect(await read('krets_jobs_failed ')).toBe('krets_jobs_failed 0');
    expect(await read('krets_mail{')).toBeUndefined();
    const { socket } = await member.listen();
    await until(async () => (await read('krets_sockets ')) === 'krets_sockets 1');
    socket.close();
    await server.database.asSuperuser(
      `INSERT INTO outgoing_mail (id, kind, state, ended_at) VALUES (gen_random_uuid(), 'INVITATION', 'UNDELIVERABLE', now())`,
    );
    expect(await read('krets_mail{')).toBe('krets_mail{kind="INVITATION",state="UNDELIVERABLE"} 1');
  });

  it('sees nothing move when one post is written', async () => {
    const challenge = await member.postChallenge(network.id);
    // How busy the machine is moves all the time, and tells nothing apart from it.
    const machine = /^krets_(pool|jobs_late)/;
    const ours = async () => {
      const text = await fetch(metrics).then((answer) => answer.text());
      return text.split('\n').filter((line) => line.startsWith('krets_') && !machine.test(line));
    };
    const before = await ours();
    await member.contribute(challenge.id, 'Eitt ord');
    expect(await ours()).toEqual(before);
  });

  it('is told of answers when five minutes are over, in steps of five, and of fewer than five nothing', () => {
    let now = 0;
    const times = new AnswerTimes(() => now);
    for (let i = 0; i < 9; i++) times.record('graphql', i < 8 ? 0.02 : 3);
    for (let i = 0; i < 4; i++) times.record('files', 1);
    expect(times.figures()).toEqual([]);
    now += 300_000;
    times.record('graphql', 1);
    const quantiles = [
      { quantile: 0.5, seconds: 0.025 },
      { quantile: 0.95, seconds: 5 },
      { quantile: 0.99, seconds: 5 },
    ];
    expect(times.figures()).toEqual([{ route: 'graphql', answers: 5, quantiles }]);
    now += 300_000;
    expect(times.figures()).toEqual([]);
  });

  it('reports in detail what works and what is turned off', async () => {
    const answer = await fetch(`${server.url}/readyz?deep`);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      'database: ok\njobs: ok\nmail: off\nfiles: ok\nscanner: off\ndisk: ok\n',
    ]);
  });
});

describe('two servers that start at once', () => {
  it('make one administrator of one address', async () => {
    for (let round = 0; round < 5; round++) {
      const email = `ny${round}@example.org`;
      const { ownerUrl } = server.database;
      await Promise.all(Array.from({ length: 4 }, () => appointAdministrator(ownerUrl, email)));
      const found = await server.database.asSuperuser('SELECT is_administrator FROM accounts WHERE email = $1', [
        email,
      ]);
      expect(found).toEqual([{ is_administrator: true }]);
    }
  });
});

describe('settings', () => {
  const external = {
    DATABASE_URL: 'postgres://a@h/d',
    DATABASE_OWNER_URL: 'postgres://o@h/d',
    KRETS_SECRET: 'a secret of the tests that everybody knows',
  };
  const open = {
    ...external,
    DATABASE_JOBS_URL: 'postgres://j@h/d',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://krets.example.org',
  };
  const complete = { ...open, SMTP_URL: 'smtp://post.example.org' };

  it('of a complete public server are accepted', () => {
    expect(readConfig(complete)).toMatchObject({ publicUrl: 'https://krets.example.org', jobs: 'inside' });
  });

  it.each([
    ['no way to send mail', open, 'SMTP_URL'],
    ['nobody who does what falls due', { ...complete, DATABASE_JOBS_URL: '' }, 'DATABASE_JOBS_URL'],
    ['no address that people use', { ...complete, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['a path', { ...complete, PUBLIC_URL: 'https://example.org/krets' }, 'without a path'],
    ['no encryption', { ...complete, PUBLIC_URL: 'http://krets.example.org' }, 'https'],
    ['a level there is not', { KRETS_LOG: 'warning' }, 'KRETS_LOG'],
    ['an empty level', { KRETS_LOG: '' }, 'KRETS_LOG'],
    ['a mail server without a scheme', { SMTP_URL: 'post.example.org' }, 'SMTP_URL'],
    ['a sender that is none', { MAIL_FROM: 'Krets' }, 'MAIL_FROM'],
    ['a contact without an address', { KRETS_CONTACT: 'nobody' }, 'KRETS_CONTACT'],
    ['an administrator without an address', { KRETS_ADMIN_EMAIL: 'not an address' }, 'KRETS_ADMIN_EMAIL'],
    ['the demo in a database of one’s own', { ...external, KRETS_DEMO: 'on' }, 'in-my-database'],
    ['a pooler there is not', { ...external, DATABASE_POOLER: 'session' }, 'DATABASE_POOLER'],
    ['a pooler and no way past it', { ...external, DATABASE_POOLER: 'transaction' }, 'DATABASE_DIRECT_URL'],
    ['a pooler before the embedded database', { DATABASE_POOLER: 'transaction' }, 'DATABASE_URL'],
    [
      'a way past the pooler that leads to it',
      { ...external, DATABASE_POOLER: 'transaction', DATABASE_DIRECT_URL: external.DATABASE_URL },
      'DATABASE_DIRECT_URL',
    ],
    ['numbers on the port of the web', { PORT: '4000', METRICS_PORT: '4000' }, 'METRICS_PORT'],
  ])('with %s are refused in words', (_, env, word) => {
    expect(() => readConfig(env)).toThrow(word);
  });
});
