import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FaultyConnection } from '../support/faulty-connection.js';
import { createAdministrator, createNetwork } from '../support/networks.js';
import { until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function started(): Promise<TestServer> {
  const server = await startServer();
  cleanups.push(() => server.stop());
  return server;
}

/** Tells the server to stop. @returns how many milliseconds it took to end */
async function ends(pid: number | undefined): Promise<number> {
  const began = performance.now();
  process.kill(pid as number, 'SIGTERM');
  await until(async () => !runs(pid as number));
  return performance.now() - began;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One request on a keep-alive connection, as a proxy uses it. */
function post(
  agent: Agent,
  server: TestServer,
  cookie: string,
  body: unknown,
): Promise<{ text: string; closes: boolean }> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie };
    const sent = request(`${server.url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let output = '';
      response.on('data', (data) => (output += data));
      response.on('end', () => resolve({ text: output, closes: response.headers.connection === 'close' }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

describe('a server that is told to stop', () => {
  it('ends while twelve go on posting on keep-alive connections, and loses nothing it has acknowledged', async () => {
    const server = await started();
    const { facilitator, id: networkId } = await createNetwork(await createAdministrator(server), 'Rommet', 2);
    const challenge = await facilitator.postChallenge(networkId);
    const agent = new Agent({ keepAlive: true, maxSockets: 12 });
    cleanups.push(async () => agent.destroy());
    const acknowledged: string[] = [];
    let over = false;
    const writing = Array.from({ length: 12 }, async () => {
      while (!over) {
        const clientId = randomUUID();
        const input = { challengeId: challenge.id, clientId, kind: 'PERSPECTIVE', body: 'Ord', lang: 'nn' };
        const query = 'mutation ($input: PostContributionInput!) { postContribution(input: $input) { id } }';
        const answer = await post(agent, server, facilitator.cookie, { query, variables: { input } }).catch(() => null);
        if (answer && !answer.text.includes('errors')) acknowledged.push(clientId);
        if (!answer) await pause(20);
      }
    });
    await until(async () => acknowledged.length > 30);
    const took = await ends(server.pid);
    over = true;
    await Promise.all(writing);
    expect(took).toBeLessThan(10_000);
    const stored = await server.database.asSuperuser<{ client_id: string }>('SELECT client_id FROM contributions');
    const known = new Set(stored.map((row) => row.client_id));
    expect(acknowledged.filter((clientId) => !known.has(clientId))).toEqual([]);
  });

  it('says so, and answers whoever is still sent to it for as long as it was told to', async () => {
    const server = await startServer({ env: { KRETS_DRAIN: '3' } });
    cleanups.push(() => server.stop());
    const ending = ends(server.pid);
    const status = async () => (await fetch(`${server.url}/readyz`).catch(() => null))?.status;
    await until(async () => (await status()) === 503);
    const agent = new Agent();
    const { text, closes } = await post(agent, server, '', { query: '{ site { demo } }' });
    expect([text, closes]).toEqual(['{"data":{"site":{"demo":false}}}\n', true]);
    const took = await ending;
    expect(took).toBeGreaterThan(2_900);
    expect(took).toBeLessThan(10_000);
  });

  it('ends under a slow upload and a slow question', async () => {
    const server = await started();
    const { facilitator, id } = await createNetwork(await createAdministrator(server), 'Rommet', 1);
    const headers = {
      cookie: facilitator.cookie,
      'content-type': 'application/octet-stream',
      'content-length': 500_000,
    };
    const upload = request(`${server.url}/files?networkId=${id}`, { method: 'POST', headers });
    const asking = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 5_000 },
    });
    for (const slow of [upload, asking]) slow.on('error', () => {});
    const drip = setInterval(() => {
      for (const slow of [upload, asking]) if (!slow.destroyed) slow.write('x');
    }, 50);
    await pause(500);
    const took = await ends(server.pid);
    clearInterval(drip);
    expect(took).toBeLessThan(10_000);
  });

  it('ends when the database does not answer, and says that it is not ready meanwhile', async () => {
    const server = await started();
    const line = await FaultyConnection.to(Number(new URL(server.database.appUrl).port));
    cleanups.push(() => line.close());
    const port = new URL(line.url).port;
    const appUrl = Object.assign(new URL(server.database.appUrl), { port }).toString();
    const far = new TestServer({ ...server.database, appUrl, drop: async () => {} }, await freePort(), {});
    await far.start();
    cleanups.push(() => far.kill());
    line.begin({ kind: 'halfOpen', lost: 'both' });
    const asked = performance.now();
    expect(await fetch(`${far.url}/readyz`).then(({ status }) => status)).toBe(503);
    expect(performance.now() - asked).toBeLessThan(4_500);
    expect(await fetch(`${far.url}/healthz`).then(({ status }) => status)).toBe(200);
    void fetch(`${far.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ me { id } }' }),
    }).catch(() => {});
    await pause(100);
    expect(await ends(far.pid)).toBeLessThan(10_000);
  });

  it('ends by itself when the database has not answered for as long as it may', async () => {
    const server = await started();
    const line = await FaultyConnection.to(Number(new URL(server.database.appUrl).port));
    cleanups.push(() => line.close());
    const appUrl = Object.assign(new URL(server.database.appUrl), { port: new URL(line.url).port }).toString();
    const env = { KRETS_WATCHDOG: '2' };
    const far = new TestServer({ ...server.database, appUrl, drop: async () => {} }, await freePort(), { env });
    await far.start();
    cleanups.push(() => far.kill());
    line.begin({ kind: 'halfOpen', lost: 'both' });
    await until(async () => !runs(far.pid as number));
    expect(far.output).toContain('The database has not answered for 2 seconds');
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The processes of a data folder: node, which was given it, and PostgreSQL, which runs in it. */
async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const ours = await Promise.all(
    pids.map(async (pid) => {
      const [command, env] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      return pid !== process.pid && (command?.includes(folder) || env?.includes(`KRETS_DATA=${folder}`));
    }),
  );
  return pids.filter((_, i) => ours[i]);
}

/** `npm start` with everything it starts, in a folder of its own. */
async function npmStart(): Promise<{ npm: ChildProcess; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'krets-npm-'));
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(await freePort()), KRETS_DATA: folder, KRETS_DEMO: 'off', NODE_OPTIONS: '' },
  });
  cleanups.push(async () => {
    for (const pid of await processesOf(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (data) => (output += data));
  await until(async () => output.includes('sign in with your e-mail'), 100_000);
  return { npm, folder };
}

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves nothing behind when npm gets %s', async (signal) => {
    const { npm, folder } = await npmStart();
    expect((await processesOf(folder)).length).toBeGreaterThan(2);
    npm.kill(signal);
    await until(async () => (await processesOf(folder)).length === 0);
    expect(await processesOf(folder)).toEqual([]);
  });

  it('ends a PostgreSQL that does not answer, too', async () => {
    const { npm, folder } = await npmStart();
    const postmaster = Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(postmaster, 'SIGSTOP');
    npm.kill('SIGTERM');
    await until(async () => (await processesOf(folder)).length === 0);
    expect(await processesOf(folder)).toEqual([]);
  });
});

