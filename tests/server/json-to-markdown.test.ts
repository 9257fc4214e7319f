import { describe, expect, it } from '@jest/globals';
import { asMarkdown } from '@krets/server/dist/privacy/json-to-markdown.js';
import { seededRandom } from '../bench/seeded-random.js';
import { hostileText } from '../support/hostile-text.js';

describe('a copy of what people wrote', () => {
  it('is quoted, so that no text swallows or changes what follows it', () => {
    const challenges = [
      {
        title: 'Ein',
        situation: 'Start\n```\nulukka kode',
        pull: '# Dette er ikkje ei overskrift',
        tried: '<!-- ingen ser meg',
      },
      { title: '`to', situation: '<details>\r> sitat', pull: '', tried: 'Vanleg tekst, 5-6 linjer' },
    ];
    expect(asMarkdown('challenges', challenges, 2)).toBe(
      `## challenges

**title:** Ein\u0020\u0020

**situation:**

> Start
> \`\`\`
> ulukka kode


**pull:**

> # Dette er ikkje ei overskrift


**tried:**

> <!-- ingen ser meg

---

**title:**

> \`to


**situation:**

> <details>
> > sitat

**tried:** Vanleg tekst, 5-6 linjer`,
    );
    expect(asMarkdown('answers', ['ja', 'a\n```'])).toBe('# answers\n\n- ja\n- > a\n  > ```');
  });

  it('has the same headings and names whatever was written', () => {
    const random = seededRandom(25);
    for (let i = 0; i < 300; i++) {
      const body = hostileText(random);
      const outside = asMarkdown('posts', [{ body, kind: 'REPLY' }, { body }], 2)
        .split('\n')
        .filter((line) => line && !line.startsWith('>'))
        .map((line) => line.replace(/^(\*\*body:\*\*) .*$/, '$1'));
      const lines = ['## posts', '**body:**', '**kind:** REPLY', '---', '**body:**'];
      expect(outside.map((line) => line.trimEnd())).toEqual(body === '' ? expect.anything() : lines);
    }
  });
});
