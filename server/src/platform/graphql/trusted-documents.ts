import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webFolder } from '../http/web.js';

/** The web's own operations by their SHA-256, as its build wrote them. */
function webDocuments(): Map<string, string> {
  const file = join(webFolder, '.persisted-documents.json');
  return new Map(
    existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [],
  );
}

/** For Apollo's persisted queries: knows what the web's build wrote and learns nothing new. */
export function trustedDocuments() {
  const documents = webDocuments();
  return {
    get: async (key: string) => documents.get(key.replace(/^apq:/, '')),
    set: async () => {},
    delete: async () => {},
  };
}

/** True for a request that names an operation of the web and brings no text of its own. */
export function trusted(): (body: unknown) => boolean {
  const documents = webDocuments();
  return (body) => {
    const { query, extensions } = (body ?? {}) as { query?: unknown; extensions?: unknown };
    const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
    return query === undefined && documents.has(String(persistedQuery?.sha256Hash));
  };
}
