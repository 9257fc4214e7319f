import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@krets/shared/limits';
import sharp from 'sharp';
import { seededRandom } from '../bench/seeded-random.js';
import {
  makeDocx,
  makeOdt,
  makePdf,
  makePhoto,
  makePng,
  makeWebp,
  makeZip,
  withComment,
} from '../support/file-contents.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { rounds } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let room: TestNetwork;
let siri: Person;

beforeAll(async () => {
  server = await startServer();
  room = await createNetwork(await createAdministrator(server), 'Rommet', 1);
  siri = room.members[0] as Person;
});
afterAll(() => server.stop());

const incoming = () => readdirSync(join(server.folder, 'incoming'));
const stored = () =>
  readdirSync(server.folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).length;
const ruleOf = ({ errors }: Awaited<ReturnType<Person['upload']>>) => errors?.[0]?.extensions.fields?.[0]?.rule;

const html = '<!doctype html><script>alert(1)</script>';
const hostile: Record<string, () => Buffer | Promise<Buffer>> = {
  'a page': () => Buffer.from(html),
  'a drawing with a script': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  'a drawing with a prologue': () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  'plain text': () => Buffer.from('Berre ord.'),
  'a program': () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]),
  'a ZIP file': () => makeZip([{ name: 'a.txt', content: 'a' }]),
  'a script with a PDF in it': () => Buffer.concat([Buffer.from('#!/bin/sh\n'), makePdf()]),
  'a PDF behind something that is not text': () => Buffer.concat([Buffer.from([1, 2, 3, 0x1f]), makePdf()]),
  'a PDF in a page': () => Buffer.concat([Buffer.from(html), makePdf()]),
  'a PDF with a page in its head': () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from(html), makePdf()]),
  'a PDF with a ZIP behind it': () => Buffer.concat([makePdf(), makeZip([{ name: 'a.exe', content: 'a' }])]),
  'a PDF with a page behind it': () => Buffer.concat([makePdf(), Buffer.from(html)]),
  'a PDF cut short': () => makePdf(4_000).subarray(0, 2_000),
  'a picture with a PDF in its head': async () => {
    const png = await makePng(20, 20);
    return Buffer.concat([png.subarray(0, 33), Buffer.from('\0\0\0\x08tEXt%PDF-1.4AAAA', 'latin1'), png.subarray(33)]);
  },
  'a picture with a ZIP behind it': async () =>
    Buffer.concat([await makePng(20, 20), makeZip([{ name: 'a.class', content: 'a' }])]),
  'a document with a page before it': () => Buffer.concat([Buffer.from(html), makeDocx()]),
  'a document with something behind it': () => Buffer.concat([makeDocx(), Buffer.from(html)]),
  'a document with a program in it': () => makeDocx([{ name: 'word/vbaProject.bin', content: 'x' }]),
  'a document that reaches out of its folder': () => makeDocx([{ name: '../../x.xml', content: 'x' }]),
  'a document that unpacks to something monstrous': () =>
    makeDocx([{ name: 'word/media/a.xml', content: Buffer.alloc(20_000_000) }]),
  'a document that says it does': () => makeDocx([{ name: 'word/a.xml', content: 'x', claims: 4_000_000_000 }]),
  'a document that unpacks to more than it says': () =>
    makeDocx([{ name: 'word/a.xml', content: Buffer.alloc(3_000_000), claims: 10 }]),
  'a document that unpacks to less than it says': () =>
    makeDocx([{ name: 'word/a.xml', content: 'x', claims: 50_000 }]),
  'a document with a stored part of another size': () =>
    makeDocx([{ name: 'word/a.xml', content: 'x'.repeat(90), stored: true, claims: 10 }]),
  'a document whose parts lie on top of each other': () =>
    makeDocx([
      { name: 'word/a.xml', content: 'x'.repeat(90) },
      { name: 'word/b.xml', content: 'x'.repeat(90), onTop: true },
    ]),
  'a document with a part that cannot be unpacked': () =>
    makeDocx([{ name: 'word/a.xml', content: 'x'.repeat(90), packed: Buffer.alloc(40, 0xff) }]),
  'a document with something behind the end of a part': () =>
    makeDocx([
      {
        name: 'word/a.xml',
        content: 'x',
        packed: Buffer.concat([deflateRawSync(Buffer.from('x')), Buffer.from('hidden')]),
      },
    ]),
  'a document with an archive in it': () => makeDocx([{ name: 'word/embeddings/a.zip', content: 'x' }]),
  'a document with a page in its comment': () => withComment(makeDocx(), html),
  'a document with macros in it under another path': () => makeDocx([{ name: 'xl/VBAproject.bin', content: 'x' }]),
  'a document without an end': () => makeDocx().subarray(0, -30),
};

