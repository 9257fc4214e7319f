import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Every package in the lock file has a licence that allows what this product does with it: run it as a service and pass it on under MIT.
const root = fileURLToPath(new URL('../..', import.meta.url));

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]);
/** Weaker copyleft, of packages that are used unchanged, as files of their own; and packages that state their licence in the old way. */
const exceptions = [
  // Draws images; linked at run time, and can be replaced.
  { name: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later' },
  // Encrypts and signs pushes; not bundled, and can be replaced.
  { name: /^web-push$/, licence: 'MPL-2.0' },
  // Tools of the build and the tests; nothing of them is shipped.
  { name: /^(?:lightningcss(?:-[\w-]+)?|axe-core)$/, licence: 'MPL-2.0' },
  // Reads calendar answers; used unchanged, as files of its own.
  { name: /^ical\.js$/, licence: 'MPL-2.0' },
  // «licenses»: MIT.
  { name: /^(?:busboy|streamsearch|xmlhttprequest-ssl)$/, licence: 'none' },
];

/** «(A OR B)» is allowed when one of them is, «A AND B» when both are. */
const isAllowed = (name, licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) =>
      choice
        .split(' AND ')
        .every((one) => allowed.has(one) || exceptions.some((each) => each.licence === one && each.name.test(name))),
    );

/** @returns one line for each package whose licence is not allowed; nothing when all is well */
export function forbiddenLicences() {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const faults = [];
  for (const [path, { link, license = 'none' }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1);
    if (!link && !isAllowed(name, String(license))) faults.push(`${name}: ${license}`);
  }
  return faults.join('\n');
}
