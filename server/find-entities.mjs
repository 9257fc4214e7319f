import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = new URL('./src/', import.meta.url);
const target = new URL('./src/generated/entities.ts', import.meta.url);

/** Writes a module that imports every `*.entity.ts`, because a bundle has no folder to search. */
export function findEntities() {
  const files = readdirSync(sources, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.entity.ts'))
    .sort();
  const text = `${files.map((file) => `import '../${file.replace(/\.ts$/, '.js')}';`).join('\n')}\n`;
  mkdirSync(new URL('.', target), { recursive: true });
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) findEntities();
