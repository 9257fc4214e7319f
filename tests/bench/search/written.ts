import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The bench runs from `tests/dist`; what it reads is not copied there. */
const root = join(dirname(createRequire(import.meta.url).resolve('@krets/server/dist/bundle/start.js')), '../../..');

/** The lines of a file of the project, each in its parts. */
export const linesOf = (path: string) =>
  readFileSync(join(root, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));

/** Sentences of threads and minutes, each in both forms. */
export const pairs = linesOf('tests/web/data/two-forms.txt');

/** Everything longer than a title that the demo says, in the form it is written in. */
export const demo = ['challenges', 'library', 'messages'].flatMap((folder) => {
  const path = join(root, 'server/demo', folder);
  return readdirSync(path).flatMap((file) => textsIn(JSON.parse(readFileSync(join(path, file), 'utf8'))));
});

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { title = '', situation = '', why = '', body = '' } = value as Record<string, unknown>;
  const text = [title, situation, why, body].filter((part) => typeof part === 'string' && part !== '').join('\n');
  return [...(text === '' ? [] : [text]), ...Object.values(value).flatMap(textsIn)];
}

/** What the product itself says, in Bokmål and Nynorsk: many texts about the same few things. Those of eight words or more. */
export const ownTexts = [...new Map(localeFiles().flatMap(textsOfLocale)).entries()].filter(
  ([nb, nn]) => nb !== nn && nb.split(' ').length >= 8,
);

function localeFiles(): string[] {
  return ['web/src', 'server/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('locales/nn.json') && !path.startsWith('generated'))
      .map((path) => join(root, folder, path)),
  );
}

function textsOfLocale(path: string): [string, string][] {
  const [nn, nb] = [path, path.replace(/nn\.json$/, 'nb.json')].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>,
  ) as [Record<string, unknown>, Record<string, unknown>];
  const plain = (text: unknown) =>
    String(text)
      .replace(/\{[^{}]*\}|<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return Object.keys(nn).flatMap((key): [string, string][] => (key in nb ? [[plain(nb[key]), plain(nn[key])]] : []));
}
