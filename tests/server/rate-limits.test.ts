import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientNetwork } from '@krets/server/dist/platform/http/client-address.js';
import { createPerson } from '../support/networks.js';
import { Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const request = 'mutation ($email: String!) { requestSignInCode(email: $email, language: nn) }';
const ownData = 'mutation { requestDataExport { id } }';
const tooMany = { code: 'TOO_MANY' };

/** Another process on the same database. */
async function besides(server: TestServer, env: Record<string, string>): Promise<TestServer> {
  const other = new TestServer(server.database, await freePort(), { env });
  await other.start();
  return other;
}

describe('the limits of one person', () => {
  const env = { KRETS_RATE_FACTOR: '' };
  let server: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    server = await startServer({ env });
    other = await besides(server, env);
  });
  afterAll(async () => {
    await other.kill();
    await server.stop();
  });

  it('hold unless the server is told otherwise, and over all processes', async () => {
    const here = await createPerson(server);
    const there = new Person(other, here.email, here.cookie);
    for (let i = 0; i < 10; i++) {
      await here.ask(ownData);
      await there.ask(ownData);
    }
    for (const person of [here, there]) await expect(person.ask(ownData)).rejects.toMatchObject(tooMany);
    // Whoever is at the limit of one thing goes on with the rest, and nobody else is at it.
    await here.ask('{ me { id } }');
    await here.saveProfile('Eit anna namn', 'Seksjonssjef', '971040238');
    await (await createPerson(server)).ask(ownData);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: here.cookie },
      body: JSON.stringify({ query: ownData }),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { retryAfter: number } }[] };
    expect(errors[0]?.extensions.retryAfter).toBeGreaterThan(3_000);
    expect(Number(response.headers.get('retry-after'))).toBe(errors[0]?.extensions.retryAfter);
  });

  it('are stored without personal data', async () => {
    const rows = await server.database.asSuperuser<{ key: string }>('SELECT key FROM limiter.points');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^\w+:[0-9a-f]{64}$/);
  });

  it('let the role the server runs as count, and nothing more', async () => {
    const grants = await server.database.asSuperuser(
      `SELECT table_schema AS schema, privilege_type AS may FROM information_schema.table_privileges
       WHERE grantee = 'krets_app' AND table_schema = 'limiter' ORDER BY 2`,
    );
    expect(grants.map(({ may }: { may?: string }) => may)).toEqual(['INSERT', 'SELECT', 'UPDATE']);
  });
});

describe('the limit of every mutation', () => {
  it('is met by a machine on two servers, and never by a person', async () => {
    // A tenth of the usual: 30 a minute, and 10 more in each process.
    const env = { KRETS_RATE_FACTOR: '0.1' };
    const server = await startServer({ env });
    const other = await besides(server, env);
    const person = await createPerson(server);
    const both = [person, new Person(other, person.email, person.cookie)];
    const save = (who: Person) =>
      who.saveProfile('Eit namn', 'Seksjonssjef', '971040238').then(
        () => 'DONE',
        (error: { code: string }) => error.code,
      );
    const answers = (await Promise.all(Array.from({ length: 80 }, (_, i) => save(both[i % 2] as Person)))).sort();
    expect([...new Set(answers)]).toEqual(['DONE', 'TOO_MANY']);
    const refused = answers.filter((code) => code === 'TOO_MANY').length;
    expect(refused).toBeGreaterThanOrEqual(30);
    expect(refused).toBeLessThan(60);
    await other.kill();
    await server.stop();
  });
});

describe('a stranger who asks for codes', () => {
  let count = 0;
  /** Asks as a client behind a proxy that tells its address. @returns the code of the refusal, or undefined */
  async function asks(server: TestServer, address: string, email = `nokon${count++}@example.org`) {
    const { text } = await new Person(server, email).send(
      { query: request, variables: { email } },
      { 'x-forwarded-for': address },
    );
    return (JSON.parse(text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
  }

  it('is counted by network behind a trusted proxy, and those who are known there go on', async () => {
    // 10 an hour for one network.
    const server = await startServer({ env: { KRETS_RATE_FACTOR: '0.1', TRUSTED_PROXY: '127.0.0.0/8' } });
    const leader = await new Person(server, 'leiar@example.org').signIn();
    for (let i = 0; i < 10; i++) expect(await asks(server, `203.0.113.${i}`)).toBeUndefined();
    expect(await asks(server, '203.0.113.77')).toBe('TOO_MANY');
    expect(await asks(server, '203.0.114.77')).toBeUndefined();
    for (let i = 0; i < 10; i++) expect(await asks(server, `2001:db8:1:22${i}0::7`)).toBeUndefined();
    expect(await asks(server, '2001:db8:1:22ff::1')).toBe('TOO_MANY');
    expect(await asks(server, '2001:db8:1:2300::1')).toBeUndefined();
    // What a client says of itself before the proxy is no address.
    expect(await asks(server, '198.51.100.1, 203.0.113.5')).toBe('TOO_MANY');
    const before = server.output.length;
    const { text } = await leader.send(
      { query: request, variables: { email: leader.email } },
      { 'x-forwarded-for': '203.0.113.5' },
    );
    expect(text).toContain('true');
    await until(() => server.output.slice(before).includes(`Mail to ${leader.email}`));
    await server.stop();
  });

  it('is counted by the address of the line where no proxy is trusted', async () => {
    const server = await startServer({ env: { KRETS_RATE_FACTOR: '0.1' } });
    for (let i = 0; i < 10; i++) expect(await asks(server, `203.0.${i}.1`)).toBeUndefined();
    expect(await asks(server, '198.51.100.1')).toBe('TOO_MANY');
    const logged = server.output.split('\n').filter((line) => line.includes('SIGN_IN_REFUSED'));
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ personId: null, detail: 'TOO_MANY' }]);
    await server.stop();
  });

  it('cannot use up from one network what strangers may ask for to one address', async () => {
    const server = await startServer({ env: { KRETS_RATE_FACTOR: '', TRUSTED_PROXY: '1' } });
    const email = 'leiar@example.org';
    for (let i = 0; i < 20; i++) expect(await asks(server, `203.0.113.${i}`, email)).toBeUndefined();
    expect(server.output.split(`Mail to ${email}`).length - 1).toBe(5);
    await asks(server, '198.51.100.1', email);
    await until(() => server.output.split(`Mail to ${email}`).length - 1 === 6);
    await server.stop();
  });
});

it('tells clients apart by the network they are in', () => {
  expect(
    ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:0:aaff::1', '2001:db8::1', 'fe80::1%eth0', '::1', '', 'x'].map(
      clientNetwork,
    ),
  ).toEqual([
    '203.0.113.0/24',
    '203.0.113.0/24',
    '2001:db8:0:aa00::/56',
    '2001:db8:0:0::/56',
    'fe80:0:0:0::/56',
    '0:0:0:0::/56',
    'unknown',
    'unknown',
  ]);
});
