import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import { refusal } from '../errors.js';
import { webFolder } from '../http/web.js';

/** The web's own operations by their SHA-256, as its build wrote them. */
function webDocuments(): Map<string, string> {
  const file = join(webFolder, 'persisted-documents.json');
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

/** Refuses what the web has not asked at build time; `KRETS_API=open` leaves this out. */
export function onlyTrusted(): ApolloServerPlugin {
  const texts = new Set(webDocuments().values());
  return {
    async requestDidStart() {
      return {
        async didResolveSource({ source }) {
          if (!texts.has(source)) throw refusal('BAD_INPUT', 'Only the operations of the web are accepted here.');
        },
      };
    },
  };
}
