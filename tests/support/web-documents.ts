import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('@krets/web/dist/.persisted-documents.json');
const documents = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);

/** The text of one of the web's operations. */
export function webDocument(operation: string): string {
  const known = documents.find((text) => new RegExp(`\\b(query|mutation) ${operation}\\b`).test(text));
  if (!known) throw new Error(`The web has no operation ${operation}.`);
  return known;
}
