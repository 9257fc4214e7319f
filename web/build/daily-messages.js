// Which texts the pages need that one opens every day: those that the files name which these pages are made of.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported =
  /(?:^|\n)\s*(?:import|export)(?!\s+type\b)[^;'"]*?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;
const dailyPage = /dailyPage\(\(\) => import\('(\.[^']+)'\)\)/g;

/** @param {string} folder @param {string} name as it is imported @returns {string | undefined} */
function fileOf(folder, name) {
  const path = join(folder, name);
  return [path.replace(/\.js$/, '.tsx'), path.replace(/\.js$/, '.ts')].find(
    (each) => /\.tsx?$/.test(each) && existsSync(each),
  );
}

/** Also what a page fetches later, like a form: only the router leads on to other pages. @param {string} path @param {string} text */
function importsOf(path, text) {
  const isRouter = path.endsWith('routes.tsx');
  const names = [...text.matchAll(imported)].map((match) => match[1] ?? (isRouter ? undefined : match[2]));
  const pages = isRouter ? [...text.matchAll(dailyPage)].map((match) => match[1]) : [];
  return [...names, ...pages].flatMap((name) => (name && fileOf(dirname(path), name)) || []);
}

/** @param {string} source the folder of main.tsx @returns {string} the code of all files that the daily pages are made of */
function dailyCode(source) {
  /** @type {Map<string, string>} */
  const read = new Map();
  const waiting = [join(source, 'main.tsx')];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (read.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    read.set(path, text);
    waiting.push(...importsOf(path, text));
  }
  return [...read.values()].join('\n');
}

/** Whether code names a key, whole or by the beginning of a template string. @param {string} code */
export function namesKeys(code) {
  const beginnings = [...code.matchAll(/`([a-z-]+\.[\w.]*)\$\{/g)].map((match) => match[1] ?? '');
  return (/** @type {string} */ key) =>
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || beginnings.some((start) => key.startsWith(start));
}

/** @param {string} source */
export const isDaily = (source) => namesKeys(dailyCode(source));
