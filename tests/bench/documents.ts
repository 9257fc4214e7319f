import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('@krets/web/dist/.persisted-documents.json');

/** The body the web sends: in production an operation is named by its hash. */
export function webRequestBodies(): (operation: string, variables: object) => string {
  const documents = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return (operation, variables) => {
    const known = documents.find(([, text]) => new RegExp(`\\b(query|mutation) ${operation}\\b`).test(text));
    if (!known) throw new Error(`The web has no operation ${operation}: the bench asks what the web asks.`);
    return JSON.stringify({
      operationName: operation,
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: known[0] } },
    });
  };
}
