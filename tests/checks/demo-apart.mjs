import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// What the invented people are called and what they write is read from server/demo when the demo is on, and is nowhere in the production bundle.
const server = fileURLToPath(new URL('../../server/', import.meta.url));

/** @returns one line for each invented name that is in the bundle; nothing when all is well */
export function demoInBundle() {
  const named = (file) => JSON.parse(readFileSync(`${server}demo/${file}.json`, 'utf8')).map(({ name }) => name);
  const names = [...named('people'), ...named('networks'), ...named('programmes')];
  const folder = `${server}dist/bundle/`;
  const faults = [];
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
    const text = readFileSync(folder + file, 'utf8');
    for (const name of names) if (text.includes(name)) faults.push(`server/dist/bundle/${file}: «${name}»`);
  }
  return faults.join('\n');
}
