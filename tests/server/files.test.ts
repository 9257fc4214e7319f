import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import sharp from 'sharp';
import { makeDocx, makeOdt, makePdf, makePhoto, makePng, makeZip, withComment } from '../support/file-contents.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
let room: TestNetwork;
let siri: Person;
let ola: Person;

beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
  room = await createNetwork(administrator, 'Rommet', 2);
  [siri, ola] = room.members as [Person, Person];
});
afterAll(() => server.stop());

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
const incoming = () => readdirSync(join(server.folder, 'incoming'));
const stored = () => filesIn(server.folder).filter(({ parentPath }) => !parentPath.endsWith('incoming')).length;
const shared = async (person: Person, content: Uint8Array, name?: string) => {
  const file = await person.upload(room.id, content, name);
  const { id: resourceId } = await person.addResource(room.id, { fileId: file.id }, 'FILE');
  return { ...file, resourceId };
};
const ruleOf = ({ errors }: { errors?: { extensions: { fields?: { rule: string }[] } }[] }) =>
  errors?.[0]?.extensions.fields?.[0]?.rule;

/** An upload by hand, for what no browser does. @returns the status, or undefined when the line was cut */
function byHand(
  send: (req: ReturnType<typeof request>) => void,
  headers: Record<string, string | number> = {},
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const req = request(`${server.url}/files?networkId=${room.id}`, {
      method: 'POST',
      headers: { cookie: siri.cookie, 'x-file-name': 'fil.pdf', ...headers },
    });
    req.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    req.on('error', () => resolve(undefined));
    req.on('close', () => resolve(undefined));
    send(req);
  });
}

/** Reads the first bytes of a file and closes the connection. @returns the status */
const leaves = (id: string, { cookie }: Person) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asking = request(`${server.url}/files/${id}`, { headers: { cookie } }, (response) => {
      response.once('data', () => {
        response.pause();
        expect(held()).toBeGreaterThan(0);
        setTimeout(() => {
          response.destroy();
          resolve(response.statusCode);
        }, 50);
      });
    });
    asking.once('error', reject).end();
  });

/** Stored files the server holds open. */
function held(): number {
  const folder = `/proc/${server.pid}/fd`;
  const opened = readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(join(folder, name))];
    } catch {
      // Closed since it was listed.
      return [];
    }
  });
  return opened.filter((path) => path.startsWith(`${server.folder}/`)).length;
}

