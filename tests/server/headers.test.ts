import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('every answer', () => {
  it.each([
    ['the front page', 'GET', '/'],
    ['the open overview', 'GET', '/oversyn'],
    ['the web', 'GET', '/sign-in'],
    ['a page that is not there', 'GET', '/rooms/nothing'],
    ['a file that is not there', 'GET', '/files/00000000-0000-4000-8000-000000000000'],
    ['a question', 'POST', '/graphql'],
    ['a question that is refused', 'GET', '/graphql'],
    ['the socket endpoint', 'GET', '/socket.io/?EIO=4&transport=polling'],
  ])('tells the browser to guess nothing, frame nothing and pass no address on: %s', async (_, method, path) => {
    const { headers } = await fetch(server.url + path, { method });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
