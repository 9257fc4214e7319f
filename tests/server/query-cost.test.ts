import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withinBounds } from '@krets/server/dist/platform/graphql/query-bounds.js';
import { buildSchema, parse, validate } from 'graphql';
import { startServer, type TestServer } from '../support/server.js';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const schema = buildSchema(read('shared/schema.graphql'));
const errorsOf = (query: string) => validate(schema, parse(query), [withinBounds]).map(({ message }) => message);
const nested = (times: number) =>
  `{ resource(id: "x") { ${'usedIn { resources { '.repeat(times)} id ${'} } '.repeat(times)} } }`;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function codeOf(query: string): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

describe('the cost of an operation', () => {
  it('counts a list without pages at the most it can hold', async () => {
    expect(errorsOf(nested(1))).toEqual([]);
    expect(errorsOf(nested(2))).toEqual(['Asks for too much at once.']);
    expect(await codeOf(nested(3))).toBe('TOO_COMPLEX');
  });

  it('lets every operation of the web through', () => {
    const documents = Object.values(JSON.parse(read('web/dist/.persisted-documents.json')) as Record<string, string>);
    expect(documents.length).toBeGreaterThan(100);
    for (const document of documents)
      expect({ document, errors: errorsOf(document) }).toEqual({ document, errors: [] });
  });
});

describe('one mutation a request', () => {
  const many = 'a: signOut b: signOut';
  it.each([
    ['a fragment', `mutation { ...F } fragment F on Mutation { ${many} }`],
    ['an inline fragment', `mutation { ... on Mutation { ${many} } }`],
    ['an inline fragment without a type', `mutation { ... { ${many} } }`],
    [
      'a fragment in a fragment',
      `mutation { ...G } fragment G on Mutation { ...F } fragment F on Mutation { ${many} }`,
    ],
    ['the same fragment twice', 'mutation { ...F ...F } fragment F on Mutation { signOut }'],
    ['a fragment beside a mutation', 'mutation { a: signOut ...F } fragment F on Mutation { b: signOut }'],
  ])('holds through %s', async (_, query) => {
    expect(await codeOf(query)).toBe('TOO_COMPLEX');
  });

  it('lets one in a fragment through', () => {
    expect(errorsOf('mutation { ...F } fragment F on Mutation { signOut }')).toEqual([]);
  });
});
