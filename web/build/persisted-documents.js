// Persisted documents: the browser carries the hash of a query, not its text, and the server gets the map from hash to text.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const map = fileURLToPath(new URL('../src/generated/persisted-documents.json', import.meta.url));
const call = /\bgraphql\(\s*(?:\/\*[^*]*\*\/)?\s*`([^`]*)`,?\s*\)/g;

/** @returns {Map<string, string>} Operation name to hash. */
function hashes() {
  /** @type {Record<string, string>} */
  const documents = JSON.parse(readFileSync(map, 'utf8'));
  const found = new Map();
  for (const [hash, text] of Object.entries(documents)) {
    const name = /(?:query|mutation)\s+(\w+)/.exec(text)?.[1];
    if (name) found.set(name, hash);
  }
  return found;
}

/** @param {string} text @param {Map<string, string>} known */
function stub(text, known) {
  const [, operation, name] = /(query|mutation|fragment)\s+(\w+)/.exec(text) ?? [];
  if (operation === 'fragment') return '{}';
  const hash = name && known.get(name);
  if (!hash) throw new Error(`No persisted document for «${name ?? text.slice(0, 60)}»: run codegen`);
  return JSON.stringify({
    kind: 'Document',
    definitions: [
      {
        kind: 'OperationDefinition',
        operation,
        name: { kind: 'Name', value: name },
        selectionSet: { kind: 'SelectionSet', selections: [] },
      },
    ],
    __meta__: { hash },
  });
}

/** @returns {import('vite').Plugin} */
export function persistedDocuments() {
  /** @type {Map<string, string>} */
  let known;
  return {
    name: 'krets-persisted-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      known = hashes();
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/generated/') || !code.includes('graphql(')) return null;
      return { code: code.replace(call, (_, text) => `(${stub(text, known)})`), map: null };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '.persisted-documents.json', source: readFileSync(map, 'utf8') });
    },
  };
}
