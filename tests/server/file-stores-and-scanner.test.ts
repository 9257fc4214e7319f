import { createHash, createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer as httpServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer as netServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makePdf, makePng } from '../support/file-contents.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function aRoomOn(
  env: Record<string, string>,
): Promise<{ server: TestServer; room: TestNetwork; member: Person }> {
  const server = await startServer({ env });
  ends.push(() => server.stop());
  const room = await createNetwork(await createAdministrator(server), 'Rommet', 1);
  return { server, room, member: room.members[0] as Person };
}
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
const listening = <T extends Server | ReturnType<typeof netServer>>(server: T): Promise<T> => {
  ends.push(() => server.close());
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};

describe('an S3-compatible store', () => {
  it('stores the files instead of the disk', async () => {
    const objects = new Map<string, Buffer>();
    let refusals = 0;
    const secret = 'hemmeleg';
    const ours = (request: IncomingMessage) => {
      const [, date, region, names, signature] =
        /Credential=\w+\/(\d+)\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)$/.exec(
          request.headers.authorization ?? '',
        ) ?? [];
      const lines = (names ?? '').split(';').map((name) => `${name}:${request.headers[name]}`);
      const body = request.headers['x-amz-content-sha256'];
      const asked = [request.method, request.url, '', ...lines, '', names, body].join('\n');
      const text = [
        'AWS4-HMAC-SHA256',
        request.headers['x-amz-date'],
        `${date}/${region}/s3/aws4_request`,
        createHash('sha256').update(asked).digest('hex'),
      ].join('\n');
      let key: string | Buffer = `AWS4${secret}`;
      for (const part of [date ?? '', region ?? '', 's3', 'aws4_request'])
        key = createHmac('sha256', key).update(part).digest();
      return createHmac('sha256', key).update(text).digest('hex') === signature;
    };
    const store = await listening(
      httpServer(async (request, response) => {
        const body: Buffer[] = [];
        for await (const chunk of request) body.push(chunk);
        const object = objects.get(request.url ?? '');
        if (!ours(request)) response.writeHead(403).end();
        else if (refusals > 0) response.writeHead(503).end(`${refusals--}`);
        else if (request.method === 'PUT') {
          objects.set(request.url ?? '', Buffer.concat(body));
          response.writeHead(200).end();
        } else if (request.method === 'DELETE') {
          objects.delete(request.url ?? '');
          response.writeHead(204).end();
        } else if (!object) response.writeHead(404).end();
        else {
          const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
          response.writeHead(from ? 206 : 200).end(from ? object.subarray(Number(from), Number(to) + 1) : object);
        }
      }),
    );
    const { server, room, member } = await aRoomOn({
      FILES: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${portOf(store)}`,
      S3_BUCKET: 'krets',
      S3_ACCESS_KEY_ID: 'krets',
      S3_SECRET_ACCESS_KEY: secret,
    });
    const content = makePdf(300_000);
    // A store that is busy for a moment is asked again.
    refusals = 2;
    const file = await member.upload(room.id, content);
    expect(refusals).toBe(0);
    expect(file.status).toBe(201);
    expect([...objects.values()].some((object) => object.equals(content))).toBe(true);
    expect((await member.get(`/files/${file.id}`)).bytes.equals(content)).toBe(true);
    const part = await member.get(`/files/${file.id}`, { range: 'bytes=10-19' });
    expect(part.bytes.equals(content.subarray(10, 20))).toBe(true);
    const image = await member.upload(room.id, await makePng());
    expect((await member.get(`/files/${image.id}/thumbnail`)).status).toBe(200);
    expect(objects.size).toBe(3);
    // The answer does not wait for the temporary file to be removed.
    await until(() => readdirSync(server.folder, { recursive: true }).length === 1);
    expect(readdirSync(server.folder, { recursive: true })).toEqual(['incoming']);
    await server.database.asSuperuser(`UPDATE files SET delete_after = now() - interval '1 minute'`);
    await server.kill();
    await server.start();
    await until(() => objects.size === 0);
    expect((await member.get(`/files/${file.id}`)).status).toBe(404);
  });

  it('that does not answer leaves no file behind that could not be read', async () => {
    const { server, room, member } = await aRoomOn({
      FILES: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
      S3_BUCKET: 'krets',
      S3_ACCESS_KEY_ID: 'krets',
      S3_SECRET_ACCESS_KEY: 'x',
      KRETS_LOG: 'silent',
    });
    expect((await member.upload(room.id, makePdf())).status).toBe(500);
    expect(await server.database.asSuperuser('SELECT 1 FROM files')).toEqual([]);
    expect(readdirSync(join(server.folder, 'incoming'))).toEqual([]);
  });
});

describe('a virus scanner', () => {
  /** Speaks as clamd does: lengths before chunks, nothing after the last, one line back. */
  async function aScanner(verdict: (content: Buffer) => string | undefined) {
    const seen: Buffer[] = [];
    const serve = (socket: Socket) => {
      let heard = Buffer.alloc(0);
      socket.on('error', () => {});
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data]);
        const command = 'zINSTREAM\0';
        if (!heard.subarray(0, command.length).equals(Buffer.from(command))) return;
        const parts: Buffer[] = [];
        for (let at = command.length; at + 4 <= heard.length; ) {
          const length = heard.readUInt32BE(at);
          if (length === 0) {
            const content = Buffer.concat(parts);
            seen.push(content);
            const output = verdict(content);
            if (output) socket.end(`stream: ${output}\0`);
            else socket.destroy();
            return;
          }
          if (at + 4 + length > heard.length) return;
          parts.push(heard.subarray(at + 4, at + 4 + length));
          at += 4 + length;
        }
      });
    };
    const scanner = await listening(netServer(serve));
    return { url: `tcp://127.0.0.1:${portOf(scanner)}`, seen };
  }

  it('sees every file before anybody else, and its no is a no', async () => {
    const scanner = await aScanner((content) => (content.includes('EICAR') ? 'Eicar-Test-Signature FOUND' : 'OK'));
    const { server, room, member } = await aRoomOn({ CLAMD_URL: scanner.url });
    const clean = makePdf(200_000);
    expect((await member.upload(room.id, clean)).status).toBe(201);
    expect(scanner.seen[0]?.equals(clean)).toBe(true);
    const infected = makePdf();
    infected.write('EICAR', 120);
    const refused = await member.upload(room.id, infected);
    expect([refused.status, refused.errors?.[0]?.extensions.fields]).toEqual([
      400,
      [{ field: 'file', rule: 'infected' }],
    ]);
    expect(await server.database.asSuperuser('SELECT 1 FROM file_contents')).toHaveLength(1);
    expect(readdirSync(join(server.folder, 'incoming'))).toEqual([]);
  });

  it.each(['INSTREAM size limit exceeded. ERROR', '', undefined])('that says %j lets nothing in', async (verdict) => {
    const scanner = await aScanner(() => verdict);
    const { server, room, member } = await aRoomOn({ CLAMD_URL: scanner.url, KRETS_LOG: 'silent' });
    expect((await member.upload(room.id, makePdf())).status).toBe(500);
    expect(await server.database.asSuperuser('SELECT 1 FROM file_contents')).toEqual([]);
  });

  it('that is away lets nothing in', async () => {
    const { room, member } = await aRoomOn({
      CLAMD_URL: `tcp://127.0.0.1:${await freePort()}`,
      KRETS_LOG: 'silent',
    });
    expect((await member.upload(room.id, makePdf())).status).toBe(500);
  });
});
