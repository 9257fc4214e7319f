import { counties } from '@krets/shared/counties';
import { type Html, html } from './html.js';
import type { Words } from './words.js';

/** Where each county is in the grid: column and row, north at the top. */
const tiles: Record<(typeof counties)[number]['number'], [column: number, row: number]> = {
  '56': [3, 0],
  '55': [2, 0],
  '18': [2, 1],
  '50': [2, 2],
  '15': [1, 3],
  '34': [2, 3],
  '46': [0, 4],
  '33': [1, 4],
  '03': [2, 4],
  '32': [3, 4],
  '11': [0, 5],
  '40': [1, 5],
  '39': [2, 5],
  '31': [3, 5],
  '42': [1, 6],
};
/** The least number of each class, after none at all. */
const classes = [1, 3, 6, 11];
const [columns, rows, size, gap] = [4, 7, 92, 4];

const classOf = (count: number) => classes.filter((least) => count >= least).length;

/** Fifteen equal squares: a small county is as easy to see as a large one. The tables beside it are the real interface. */
export function tileMap(words: Words, totals: Map<string, number>): Html {
  const label = description(words, totals);
  return html`<svg class="open-tiles" role="img" aria-labelledby="tiles-title tiles-text" viewBox="0 0 ${columns * size} ${rows * size}">
<title id="tiles-title">${words.t('coverage.map')}</title><desc id="tiles-text">${label}</desc>
${counties.map(({ number, name }) => tile(number, name, totals.get(number) ?? 0))}</svg>
<p>${label}</p><p class="small quiet">${words.t('coverage.legend')}</p>`;
}

/** The count is a number, and as many filled squares as its class: never colour alone. */
function tile(number: keyof typeof tiles, name: string, count: number): Html {
  const [column, row] = tiles[number];
  const [x, y, side] = [column * size, row * size, size - gap];
  const filled = classOf(count);
  const marks = classes.map(
    (_, i) =>
      html`<rect class="${i < filled ? 'open-mark' : 'open-mark-none'}" x="${x + 8 + i * 19}" y="${y + side - 20}" width="14" height="12"/>`,
  );
  return html`<g><rect class="${count === 0 ? 'open-tile-none' : 'open-tile'}" x="${x}" y="${y}" width="${side}" height="${side}" rx="4"/>
<text class="open-tile-name" x="${x + 8}" y="${y + 21}">${short(name)}</text><text class="open-tile-count" x="${x + 8}" y="${y + 54}">${count}</text>${marks}</g>`;
}

/** The Norwegian name, cut to what a square has room for. */
const short = (name: string) => name.replace(/ – .*/, '').replace('Møre og Romsdal', 'Møre og R.');

function description(words: Words, totals: Map<string, number>): string {
  const [most = '', n = 0] = [...totals].sort(([, one], [, other]) => other - one)[0] ?? [];
  const none = [...totals].filter(([, count]) => count === 0).map(([number]) => words.county(number));
  const values = { most: words.county(most), n, none: words.list(none) };
  return words.t(none.length > 0 ? 'coverage.map.text' : 'coverage.map.all', values);
}
