import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentReader } from '@krets/server/dist/platform/files/reading/document-reader.js';
import { seededRandom } from '../bench/seeded-random.js';
import { makeOpenText, makeSheet, makeSlides, makeTextPdf, makeWord, wordBody, wordOf } from '../support/documents.js';
import { type Hostile, hostileDocuments, mangled } from '../support/hostile-documents.js';
import { itWithPdf } from '../support/poppler.js';
import { rounds } from '../support/rounds.js';

const ooxml = 'application/vnd.openxmlformats-officedocument';
const types = {
  pdf: 'application/pdf',
  docx: `${ooxml}.wordprocessingml.document`,
  pptx: `${ooxml}.presentationml.presentation`,
  xlsx: `${ooxml}.spreadsheetml.sheet`,
  odt: 'application/vnd.oasis.opendocument.text',
};
let folder: string;
let reader: DocumentReader;
const secretWord = `hemmeleg${randomUUID()}`;
let secret: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'krets-read-test-'));
  secret = join(tmpdir(), `krets-secret-${randomUUID()}`);
  writeFileSync(secret, secretWord, { mode: 0o644 });
  reader = new DocumentReader(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(secret);
});

const read = (mediaType: string, content: Buffer) => reader.read(mediaType, (path) => writeFile(path, content));

describe('the words of', () => {
  it.each([
    ['docx', makeWord('Første avsnitt &amp; meir', 'Sjukefråvær &#229;ret'), 'Første avsnitt & meir\nSjukefråvær året'],
    ['pptx', makeSlides('Framside', 'Andre bilde'), 'Framside\n\n\nAndre bilde'],
    ['xlsx', makeSheet('Post', 'Sum'), 'Post\nSum\n\n\nRett i cella'],
    ['odt', makeOpenText('Eit avsnitt', 'Eit<text:s/>til<!-- ikkje dette -->'), 'Eit avsnitt\nEit til'],
  ] as const)('a %s are read whole, and nothing that its reader does not see', async (type, content, text) => {
    const found = await read(types[type], content);
    expect({ ...found, text: found.text.trim() }).toEqual({ state: 'READ', text });
  });

  itWithPdf('a PDF are read with its words whole where a line ends', async () => {
    const found = await read(types.pdf, makeTextPdf('Beredskaps-\nplanen gjeld\nfrå i dag', 'Side to: øving'));
    expect(found).toEqual({ state: 'READ', text: expect.stringContaining('Beredskapsplanen gjeld frå i dag') });
    expect(found.text).toContain('Side to: øving');
    expect(await read(types.pdf, makeTextPdf(''))).toEqual({ state: 'EMPTY', text: '' });
    const long = await read(types.pdf, makeTextPdf(...Array.from({ length: 302 }, (_, n) => `Side${n}x`)));
    expect(long.state).toBe('TOO_BIG');
    expect([long.text.includes('Side299x'), long.text.includes('Side300x')]).toEqual([true, false]);
  });

  it('a document without any are none, and of one too long its beginning', async () => {
    expect(await read(types.docx, makeWord(''))).toEqual({ state: 'EMPTY', text: '' });
    const long = await read(types.docx, wordOf(wordBody(['Først', 'x'.repeat(2_100_000)])));
    expect([long.state, long.text.startsWith('Først')]).toEqual(['TOO_BIG', true]);
    expect(long.text.length).toBeLessThanOrEqual(2_000_000);
    expect(long.text.length).toBeGreaterThan(1_990_000);
  });
});

describe('a hostile file', () => {
  const seed = Number(process.env.KRETS_SEED ?? Math.floor(Math.random() * 1_000_000));
  const total = rounds(20, 300);

  it(`ends in a state, and no other file is read (KRETS_SEED=${seed})`, async () => {
    const below = seededRandom(seed);
    const made = Object.entries(hostileDocuments(secret));
    const whole: Hostile[] = [
      { mediaType: types.docx, content: makeWord('Heilt') },
      { mediaType: types.odt, content: makeOpenText('Heilt') },
      { mediaType: types.pdf, content: makeTextPdf('Heilt') },
    ];
    const inFull = process.env.KRETS_SOAK === '1' ? made : made.filter(([what]) => !/0 MB|ten thousand/.test(what));
    const files = inFull.map(([what, make]) => [what, make()] as const);
    const small = [...whole, ...files.map(([, file]) => file).filter(({ content }) => content.length < 1_000_000)];
    // The named ones first, in another order each time.
    const left = [...files];
    for (let n = 0; n < total; n++) {
      const [what, file] =
        left.length > 0
          ? (left.splice(below(left.length), 1)[0] as (typeof left)[0])
          : (['mangled', mangled(small, below)] as const);
      const found = await read(file.mediaType, file.content);
      expect({ what, n, state: found.state }).toEqual({
        what,
        n,
        state: expect.stringMatching(/^(READ|EMPTY|TOO_BIG|UNREADABLE|NOT_READ)$/),
      });
      expect({ what, told: found.text.includes(secretWord) }).toEqual({ what, told: false });
    }
    expect((await read(types.docx, makeWord('Framleis i live'))).text).toContain('Framleis i live');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('with entities of its own is not read at all, and a bomb only until its limit', async () => {
    const files = hostileDocuments(secret);
    const stateOf = async (what: string) => {
      const made = files[what] as () => Hostile;
      const { mediaType, content } = made();
      return (await read(mediaType, content)).state;
    };
    expect(await stateOf('an entity that names a file')).toBe('UNREADABLE');
    expect(await stateOf('entities of entities')).toBe('UNREADABLE');
    expect(await stateOf('a part of 50 MB of words')).toBe('TOO_BIG');
  });
});
