import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { PUBLIC_URL: 'https://krets.example.org' } });
});
afterAll(() => server.stop());

/** As a browser would through the proxy in front: fetch does not let one name the host. */
const postFrom = (origin: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { host: 'krets.example.org', origin, 'content-type': 'application/json' };
    request(`${server.url}/graphql`, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end(JSON.stringify({ query: '{ __typename }' }));
  });

describe('a page at another address', () => {
  it('asks nothing in the name of whoever is signed in, also where only HTTPS is missing', async () => {
    expect(await postFrom('https://krets.example.org')).toBe(200);
    expect(await postFrom('http://krets.example.org')).toBe(403);
    expect(await postFrom('https://krets.example.org.evil.example')).toBe(403);
  });
});
