import { describe, expect, it } from '@jest/globals';
import { cleanText, isVisible } from '@krets/shared/text';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from '../../web/src/discussion/contributions/Markdown.js';
import { seededRandom } from '../bench/seeded-random.js';
import { hostileText } from '../support/hostile-text.js';

const shown = (text: string) => renderToStaticMarkup(createElement(Markdown, { text, lang: 'nn' }));
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#x27;': "'" };
/** The words a reader sees. */
const read = (text: string) =>
  shown(text)
    .replace(/<\/(?:p|li|h\d|blockquote|ul|ol|pre)>\n*|<hr\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|amp|quot|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\n+$/, '');

describe('what is no Markdown', () => {
  it.each([
    ['dates', '3. november: møte\n17. mai: fest\n1. juni: slutt'],
    ['dates in a row', '1. mai: tog\n2. mai: fri'],
    ['a date alone', '1. juni'],
    ['dates below a line', 'Frist:\n3. november\n17. mai\n1. juni'],
    ['answers to points', 'Svar på dine punkt:\n2. ja\n5. nei\n4. kanskje'],
    ['a year', '1986. Eit godt år for leiing'],
    ['numbers with parentheses', '1) eitt\n2) to'],
    ['numbers that all are 1', '1. eitt\n1. eitt til'],
    ['plus and minus', 'Budsjett:\n+ 2 stillingar\n- 3 stillingar\n* 4 stillingar'],
    ['plus and minus in words', '+ to stillingar\n- ei stilling'],
    ['a note to a star', '* eks. mva.'],
    ['a signature', 'Venleg helsing\n- Kari'],
    ['paths', 'Mappa er \\\\fylke.no\\felles\\_leiing\\møte og C:\\_arkiv\\*.docx'],
    ['paths with stars', 'C:\\*_a\\*.docx, (*.docx/*.pdf) og \\*.xlsx'],
    ['tildes', '~300 kr, ikkje ~400 kr. ~~~~'],
    ['tildes in a line', '~~~\nikkje kode'],
    ['sums', '3*4*5 = 60, 2 * 3 * 4 = 24 og (3*4)*(5*6)'],
    ['powers', '2**3**4'],
    ['lines to write on', 'Namn:____Dato:____ og _____'],
    ['names of programmers', 'krets_rom_id og __init__x'],
    ['apostrophes', 'Andre`s og Kari`s'],
    ['comparisons', '>50 % er nok'],
    ['at least', '>= 3 dagar\n>3 dagar'],
    ['entities', 'R&amp;D &nbsp; &copy; &#65;'],
    ['tags', '<b>feitt</b> <br> <!-- merknad -->'],
    ['an address in brackets', 'Kari Nordmann <kari@example.no>'],
    ['definitions', '[a]: https://x.no/b'],
    ['footnotes', 'Sjå A[^1]\n[^1]: note A'],
    ['boxes to tick', '[ ] gjer dette\n[x] gjort'],
    ['lines below text', 'Tittel\n====='],
    ['indentation', 'Budsjett\n    lønn   100\n\tdrift  20'],
    ['indentation at the beginning', '    lønn   100\n    drift  20'],
    ['indentation below minus', '- 3 stillingar\n\n    lønn   100'],
    ['stars within words', 'kollega*er og *2026'],
    ['a link that leads nowhere', '[sic](noko) og [x](javascript:alert(1)) og ![](data:x)'],
    ['signs alone', '#'],
    ['a quotation of nothing', '>'],
    ['code of nothing', '```'],
    ['a link without words', '[](https://x.no)'],
    ['emphasis of nothing', '**\u00a0**'],
    ['hashes', '#møteplass og #1'],
    ['arrows', '-> vidare\n=> ferdig\n<- attende'],
    ['temperatures', '-5 grader\n+3 grader'],
  ])('comes out as typed: %s', (_, text) => {
    expect(read(text).split('\n').filter(Boolean)).toEqual(text.split('\n').filter(Boolean));
    expect(shown(text)).not.toMatch(/<(?:ol|ul|em|strong|del|code|pre|blockquote|h\d|sup|input|br)\b/);
  });

  it('comes out as typed: the texts that were reported', () => {
    const cases: [string, string][] = [
      ['3. november: møte\n17. mai: fest\n1. juni: slutt\n', '<p>3. november: møte\n17. mai: fest\n1. juni: slutt</p>'],
      ['Svar på dine punkt:\n\n2. ja\n5. nei\n4. kanskje\n', '<p>2. ja\n5. nei\n4. kanskje</p>'],
      [
        'Budsjett:\n+ 2 stillingar\n- 3 stillingar\n* 4 stillingar\n',
        '<p>Budsjett:\n+ 2 stillingar\n- 3 stillingar\n* 4 stillingar</p>',
      ],
    ];
    for (const [text, paragraph] of cases) expect(shown(text)).toContain(paragraph);
  });
});

