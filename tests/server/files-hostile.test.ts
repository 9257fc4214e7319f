import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { aDocument, anOdt, aPdf, aPhoto, aPng, aWebp, aZip } from '../support/file-contents.js';
import type { Person } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { aNetwork, anAdministrator, type TestNetwork } from '../support/world.js';

let server: TestServer;
let room: TestNetwork;
let siri: Person;

beforeAll(async () => {
  server = await aServer();
  room = await aNetwork(await anAdministrator(server), 'Rommet', 1);
  siri = room.members[0] as Person;
});
afterAll(() => server.stop());

const incoming = () => readdirSync(join(server.folder, 'incoming'));
const stored = () =>
  readdirSync(server.folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).length;
const ruleOf = ({ errors }: Awaited<ReturnType<Person['upload']>>) => errors?.[0]?.extensions.fields?.[0]?.rule;

describe('what is refused', () => {
  const html = '<!doctype html><script>alert(1)</script>';
  const hostile: Record<string, () => Buffer | Promise<Buffer>> = {
    'a page': () => Buffer.from(html),
    'a drawing with a script': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    'a drawing with a prologue': () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'plain text': () => Buffer.from('Berre ord.'),
    nothing: () => Buffer.alloc(0),
    'a program': () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]),
    'a ZIP file': () => aZip([{ name: 'a.txt', content: 'a' }]),
    'a PDF in a page': () => Buffer.concat([Buffer.from(html), aPdf()]),
    'a PDF with a page in its head': () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from(html), aPdf()]),
    'a PDF with a ZIP behind it': () => Buffer.concat([aPdf(), aZip([{ name: 'a.exe', content: 'a' }])]),
    'a PDF with a page behind it': () => Buffer.concat([aPdf(), Buffer.from(html)]),
    'a PDF cut short': () => aPdf(4_000).subarray(0, 2_000),
    'a picture with a PDF in its head': async () => {
      const png = await aPng(20, 20);
      return Buffer.concat([
        png.subarray(0, 33),
        Buffer.from('\0\0\0\x08tEXt%PDF-1.4AAAA', 'latin1'),
        png.subarray(33),
      ]);
    },
    'a picture with a ZIP behind it': async () =>
      Buffer.concat([await aPng(20, 20), aZip([{ name: 'a.class', content: 'a' }])]),
    'a document with a page before it': () => Buffer.concat([Buffer.from(html), aDocument()]),
    'a document with something behind it': () => Buffer.concat([aDocument(), Buffer.from(html)]),
    'a document with a program in it': () => aDocument([{ name: 'word/vbaProject.bin', content: 'x' }]),
    'a document that reaches out of its folder': () => aDocument([{ name: '../../x.xml', content: 'x' }]),
    'a document that unpacks to something monstrous': () =>
      aDocument([{ name: 'word/media/a.xml', content: Buffer.alloc(20_000_000) }]),
    'a document that says it does': () => aDocument([{ name: 'word/a.xml', content: 'x', claims: 4_000_000_000 }]),
    'a document without an end': () => aDocument().subarray(0, -30),
  };

  it.each(Object.keys(hostile))('%s, under any name', async (what) => {
    const before = stored();
    const content = (await hostile[what]?.()) ?? Buffer.alloc(0);
    for (const name of ['x.pdf', 'x.png', 'x.html.jpg']) {
      const answer = await siri.upload(room.id, content, name, { 'content-type': 'application/pdf' });
      expect({ what, status: answer.status, rule: ruleOf(answer) }).toEqual({
        what,
        status: 400,
        rule: expect.stringMatching(/^(type|broken)$/),
      });
    }
    expect({ stored: stored(), incoming: incoming() }).toEqual({ stored: before, incoming: [] });
  });

  it('is taken apart from two thousand broken and mangled files without a fall', async () => {
    const seeds = [aPdf(900), aDocument(), anOdt(), await aPng(30, 20), await aPhoto(60, 40), await aWebp()];
    let taken = 0;
    let state = 7;
    const chance = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below;
    const one = async (n: number) => {
      const content = Buffer.from(seeds[n % seeds.length] ?? '');
      const cut = chance(3) === 0 ? content.subarray(0, chance(content.length)) : content;
      for (let i = chance(12); i > 0 && cut.length > 0; i--) cut[chance(cut.length)] = chance(256);
      const { status, id, mediaType } = await siri.upload(room.id, cut, `x${n}.html`);
      expect([201, 400]).toContain(status);
      if (status !== 201) return;
      taken++;
      const { headers, bytes } = await siri.get(`/files/${id}`);
      expect(headers.get('content-type')).toBe(mediaType);
      expect(headers.get('content-disposition')).toMatch(mediaType.startsWith('image/') ? /^inline/ : /^attachment/);
      if (mediaType.startsWith('image/')) expect(`image/${(await sharp(bytes).metadata()).format}`).toBe(mediaType);
    };
    for (let n = 0; n < 2_000; n += 8) await Promise.all(Array.from({ length: 8 }, (_, i) => one(n + i)));
    expect(taken).toBeGreaterThan(100);
    expect(taken).toBeLessThan(1_500);
    expect(incoming()).toEqual([]);
    expect((await siri.get('/healthz')).status).toBe(200);
  }, 180_000);
});
