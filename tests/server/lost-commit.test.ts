import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultyConnection } from '../support/faulty-connection.js';
import { createAdministrator, createNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';
import { atServer } from '../support/servers.js';

let near: TestServer;
let far: TestServer;
let line: FaultyConnection;
let person: Person;
let challenge: { id: string };
beforeAll(async () => {
  near = await startServer({ jobs: false });
  const room = await createNetwork(await createAdministrator(near), 'Rommet', 0);
  challenge = await room.facilitator.postChallenge(room.id);
  line = await FaultyConnection.to(Number(new URL(near.database.appUrl).port));
  const appUrl = Object.assign(new URL(near.database.appUrl), { port: new URL(line.url).port }).toString();
  far = new TestServer({ ...near.database, appUrl, drop: async () => {} }, await freePort(), { jobs: false });
  await far.start();
  person = atServer(far, room.facilitator);
});
afterAll(async () => {
  await far.stop();
  await line.close();
  await near.stop();
});

/** A statement is sent by its text the first time, and by its name after that. */
const commit = ['COMMIT', createHash('sha1').update('COMMIT').digest('base64url')];

/** Swallows every answer of the database from the moment the commit of this writing is under way. */
function loseAnswer(word: string): void {
  let writing: object | undefined;
  line.sent = (data, passage) => {
    if (data.includes(word)) writing = passage;
    if (passage !== writing || !commit.some((text) => data.includes(text))) return;
    line.sent = undefined;
    line.begin({ kind: 'halfOpen', lost: 'down' });
  };
}

describe('a commit whose answer is lost', () => {
  it('is told of as uncertain, and what is sent again with the same id is there once', async () => {
    const clientId = randomUUID();
    const found = () => near.database.asSuperuser('SELECT 1 FROM contributions WHERE client_id = $1', [clientId]);
    loseAnswer('Eit ord som kom fram');
    const first = person
      .contribute(challenge.id, 'Eit ord som kom fram', { clientId })
      .catch((error: unknown) => error);
    await until(async () => (await found()).length === 1);
    // Nor does the server reach the database to look whether it was saved: then it would answer with what was.
    line.begin({ kind: 'reset', refusing: true });
    const refused = (await first) as { code: string; message: string };
    line.restore({ told: true });
    expect(refused).toMatchObject({ code: 'UNCERTAIN' });
    expect(refused.message).not.toMatch(/nothing was changed/i);
    expect(refused.message).toContain('may have been saved');
    const again = await until(() =>
      person.contribute(challenge.id, 'Eit ord som kom fram', { clientId }).catch(() => null),
    );
    expect(again).toMatchObject({ clientId });
    expect(await found()).toHaveLength(1);
  });

  it.each(['nn', 'nb', 'en'])('has words that do not say that it was not saved (%s)', async (language) => {
    const words = await readFile(new URL(`../../web/src/ui/locales/${language}.json`, import.meta.url), 'utf8');
    const told = JSON.parse(words)['ui.error.UNCERTAIN'];
    expect(told).toMatch(/veit ikkje om|vet ikke om|do not know whether/);
    expect(told).not.toMatch(/ikkje lagra|ikke lagret|not been saved|nothing/i);
  });
});