describe('Markdown on purpose', () => {
  it.each([
    ['- eitt\n- to', '<ul>\n<li>\n<p>eitt</p>\n</li>\n<li>\n<p>to</p>\n</li>\n</ul>'],
    ['* eitt\n* to\n  - under', '<li>\n<p>under</p>\n</li>'],
    ['1. eitt\n2. to\n3. tre', '<ol>\n<li>\n<p>eitt</p>'],
    ['Slik:\n\n1. eitt\n   - under\n2. to', '<ol>'],
    ['- frå Bergen\n- 3 frå Oslo', '<p>3 frå Oslo</p>'],
    [
      '*lett* og **tungt** og ***begge***',
      '<em>lett</em> og <strong>tungt</strong> og <em><strong>begge</strong></em>',
    ],
    ['_lett_ og __tungt__', '<em>lett</em> og <strong>tungt</strong>'],
    ['(*lett*), «**tungt**».', '(<em>lett</em>), «<strong>tungt</strong>».'],
    ['**Frist:** fredag', '<strong>Frist:</strong> fredag'],
    ['**U**tfordring', '<strong>U</strong>tfordring'],
    ['~~borte~~', '<del>borte</del>'],
    ['> Sitat\n> meir', '<blockquote>\n<p>Sitat\nmeir</p>\n</blockquote>'],
    ['>Sitat', '<blockquote>'],
    ['`kode`', '<code>kode</code>'],
    ['```\n3. november\n    x\n```', '<pre><code>3. november\n    x\n</code></pre>'],
    ['# Overskrift', '<h3>Overskrift</h3>'],
    ['###### Overskrift', '<h4>Overskrift</h4>'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', '<table>'],
    ['a\n\n---\n\nb', '<hr/>'],
  ])('still works: %j', (text, markup) => {
    expect(shown(text)).toContain(markup);
  });
});

describe('a link', () => {
  const hrefs = (text: string) =>
    [...shown(text).matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
      href.replace(/&amp;/g, '&').replace(/&#x27;/g, "'"),
    );

  it.each([
    ['https://no.wikipedia.org/wiki/Oslo_(by)', 'https://no.wikipedia.org/wiki/Oslo_(by)'],
    ['(sjå https://x.no/a_(b))', 'https://x.no/a_(b)'],
    ['https://x.no/#fzM77BIieZ_', 'https://x.no/#fzM77BIieZ_'],
    ['https://x.no/#fzM77BIieZ-', 'https://x.no/#fzM77BIieZ-'],
    ['https://x.no/_a_ og meir', 'https://x.no/_a_'],
    ['Sjå https://x.no/a_.', 'https://x.no/a_'],
    ['«https://x.no/a»', 'https://x.no/a'],
    ['<https://x.no/a>', 'https://x.no/a'],
    ['**https://x.no/a**', 'https://x.no/a'],
    ['https://x.no/?a=1&b=2/', 'https://x.no/?a=1&b=2/'],
    ['https://x.no/*a*b', 'https://x.no/*a*b'],
    ['www.x.no/a_', 'http://www.x.no/a_'],
    ['kari@example.no', 'mailto:kari@example.no'],
    ['[ring](tel:+4712345678)', 'tel:+4712345678'],
    ['[lenkje](https://x.no/a_(b))', 'https://x.no/a_(b)'],
    ['![bilete](https://x.no/a.png)', 'https://x.no/a.png'],
  ])('in %j is whole', (text, href) => {
    expect(hrefs(text)).toEqual([href]);
  });

  it('opens a new tab only when it leaves the page', () => {
    expect(shown('[over](#c-1)')).not.toContain('target');
    expect(shown('[ring](tel:+4712345678)')).not.toContain('target');
    expect(shown('[ut](https://x.no)')).toContain('target="_blank"');
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](side.html)',
    '[x]()',
    '[x](//x.no)',
    '[x](http://)',
    '[x](#)',
  ])('that cannot be opened is text: %s', (text) => {
    expect(hrefs(text)).toEqual([]);
    expect(read(text)).toBe(text);
  });
});

describe('any text', () => {
  it('shows something, without markup of its own, and no letter or digit of it is lost or changed', () => {
    const random = seededRandom(22);
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    for (let i = 0; i < 200; i++) {
      const text = cleanText(hostileText(random));
      const markup = shown(text);
      if (isVisible(text)) expect(isVisible(read(text)) || markup.includes('<hr')).toBe(true);
      expect(markup).not.toMatch(/<(?:script|style|iframe|img|svg|input|textarea|h[12])\b/);
      if (!/https?:|www\.|]\(/.test(text)) expect(letters(read(text))).toBe(letters(text));
    }
  });
});
