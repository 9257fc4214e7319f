import { describe, expect, it } from '@jest/globals';
import { decode, readCsv } from '@krets/server/dist/overview/csv-file.policy.js';
import { checkEntry } from '@krets/server/dist/overview/entry-text.policy.js';
import { rounds } from '../support/rounds.js';

describe('a file of entries', () => {
  it('of any bytes is read or refused, and never fails', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const signs = [
      'tittel',
      ';',
      ',',
      '\t',
      '"',
      '\n',
      '\r',
      '\ufeff',
      'ø',
      '\\',
      "'",
      '=',
      ' ',
      'slag',
      '\u2028',
      '😀',
    ];
    for (let n = 0; n < rounds(500, 2_000); n++) {
      const text = Array.from({ length: random(40) }, () => signs[random(signs.length)]).join('');
      const bytes = Buffer.from(text, n % 3 === 0 ? 'utf16le' : n % 3 === 1 ? 'latin1' : 'utf8');
      const file = readCsv(bytes);
      if (file.fault === null) for (const { written } of file.rows) expect(checkEntry(written).text).toBeDefined();
    }
    expect(decode(Buffer.from([0xc3, 0x28]))).toMatchObject({ encoding: 'windows-1252' });
  });
});
