import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerWebBuild } from '@krets/server/dist/platform/graphql/operations/register-web-build.js';
import { webFolder } from '@krets/server/dist/platform/http/web/serve-web.js';
import { askByHash, hashes, operations, registerEarlierBuild } from '../support/earlier-build.js';
import { FaultyConnection } from '../support/faulty-connection.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const session = Object.entries(operations).find(([, text]) => /\bquery Session\b/.test(text))?.[0] ?? '';
const gone = 'query Gone { site { demo } fieldOfAnEarlierVersion }';
const outdated = { status: 410, errors: [{ extensions: { code: 'OUTDATED' } }] };

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { KRETS_API: 'web' } });
});
afterAll(() => server.stop());

describe('operations of the web', () => {
  it('are accepted when they are of this build or of an earlier one that the server still understands', async () => {
    await registerEarlierBuild(server, 1, [gone]);
    expect(await askByHash(server, session)).toMatchObject({ status: 200, data: { site: { demo: false } } });
    expect(await askByHash(server, hashes.earlier(session))).toMatchObject({
      status: 200,
      data: { site: { demo: false } },
    });
    expect(await askByHash(server, hashes.of(gone))).toMatchObject(outdated);
  });

  it('are refused as outdated when nobody knows them, and asking for them does not reach the database each time', async () => {
    for (let i = 0; i < 20; i++) expect(await askByHash(server, hashes.of(`unknown ${i}`))).toMatchObject(outdated);
    expect(await askByHash(server, 'toString')).toMatchObject({ status: 400 });
  });

  it('are retained for five builds and a month, and no longer', async () => {
    for (const days of [31, 32, 33, 34, 35, 36, 37]) await registerEarlierBuild(server, days);
    for (const days of [2, 3, 4]) await registerEarlierBuild(server, days);
    const next = new TestServer(server.database, await freePort(), { env: { KRETS_API: 'web' } });
    await next.start();
    const builds = () =>
      server.database.asSuperuser<{ days: number }>(
        `SELECT extract(day FROM now() - started_at)::int AS days FROM app.web_builds ORDER BY started_at DESC`,
      );
    expect((await builds()).map(({ days }) => days)).toEqual([0, 1, 2, 3, 4, 31]);
    await next.end();
  });

  it('that are unknown are BUSY, and no fault of the server, while the database is away', async () => {
    const line = await FaultyConnection.to(Number(new URL(server.database.appUrl).port));
    const appUrl = Object.assign(new URL(server.database.appUrl), { port: new URL(line.url).port }).toString();
    const database = { ...server.database, appUrl, drop: async () => {} };
    const far = new TestServer(database, await freePort(), { env: { KRETS_API: 'web' } });
    await far.start();
    line.begin({ kind: 'reset', refusing: true });
    expect(await askByHash(far, hashes.of('unknown'))).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'BUSY' } }],
    });
    line.restore({ told: false });
    await far.stop();
    await line.close();
  });

  it('come with the files of their builds, which go when all builds that have them are gone', async () => {
    const name = 'index-AbCdEfGh.js';
    const get = async (path: string) => {
      const answer = await fetch(`${server.url}/assets/${path}`);
      return [answer.status, answer.headers.get('content-type'), await answer.text()];
    };
    await server.database.asSuperuser('INSERT INTO app.web_files VALUES ($1, $2, now())', [
      name,
      Buffer.from('another()'),
    ]);
    expect(await get(name)).toEqual([200, 'text/javascript;charset=utf-8', 'another()']);
    for (const other of ['index-none.js', '..%2f..%2findex.html', 'index-AbCdEfGh.js%00', name.replace('.js', '.html')])
      expect((await get(other))[0]).not.toBe(200);
    const own = readdirSync(join(webFolder, 'assets')).filter((file) => !/\.(br|gz)$/.test(file));
    const stored = async () =>
      (await server.database.asSuperuser<{ name: string }>('SELECT name FROM app.web_files ORDER BY 1')).map(
        (row) => row.name,
      );
    expect((await stored()).filter((each) => each !== name).sort()).toEqual(own.sort());
    await server.database.asSuperuser(
      `UPDATE app.web_files SET noted_at = now() - interval '90 days' WHERE name = $1`,
      [name],
    );
    await registerWebBuild(server.database.ownerUrl);
    expect(await stored()).not.toContain(name);
  });

  it('retain the files of a build with the same operations', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'krets-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'assets/index-Other123.js'), 'other()');
    await registerWebBuild(server.database.ownerUrl, folder);
    await registerWebBuild(server.database.ownerUrl);
    const answer = await fetch(`${server.url}/assets/index-Other123.js`);
    expect([answer.status, await answer.text()]).toEqual([200, 'other()']);
    await rm(folder, { recursive: true });
  });

  it('cannot be added to by the role that serves', async () => {
    const asApp = `BEGIN; SET LOCAL ROLE krets_app; INSERT INTO app.web_builds VALUES ('x', '{}', now()); COMMIT`;
    await expect(server.database.asSuperuser(asApp)).rejects.toThrow('permission denied');
    const asFile = `BEGIN; SET LOCAL ROLE krets_app; INSERT INTO app.web_files VALUES ('x.js', '', now()); COMMIT`;
    await expect(server.database.asSuperuser(asFile)).rejects.toThrow('permission denied');
  });
});