/** Paths, endings that lie, and letters that turn about, hide, or are half. */
const oddNames = [
  'x.pdf',
  '../../etc/passwd',
  '..\\..\\windows\\system32\\x.exe',
  '/absolutt/sti/plan.pdf',
  'C:\\Brukarar\\x.docx',
  'faktura.pdf.exe',
  'x.html',
  'x.svg',
  '.htaccess',
  '',
  ' . ',
  'CON.txt',
  'plan\u202efdp.exe',
  'tomt\u0000slutt.png',
  'linje\r\nskift: ja.jpg',
  '"hermeteikn";filename=x.html',
  '👩‍🚒 brann 🔥.png',
  'e\u0301te\u0300.webp',
  'Ǆ\u0301\u0302\u0303\u0304.jpg',
  '\u200b\u200d\ufeff',
  'ا\u061cب.pdf',
  `${'lang'.repeat(200)}.odt`,
  '%2e%2e%2fx.pdf',
  '<script>alert(1)</script>.png',
];
const seed = Number(process.env.KRETS_SEED ?? Math.floor(Math.random() * 1_000_000));
const total = rounds(600, 2_000);

describe('what may do something by itself', () => {
  it('is given as something to save, in a sandbox, and never shown where it is', async () => {
    // Whether a PDF holds a script cannot be told without reading all of it, so that no PDF is trusted.
    const pdf = makePdf();
    const action = Buffer.from(
      '3 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>/Names<</EmbeddedFiles 4 0 R>>>>endobj\n',
    );
    const content = Buffer.concat([pdf.subarray(0, 9), action, pdf.subarray(9)]);
    const { status, id } = await siri.upload(room.id, content, 'plan.pdf');
    expect(status).toBe(201);
    const { headers } = await siri.get(`/files/${id}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe(`what is refused (KRETS_SEED=${seed})`, () => {
  it.each(Object.keys(hostile))('%s, under any name', async (what) => {
    const before = stored();
    const content = (await hostile[what]?.()) ?? Buffer.alloc(0);
    for (const name of ['x.pdf', 'x.png', 'x.html.jpg']) {
      const answer = await siri.upload(room.id, content, name, { 'content-type': 'application/pdf' });
      expect({ what, status: answer.status, rule: ruleOf(answer) }).toEqual({
        what,
        status: 400,
        rule: expect.stringMatching(/^(type|broken|macros|program|unpacks)$/),
      });
    }
    expect({ stored: stored(), incoming: incoming() }).toEqual({ stored: before, incoming: [] });
  });

  it('is told from the rest among many random and hostile files, under any name, without a fall', async () => {
    const whole = [
      makePdf(900),
      makeDocx(),
      makeOdt(),
      await makePng(30, 20),
      await makePhoto(60, 40),
      await makeWebp(),
    ];
    const seeds = [...whole, ...(await Promise.all(Object.values(hostile).map((make) => make())))];
    const below = seededRandom(seed);
    const anyOf = <T>(all: readonly T[]) => all[below(all.length)] as T;
    /** Two things at once, cut short, mangled, or all of it. */
    const aFile = () => {
      const first = Buffer.from(below(3) === 0 ? anyOf(seeds) : anyOf(whole));
      let content = below(5) === 0 ? Buffer.concat([first, anyOf(seeds)]) : first;
      if (below(4) === 0) content = content.subarray(0, below(content.length + 1));
      if (below(2) === 0)
        for (let i = below(12); i > 0 && content.length > 0; i--) content[below(content.length)] = below(256);
      return content;
    };
    const taken: Record<string, number> = {};
    const one = async () => {
      const name = anyOf(oddNames);
      const { status, id, mediaType, name: storedName } = await siri.upload(room.id, aFile(), name);
      expect([201, 400]).toContain(status);
      if (status !== 201) return;
      taken[mediaType] = (taken[mediaType] ?? 0) + 1;
      expect(storedName).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.(pdf|docx|odt|png|jpe?g|webp)$/u);
      expect([...storedName].length).toBeLessThanOrEqual(limits.fileName);
      const { headers, bytes } = await siri.get(`/files/${id}`);
      expect(headers.get('content-type')).toBe(mediaType);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
      const isImage = mediaType.startsWith('image/');
      expect(headers.get('content-disposition')).toMatch(isImage ? /^inline; filename="[^"\\]*"/ : /^attachment/);
      if (isImage) {
        const { format, exif, xmp, iptc } = await sharp(bytes).metadata();
        expect([`image/${format}`, exif, xmp, iptc]).toEqual([mediaType, undefined, undefined, undefined]);
        // Re-encoded: nothing of the upload follows the picture data.
        expect(bytes.includes('%PDF-') || bytes.includes('PK\x05\x06') || bytes.includes('<script')).toBe(false);
      } else
        expect(bytes.subarray(0, 1_024).includes(mediaType === 'application/pdf' ? '%PDF-' : 'PK\x03\x04')).toBe(true);
    };
    for (let n = 0; n < total; n += 8) await Promise.all(Array.from({ length: 8 }, one));
    const all = Object.values(taken).reduce((a, b) => a + b);
    // The random input must contain both accepted and refused files.
    expect(Object.keys(taken).length).toBe(6);
    expect(all).toBeGreaterThan(total / 10);
    expect(all).toBeLessThan(total * 0.75);
    expect(incoming()).toEqual([]);
    expect((await siri.get('/healthz')).status).toBe(200);
  });
});
