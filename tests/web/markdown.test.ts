import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from '../../web/src/discussion/contributions/Markdown.js';
import { MarkdownErrorBoundary, PlainText } from '../../web/src/discussion/contributions/MarkdownErrorBoundary.js';
import { exceedsMarkdownLimits } from '../../web/src/discussion/contributions/markdown-limits.js';

const most = 16_000;
const fill = (part: string) => part.repeat(Math.floor(most / part.length));
const shown = (text: string) => renderToStaticMarkup(createElement(Markdown, { text, lang: 'nn' }));

const hostile: Record<string, string> = {
  'a message of quotation marks': '>'.repeat(3_990),
  'a challenge of quotation marks': '>'.repeat(15_000),
  'quotation marks with spaces': fill('> '),
  '2,000 lists in one line': '- '.repeat(2_000),
  'numbered lists in one line': fill('1. '),
  'lists inside quotations': fill('> - '),
  'lists deeper and deeper': Array.from({ length: 125 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
  'task lists': fill('- [ ] '),
  brackets: fill('['),
  'brackets closed': '['.repeat(7_000) + ']'.repeat(7_000),
  'pictures never closed': fill('!['),
  'links never closed': fill('[a]('),
  'links to anywhere': fill('[a](<b'),
  definitions: fill('[a]: b\n'),
  'many references': fill('[x]\n\n'),
  stars: fill('*'),
  'emphasis never closed': fill('*a **b '),
  'strong never closed': fill('**a'),
  'emphasis in emphasis': `${'*_'.repeat(4_000)}x${'_*'.repeat(4_000)}`,
  'underscores never closed': fill('_a '),
  'words struck out': fill('~a'),
  'ticks of all lengths': Array.from({ length: 170 }, (_, n) => '`'.repeat(n + 1)).join(' '),
  tags: fill('<a '),
  comments: fill('<!--'),
  entities: fill('&#'),
  addresses: fill('a@b.'),
  'beginnings of addresses': fill('www.'),
  'beginnings of links': fill('http://'),
  'a wide table': `${'|'.repeat(2_000)}\n${'|-'.repeat(2_000)}|\n${'a\n'.repeat(4_000)}`,
  'a table of few columns and many rows': `${'a|'.repeat(45)}\n${'-|'.repeat(45)}\n${'a\n'.repeat(7_000)}`,
  footnotes: fill('[^a]'),
  'definitions of footnotes': fill('[^a]: b\n'),
  headings: fill('#\n'),
  rules: fill('***\n'),
  fences: fill('```\n'),
  backslashes: fill('\\'),
  'a line without a space': fill('a'),
  spaces: `a${' '.repeat(most)}b`,
  'empty lines': fill('\n'),
  tabs: fill('\t'),
};

describe('what people write', () => {
  it.each(Object.entries(hostile))('is shown whatever it is: %s', (_, text) => {
    const began = performance.now();
    const markup = shown(text);
    // Without limits some of these take a minute or fail.
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(markup.length).toBeLessThan(20 * most);
    const depth = Math.max(0, ...levelsOf(markup));
    expect(depth).toBeLessThan(60);
  });

  it('is Markdown as long as somebody could have meant it', () => {
    const meant = [
      '> Sitat\n> > i sitat\n\n- ei liste\n  - i ei liste\n    1. tre\n',
      '**Feitt** og *kursiv* og ~~borte~~, `kode` og [ei lenkje](https://example.org).',
      '| a | b |\n| - | - |\n| 1 | 2 |\n',
      `${'='.repeat(80)}\n${'-'.repeat(80)}\n${'*'.repeat(80)}`,
      Array.from({ length: 300 }, (_, n) => `* punkt ${n} med **noko** i`).join('\n'),
      `${'> '.repeat(8)}eit svar på eit svar`,
    ];
    for (const text of meant) expect(exceedsMarkdownLimits(text)).toBe(false);
    expect(shown(meant[0] as string)).toContain('<blockquote>');
    expect(shown(meant[2] as string)).toContain('<table>');
  });

  it('is shown as typed where it is beyond that', () => {
    expect(shown(`${'>'.repeat(3_990)} hei`)).toContain(`${'&gt;'.repeat(10)} hei</p>`);
    const deep = `${'*a _b '.repeat(15)}hei${' b_ a*'.repeat(15)}`;
    expect(shown(deep)).toContain(`<p>${deep}</p>`);
  });

  it('is shown as typed where rendering fails', () => {
    const shownBefore = new MarkdownErrorBoundary({ text: 'hei', children: 'fint' });
    expect(shownBefore.render()).toBe('fint');
    shownBefore.state = MarkdownErrorBoundary.getDerivedStateFromError();
    expect(shownBefore.render()).toEqual(createElement(PlainText, { text: 'hei' }));
  });
});

/** How deep the elements are nested. */
function levelsOf(markup: string): number[] {
  let level = 0;
  return [...markup.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)].map(([, closes, name, empty]) => {
    if (closes) level--;
    else if (!empty && name !== 'br' && name !== 'hr') level++;
    return level;
  });
}
