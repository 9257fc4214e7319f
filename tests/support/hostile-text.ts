type Random = (below: number) => number;

const pick = <T>(random: Random, among: readonly T[]): T => among[random(among.length)] as T;
const repeat = (random: Random, most: number, part: () => string) =>
  Array.from({ length: 1 + random(most) }, part).join('');
const between = (random: Random, from: number, to: number) => String.fromCodePoint(from + random(to - from));

/** First and last letters of scripts that are written in all directions, with and without capitals, joined and not. */
const scripts: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x530, 0x58f],
  [0x590, 0x5ff],
  [0x600, 0x6ff],
  [0x700, 0x7bf],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0xf00, 0xfff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1200, 0x137f],
  [0x1780, 0x17ff],
  [0x1800, 0x18af],
  [0x3040, 0x30ff],
  [0x4e00, 0x9fff],
  [0xa840, 0xa87f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfb1d, 0xfdff],
  [0x10330, 0x1034f],
  [0x12000, 0x123ff],
  [0x1e900, 0x1e95f],
  [0x1f300, 0x1f9ff],
  [0x20000, 0x2a6df],
];
const unseen: [number, number][] = [
  [0, 0x20],
  [0x7f, 0xa0],
  [0x200b, 0x2010],
  [0x2028, 0x202f],
  [0x2060, 0x2070],
  [0xfe00, 0xfe10],
  [0xfff0, 0x10000],
  [0xe0000, 0xe0080],
  [0xd800, 0xe000],
];
const marks: [number, number][] = [
  [0x300, 0x370],
  [0x483, 0x48a],
  [0x591, 0x5be],
  [0x64b, 0x660],
  [0x93a, 0x950],
  [0xe31, 0xe3b],
  [0x1ab0, 0x1ac0],
  [0x20d0, 0x20f1],
];
const markdown = [
  ...[
    '#',
    '##',
    '>',
    '-',
    '+',
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '```',
    '~~~',
    '|',
    '|-|',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '![',
    '](',
    '[^1]',
    '[^1]: ',
    '[a]: ',
    '<',
    '</',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
    '\\',
    '\\\\',
    '    ',
    '\t',
    '\n',
    '\n\n',
  ],
  ...[
    '===',
    '---',
    '1.',
    '2)',
    '17. mai',
    '- [ ] ',
    '@',
    'https://',
    'www.',
    'a@b.no',
    'javascript:',
    '//x.no',
    '%',
    '$',
    '^',
  ],
];
const html = [
  '<p class="MsoNormal" style="margin:0cm"><span lang="NO-NN">Hei</span><o:p></o:p></p>',
  '<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->',
  '<table><tr><td>1</td><td>2</td></tr></table>',
  '<script>document.title = 1</script>',
  '<img src=x onerror="document.title = 1">',
  '<svg/onload=document.title=1>',
  '<a href="javascript:document.title=1">x</a>',
  '<style>* { display: none }</style>',
  '</div></main></body></html>',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '<textarea>',
];
const words = [
  'møte',
  'og',
  'Ståle',
  'C:\\_arkiv\\*.docx',
  '\\\\fylke.no\\felles',
  '3*4*5',
  '300 kr',
  'https://x.no/a_(b)_',
  '@Kari',
];

const kinds: ((random: Random, size: number) => string)[] = [
  (random, size) => {
    const [from, to] = pick(random, scripts);
    return repeat(random, size, () => between(random, from, to));
  },
  (random, size) => repeat(random, size, () => between(random, ...pick(random, scripts))),
  (random, size) =>
    repeat(random, Math.min(size, 40), () => `${pick(random, words)}${between(random, ...pick(random, unseen))}`),
  (random, size) => repeat(random, Math.min(size, 20), () => between(random, ...pick(random, unseen))),
  (random, size) => `${pick(random, words)}${repeat(random, size, () => between(random, ...pick(random, marks)))}`,
  (random, size) => repeat(random, size, () => pick(random, markdown)),
  (random, size) =>
    repeat(random, size, () => `${pick(random, markdown)}${pick(random, ['', ' ', '\n'])}${pick(random, words)} `),
  (random, size) => repeat(random, Math.min(size, 30), () => pick(random, html)),
  (random, size) => pick(random, markdown).repeat(1 + random(size)),
  (random, size) => between(random, ...pick(random, marks)).repeat(1 + random(size)),
  (random, size) =>
    repeat(
      random,
      Math.min(size, 60),
      () => `${pick(random, ['', ' ', '    ', '\t', '> ', '- ', '2. '])}${pick(random, words)}\n`,
    ),
  (random, size) =>
    repeat(random, size, () => pick(random, ['\u202e', '\u2067', '\u2069', '\u202c', '\u200f', 'א', 'a', ' '])),
];

/** One text somebody might send: of any script, of unseen characters, of marks, of Markdown, of pasted HTML, or of all of them. */
export function hostileText(random: Random, size = 60): string {
  const text = repeat(random, 3, () => pick(random, kinds)(random, 1 + random(size)));
  return random(4) === 0 ? `${text} ${pick(random, words)}` : text;
}