describe('a file in a room', () => {
  it('is given back as it was, to everybody in the room, and never opened by the browser', async () => {
    const content = makePdf(3_000);
    const file = await shared(siri, content, 'Møteplan 2026.pdf');
    expect(file).toMatchObject({ status: 201, name: 'Møteplan 2026.pdf', mediaType: 'application/pdf', bytes: 3_000 });
    const { status, headers, bytes } = await ola.get(`/files/${file.id}`);
    expect(status).toBe(200);
    expect(bytes.equals(content)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="M_teplan 2026.pdf"; filename*=UTF-8''M%C3%B8teplan%202026.pdf`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-length')).toBe('3000');
  });

  it('can be asked for in part', async () => {
    const content = makePdf(2_000);
    const { id } = await shared(siri, content);
    const part = await ola.get(`/files/${id}`, { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 100-199/2000');
    expect(part.bytes.equals(content.subarray(100, 200))).toBe(true);
    expect((await ola.get(`/files/${id}`, { range: 'bytes=-50' })).bytes.equals(content.subarray(1_950))).toBe(true);
    expect((await ola.get(`/files/${id}`, { range: 'bytes=5000-' })).status).toBe(416);
    for (const range of ['bytes=x', 'bytes=0-9,100-199', 'lines=1-2'])
      expect((await ola.get(`/files/${id}`, { range })).status).toBe(200);
  });

  it('comes whole to each of many readers at once, though others leave in the middle', async () => {
    const stored = await Promise.all(
      [siri, ola].map(async (person) => {
        const content = makePdf(15_000_000);
        content.write(randomBytes(7_000_000).toString('hex'), 150);
        return { content, ...(await shared(person, content)) };
      }),
    );
    const leaving = stored.map(({ id }) => leaves(id, siri));
    const reading = Array.from({ length: 6 }, async (_, i) => {
      const { id, content } = stored[i % 2] as (typeof stored)[number];
      const { bytes } = await ola.get(`/files/${id}`);
      return bytes.equals(content);
    });
    expect(await Promise.all(reading)).toEqual(Array(6).fill(true));
    expect(await Promise.all(leaving)).toEqual([200, 200]);
    await until(() => held() === 0);
  });

  it('may be a document, and its type does not depend on its name', async () => {
    for (const [content, name, wanted, type] of [
      [makeDocx(), 'notat.docx', 'notat.docx', 'wordprocessingml'],
      [makeOdt(), 'notat.docx', 'notat.odt', 'opendocument.text'],
      [makePdf(), 'rapport.pdf.exe', 'rapport.pdf', 'pdf'],
      [makePdf(), 'rapport.exe', 'rapport.pdf', 'pdf'],
    ] as const) {
      const { status, name: given, mediaType } = await siri.upload(room.id, content, name);
      expect({ status, given }).toEqual({ status: 201, given: wanted });
      expect(mediaType).toContain(type);
    }
  });

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\hemmeleg\\plan.pdf', 'plan.pdf'],
    ['/', 'fil.pdf'],
    ['', 'fil.pdf'],
    ['..', 'fil.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['plan\u202efdp.exe', 'planfdp.pdf'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie x.pdf'],
    ['"; filename="x.html', 'filename= x.pdf'],
    ['ordning\u0301.PDF', 'ordnin\u01f5.pdf'],
    ['👩‍👩‍👧 á ŋ.pdf', '👩👩👧 á ŋ.pdf'],
    ['x'.repeat(400), `${'x'.repeat(116)}.pdf`],
    ['\ud800.pdf', '\ufffd.pdf'],
  ])('called %j is given back under a name that does no harm', async (name, wanted) => {
    const encoded = name.isWellFormed() ? encodeURIComponent(name) : '%ED%A0%80.pdf';
    const file = await siri.upload(room.id, makePdf(), name.isWellFormed() ? name : 'x', { 'x-file-name': encoded });
    if (name.isWellFormed()) expect(file.name.replace(/^; /, '')).toBe(wanted);
    const { headers } = await siri.get(`/files/${file.id}`);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="(?:[ !#-[\]-~]|\\["\\])*"(?:; filename\*=UTF-8''[\w%.~!&+-]+)?$/,
    );
    expect(headers.get('set-cookie')).toBeNull();
  });
});

const frame = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();

describe('an image', () => {
  it('is re-encoded: the right way up, and without its location', async () => {
    const photo = await makePhoto();
    expect((await sharp(photo).metadata()).exif?.includes('Kameraet')).toBe(true);
    const file = await shared(siri, photo, 'fjorden.jpg');
    expect(file).toMatchObject({ status: 201, isImage: true, mediaType: 'image/jpeg' });
    const { bytes, headers } = await ola.get(`/files/${file.id}`);
    const drawn = await sharp(bytes).metadata();
    expect(drawn).toMatchObject({ format: 'jpeg', width: 800, height: 1_200 });
    expect([drawn.exif, drawn.xmp, drawn.iptc, drawn.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bytes.includes('Kameraet')).toBe(false);
    expect(headers.get('content-disposition')).toMatch(/^inline;/);
  });

  it('has a small picture beside it, and nothing else has', async () => {
    const file = await shared(siri, await makePng());
    const { status, bytes, headers } = await ola.get(`/files/${file.id}/thumbnail`);
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'image/webp' });
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 480, height: 320 });
    const pdf = await shared(siri, makePdf());
    const unknown = await ola.get(`/files/${randomUUID()}/thumbnail`);
    expect((await ola.get(`/files/${pdf.id}/thumbnail`)).bytes.equals(unknown.bytes)).toBe(true);
  });

  it('loses whatever lay behind the picture', async () => {
    const photo = await makePhoto();
    const file = await shared(siri, Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]), 'x.png');
    expect(file.status).toBe(201);
    expect((await ola.get(`/files/${file.id}`)).bytes.includes('script')).toBe(false);
  });

  it('that is cut short, or far too large when unpacked, is refused', async () => {
    const jpeg = await makePhoto();
    expect(ruleOf(await siri.upload(room.id, jpeg.subarray(0, jpeg.length / 2)))).toBe('broken');
    const bomb = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(ruleOf(await siri.upload(room.id, bomb))).toBe('pixels');
  });

  it('that moves goes on moving, and is described by markup that does no harm', async () => {
    const frames = await Promise.all(['#f00', '#0f0', '#00f'].map((background) => frame(background)));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100, 100] })
      .toBuffer();
    const file = await shared(siri, moving, 'rørsle.webp');
    expect(file).toMatchObject({ status: 201, mediaType: 'image/webp' });
    expect((await sharp((await ola.get(`/files/${file.id}`)).bytes).metadata()).pages).toBe(3);
    const described = await sharp(frames[0])
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><body>language</body></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const photo = await shared(siri, described, 'skildra.jpg');
    expect(photo.status).toBe(201);
    expect((await ola.get(`/files/${photo.id}`)).bytes.includes('<body')).toBe(false);
  });
});

describe('ordinary files of ordinary programs', () => {
  const svg = { name: 'word/media/image2.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  const sheet = '<c t="n"><v>0</v></c>'.repeat(300_000);
  const taken: Record<string, () => Buffer> = {
    'a document with a drawn icon': () => makeDocx([svg]),
    'a document with a page as one of its parts': () => makeDocx([{ name: 'word/afchunk.html', content: '<html/>' }]),
    'a document with two dots in the name of a picture': () =>
      makeDocx([{ name: 'word/media/bilde..png', content: 'x' }]),
    'a document with a comment at its end': () => withComment(makeDocx(), 'laga av arkivet'),
    'a document of mostly the same cell': () => makeDocx([{ name: 'xl/worksheets/sheet1.xml', content: sheet }]),
    'an OpenDocument text with a drawing': () =>
      makeZip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
        { name: 'content.xml', content: '<x/>' },
        { name: 'Pictures/1.svg', content: svg.content, stored: true },
      ]),
    'a PDF with a byte order mark': () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), makePdf()]),
    'a PDF after an empty line': () => Buffer.concat([Buffer.from('\n'), makePdf()]),
    'a PDF after orders to a printer': () =>
      Buffer.concat([Buffer.from('\u001b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n'), makePdf()]),
    'a PDF padded to the end of a block': () => Buffer.concat([makePdf(), Buffer.alloc(3_000)]),
    'a PDF with a line of its maker at the end': () =>
      Buffer.concat([makePdf(), Buffer.from('<!-- generert 2024 -->\n')]),
  };
  it.each(Object.keys(taken))('%s is taken, and is given back as it was', async (what) => {
    const content = taken[what]?.() ?? Buffer.alloc(0);
    const file = await shared(siri, content, 'Referat 3.11');
    expect({ what, status: file.status, rule: ruleOf(file) }).toEqual({ what, status: 201, rule: undefined });
    const { bytes, headers } = await ola.get(`/files/${file.id}`);
    expect(bytes.equals(content)).toBe(true);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(100)]);
  const refusedFor: Record<string, [string, () => Buffer]> = {
    'a file without content': ['empty', () => Buffer.alloc(0)],
    'a photo of an iPhone': ['heic', () => heic],
    'a moving drawing': ['moving', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    'an old or protected document': [
      'oldOffice',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    ],
    'a document with macros': ['macros', () => makeDocx([{ name: 'word/vbaProject.bin', content: 'x' }])],
    'a document with a program': ['program', () => makeDocx([{ name: 'word/embeddings/a.exe', content: 'x' }])],
    'a document that fills the disk': [
      'unpacks',
      () => makeDocx([{ name: 'word/media/a.xml', content: Buffer.alloc(20_000_000) }]),
    ],
    'a PDF cut short': ['broken', () => makePdf(4_000).subarray(0, 2_000)],
    'a text': ['type', () => Buffer.from('Berre ord.')],
  };
  it.each(Object.keys(refusedFor))('%s is refused for its true reason', async (what) => {
    const [rule, make] = refusedFor[what] ?? ['', () => Buffer.alloc(0)];
    expect([what, ruleOf(await siri.upload(room.id, make()))]).toEqual([what, rule]);
  });

  it.each([
    ['Referat 3.11', 'Referat 3.11.pdf'],
    ['Møte 12.05.2026', 'Møte 12.05.2026.pdf'],
    ['Plan v1.2', 'Plan v1.2.pdf'],
    ['Notat.docx', 'Notat.pdf'],
    ['Sak 24.1337.PDF', 'Sak 24.1337.pdf'],
    ['rapport.pdf.exe', 'rapport.pdf'],
  ])('called %s retains what is no ending of a file', async (name, wanted) => {
    expect((await siri.upload(room.id, makePdf(), name)).name).toBe(wanted);
  });
});

describe('an upload', () => {
  it('holds 25 MB and not one byte more', async () => {
    expect((await siri.upload(room.id, makePdf(limits.fileBytes))).status).toBe(201);
    const over = await siri.upload(room.id, makePdf(limits.fileBytes + 1));
    expect([over.status, over.errors?.[0]?.extensions.code]).toEqual([413, 'TOO_LARGE']);
    // Without saying beforehand how much there is.
    const status = await byHand((req) => req.end(makePdf(limits.fileBytes + 1)), { 'transfer-encoding': 'chunked' });
    expect(status).toBe(413);
    expect(incoming()).toEqual([]);
  });

  it('that comes slowly is taken, and one that stalls is cut and leaves nothing', async () => {
    const content = makePdf(2_000);
    const slow = byHand(async (req) => {
      for (let at = 0; at < content.length; at += 200) {
        req.write(content.subarray(at, at + 200));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      req.end();
    });
    const began = Date.now();
    const stalled = byHand((req) => req.write(content.subarray(0, 500)), { 'content-length': 2_000 });
    expect(await slow).toBe(201);
    expect(await stalled).toBeUndefined();
    expect(Date.now() - began).toBeGreaterThan(limits.uploadIdleSeconds * 900);
    await until(() => incoming().length === 0);
  });

  it('that is cut in the middle leaves nothing', async () => {
    const before = stored();
    await byHand(
      (req) => {
        req.write(makePdf(400_000));
        setTimeout(() => req.destroy(), 100);
      },
      { 'content-length': 900_000 },
    );
    await until(() => incoming().length === 0);
    expect(stored()).toBe(before);
    const rows = await server.database.asSuperuser(`SELECT 1 FROM file_contents WHERE NOT ready`);
    expect(rows).toEqual([]);
  });

  it('twenty times 25 MB at once does not fill the memory', async () => {
    const megabytes = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
    await siri.upload(room.id, makePdf(limits.fileBytes - 1_000));
    const before = megabytes();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, megabytes())), 10);
    const content = makePdf(limits.fileBytes - 1_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => siri.upload(room.id, content)));
    clearInterval(watch);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    // Held in memory they would be 500 MB.
    console.info(`20 × 25 MB at once: ${Math.round(before)} MB before, ${Math.round(most)} MB at most`);
    expect(most - before).toBeLessThan(100);
  });

  it('twenty at once are enough for one person', async () => {
    const held = Array.from({ length: 20 }, () => {
      let end = () => {};
      const done = byHand((req) => {
        req.write('%PDF-1.4\n');
        end = () => req.end('%%EOF');
      });
      return { done, end: () => end() };
    });
    await until(() => incoming().length === 20);
    expect((await siri.upload(room.id, makePdf())).status).toBe(429);
    expect((await ola.upload(room.id, makePdf())).status).toBe(201);
    for (const one of held) one.end();
    await Promise.all(held.map(({ done }) => done));
    expect((await siri.upload(room.id, makePdf())).status).toBe(201);
  });

  it('from another page than ours is not taken', async () => {
    expect((await siri.upload(room.id, makePdf(), 'x.pdf', { origin: 'https://evil.example' })).status).toBe(403);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await fetch(`${server.url}/files?networkId=${room.id}`, { method })).status).toBe(405);
    }
  });
});

describe('the room’s store', () => {
  const contents = (networkId: string) =>
    server.database.asSuperuser<{ sha256: string; refs: number }>(
      `SELECT sha256, refs FROM file_contents WHERE network_id = $1 AND refs > 0 ORDER BY created_at`,
      [networkId],
    );

  it('stores the same content once in a room, and separately for two rooms', async () => {
    const other = await createNetwork(administrator, 'Det andre rommet', 1);
    const third = await createNetwork(administrator, 'Det tredje rommet', 2);
    const content = makePdf();
    const [a, b] = third.members as [Person, Person];
    const before = stored();
    const answers = await Promise.all([a, b, a, b].map((who, n) => who.upload(third.id, content, `${n}.pdf`)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(4);
    expect(await contents(third.id)).toMatchObject([{ refs: 4 }]);
    await (other.members[0] as Person).upload(other.id, content);
    expect(await contents(other.id)).toMatchObject([{ refs: 1 }]);
    // Two simultaneous uploads may leave an unused file until the cleanup job.
    expect(stored() - before).toBeLessThanOrEqual(5);
    expect((await b.upload(third.id, content)).status).toBe(201);
    expect(await contents(third.id)).toMatchObject([{ refs: 5 }]);
  });

  it('says when it is full, and takes what it has already all the same', async () => {
    const small = await startServer({ env: { KRETS_ROOM_BYTES: '5000' } });
    const tiny = await createNetwork(await createAdministrator(small), 'Lite rom', 1);
    const member = tiny.members[0] as Person;
    const content = makePdf(3_000);
    expect((await member.upload(tiny.id, content)).status).toBe(201);
    const full = await member.upload(tiny.id, makePdf(3_000));
    expect([full.status, full.errors?.[0]?.extensions.code]).toEqual([409, 'FULL']);
    expect((await member.upload(tiny.id, makePdf(1_500))).status).toBe(201);
    const both = await Promise.all([300, 300].map((bytes) => member.upload(tiny.id, makePdf(bytes))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await small.stop();
  });

  it('deletes unused files after a day, and withdrawn ones after thirty', async () => {
    const loose = await siri.upload(room.id, makePdf());
    const stored = await shared(siri, makePdf());
    const gone = await shared(siri, await makePng());
    await siri.ask('mutation ($id: ID!) { withdrawResource(id: $id) { filesGoAt } }', { id: gone.resourceId });
    const due = await server.database.asSuperuser<{ id: string; hours: number }>(
      `SELECT id, round(extract(epoch FROM delete_after - now()) / 3600)::int AS hours FROM files WHERE id = ANY($1)`,
      [[loose.id, stored.id, gone.id]],
    );
    const hours = new Map(due.map((row) => [row.id, row.hours]));
    expect([loose, stored, gone].map(({ id }) => hours.get(id))).toEqual([24, null, 30 * 24].map((h) => h ?? null));
    const keys = await server.database.asSuperuser<{ key: string }>(
      `UPDATE files SET delete_after = now() - interval '1 minute' WHERE id = ANY($1) RETURNING content_id AS key`,
      [[loose.id, gone.id]],
    );
    await server.kill();
    await server.start();
    const names = () => filesIn(server.folder).map(({ name }) => name.slice(0, 36));
    await until(() => keys.every(({ key }) => !names().includes(key)));
    expect((await siri.get(`/files/${loose.id}`)).status).toBe(404);
    expect((await siri.get(`/files/${gone.id}`)).status).toBe(404);
    expect((await ola.get(`/files/${stored.id}`)).status).toBe(200);
    const { restoreResource } = await siri.ask<{ restoreResource: { file: unknown } }>(
      'mutation ($id: ID!) { restoreResource(id: $id) { file { id } } }',
      { id: gone.resourceId },
    );
    expect(restoreResource.file).toBeNull();
    await until(
      async () =>
        (
          await server.database.asSuperuser(`SELECT 1 FROM file_contents WHERE id = ANY($1)`, [
            keys.map(({ key }) => key),
          ])
        ).length === 0,
    );
  });
});

describe('the address of a file', () => {
  it('is dead to everybody outside, and to its own uploader when the seat has ended', async () => {
    const content = await makePng();
    const eirik = room.facilitator;
    const guests = await createNetwork(administrator, 'Gjestene', 2);
    const [guest, host] = guests.members as [Person, Person];
    const file = await guest.upload(guests.id, content, 'plan.png');
    const loose = await guest.upload(guests.id, await makePng(30, 30));
    await guest.addResource(guests.id, { fileId: file.id }, 'FILE');
    expect((await host.get(`/files/${file.id}`)).status).toBe(200);
    expect((await host.get(`/files/${loose.id}`)).status).toBe(404);
    expect((await guest.get(`/files/${loose.id}`)).status).toBe(200);
    await guests.facilitator.ask('mutation ($id: ID!) { endSeat(seatId: $id) { id } }', {
      id: guests.seatOf.get(guest),
    });
    const shape = ({ status, headers, bytes }: Awaited<ReturnType<Person['get']>>) =>
      JSON.stringify([
        status,
        [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'),
        bytes.toString(),
      ]);
    const nothing = shape(await eirik.get(`/files/${randomUUID()}`));
    const answers = new Set<string>();
    for (const who of [guest, eirik, administrator]) {
      for (const path of [
        `/files/${file.id}`,
        `/files/${loose.id}`,
        `/files/${file.id}/thumbnail`,
        '/files/x',
        '/files',
      ])
        answers.add(shape(await who.get(path)));
      const upload = await who.upload(guests.id, makePdf());
      expect([upload.status, upload.text]).toEqual([404, (await who.upload(randomUUID(), makePdf())).text]);
    }
    expect([...answers]).toEqual([nothing]);
    expect((await host.get(`/files/${file.id}`)).status).toBe(200);
  });

  it('goes with the resource when it is withdrawn, and comes back with it', async () => {
    const file = await shared(siri, makePdf());
    await siri.ask('mutation ($id: ID!) { withdrawResource(id: $id) { id } }', { id: file.resourceId });
    expect((await ola.get(`/files/${file.id}`)).status).toBe(404);
    expect((await siri.get(`/files/${file.id}`)).status).toBe(200);
    await siri.ask('mutation ($id: ID!) { restoreResource(id: $id) { id } }', { id: file.resourceId });
    expect((await ola.get(`/files/${file.id}`)).status).toBe(200);
  });

  it('cannot be hung on a resource by somebody else, or on a second one', async () => {
    const loose = await siri.upload(room.id, makePdf());
    await expect(ola.addResource(room.id, { fileId: loose.id }, 'FILE')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await siri.addResource(room.id, { fileId: loose.id }, 'FILE');
    await expect(siri.addResource(room.id, { fileId: loose.id }, 'FILE')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const unknown = siri.addResource(room.id, { fileId: randomUUID() }, 'FILE');
    await expect(unknown).rejects.toMatchObject({ code: 'BAD_INPUT', fields: [{ field: 'fileId', rule: 'file' }] });
  });
});