describe('a start that cannot succeed', () => {
  const begin = (env: Record<string, string>) =>
    new Promise<{ code: number | null; output: string; took: number }>((resolve) => {
      const began = performance.now();
      const child = spawn(process.execPath, [join(root, 'server/dist/bundle/start.js')], {
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          KRETS_SECRET: 'a secret of this test that everybody knows',
          ...env,
        },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
      child.once('exit', (code) => resolve({ code, output, took: performance.now() - began }));
    });

  it('ends with a sentence when the database takes connections and never answers', async () => {
    const deaf = createServer(() => {});
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    cleanups.push(async () => deaf.close());
    const url = `postgres://krets_owner:secret@127.0.0.1:${(deaf.address() as { port: number }).port}/krets`;
    const { code, output, took } = await begin({
      PORT: String(await freePort()),
      DATABASE_URL: url,
      DATABASE_OWNER_URL: url,
      KRETS_JOBS: 'off',
    });
    expect([code, output]).toEqual([1, 'DATABASE_OWNER_URL: the database has not answered within 10 seconds.\n']);
    expect(took).toBeLessThan(25_000);
  });

  it('ends with a sentence when the password of the jobs role is wrong, or it is another role', async () => {
    const { database } = await started();
    const { appUrl, ownerUrl, jobsUrl } = database;
    const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, PORT: String(await freePort()) };
    const wrong = Object.assign(new URL(jobsUrl), { password: 'wrong' }).toString();
    expect(await begin({ ...env, DATABASE_JOBS_URL: wrong })).toMatchObject({
      code: 1,
      output: 'DATABASE_JOBS_URL: the database refuses this name and password.\n',
    });
    const { code, output } = await begin({ ...env, DATABASE_JOBS_URL: appUrl });
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_JOBS_URL: "krets_app" is not the role of the jobs');
  });
});
