// Writes the sheet of the pages that the server renders, which it puts into them; see src/app/open-pages.css.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const rule = /([^{}]*)\{[^{}]*\}/g;
const declaration = /(--[\w-]+):[^;{}]*(?:;|(?=\}))/g;
/** Colours and sizes that no page of these asks for. */
const unasked = /\[data-(?:color|size|typography)=/;
const isUnasked = (/** @type {string[]} */ selectors) => selectors.every((one) => unasked.test(one));

/**
 * Without the custom properties that nothing uses: the theme has a thousand, and these pages are sent with every one that is left.
 *
 * @param {string} css
 * @returns {string}
 */
function withoutUnused(css) {
  const used = new Set(Array.from(css.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
  const rest = css
    .replace(rule, (text, selectors) => (isUnasked(selectors.split(',')) ? '' : text))
    .replace(declaration, (text, name) => (used.has(name) ? text : ''))
    .replace(/[^{};]*\{\}/g, '');
  return rest.length < css.length ? withoutUnused(rest) : rest;
}

/** @returns {import('vite').Plugin} */
export function openPages() {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'krets-open-pages',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const built = await build({
        configFile: false,
        root: config.root,
        logLevel: 'error',
        build: {
          write: false,
          target: config.build.target,
          assetsInlineLimit: 0,
          rolldownOptions: { input: join(config.root, 'src/app/open-pages.css') },
        },
      });
      const sheet = 'output' in built ? built.output.find(({ fileName }) => fileName.endsWith('.css')) : undefined;
      if (sheet?.type !== 'asset') throw new Error('The open pages have no sheet.');
      // A name that begins with a dot is never served.
      writeFileSync(join(config.root, config.build.outDir, '.open-pages.css'), withoutUnused(String(sheet.source)));
    },
  };
}
