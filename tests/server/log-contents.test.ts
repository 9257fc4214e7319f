import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdministrator, createNetwork, createPerson } from '../support/networks.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('what the server writes down', () => {
  it('holds no content of a room, nor where somebody was refused', async () => {
    const network = await createNetwork(await createAdministrator(server), 'Rommet', 1);
    const outsider = await createPerson(server);
    const before = server.output.length;
    const author = network.facilitator;
    const { id } = await author.postChallenge(network.id);
    await author.contribute(id, 'Direktøren sa det i Bergen');
    await expect(outsider.contribute(id, 'Eg vil òg seie noko om Bergen')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(author.contribute(id, '')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const written = server.output.slice(before).replaceAll(/\n--- Mail to [\s\S]*?\n---\n/g, '');
    // The log has the refusal without its content.
    const lines = written
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({
        log: 'security',
        kind: 'REQUEST_REFUSED',
        personId: outsider.id,
        detail: 'postContribution NOT_FOUND',
      }),
    ]);
    expect(written).not.toContain('Bergen');
    expect(written).not.toContain(id);
  });

  it('says what failed and where, without the row the database tells of', async () => {
    const { facilitator, id } = await createNetwork(await createAdministrator(server), 'Rommet', 1);
    const challenge = await facilitator.postChallenge(id);
    await server.database.asSuperuser(
      `ALTER TABLE contributions ADD CONSTRAINT never CHECK (body <> 'Eg vurderer å slutte')`,
    );
    const before = server.output.length;
    await expect(facilitator.contribute(challenge.id, 'Eg vurderer å slutte')).rejects.toThrow('The server failed');
    const written = server.output.slice(before);
    expect(written).toContain('23514');
    expect(written).toContain('"table":"contributions","constraint":"never"');
    expect(written).not.toContain('vurderer');
  });
});
