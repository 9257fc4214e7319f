import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Bare hexadecimal: the preset's own sha256 puts a prefix before it, which persisted queries do not have. */
const sha256 = (document: string) => createHash('sha256').update(document).digest('hex');

const config: CodegenConfig = {
  schema: '../shared/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/generated/**'],
  ignoreNoDocuments: true,
  // With the extension, so that the tests can use the web's own documents.
  emitLegacyCommonJSImports: false,
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { persistedDocuments: { hashAlgorithm: sha256 }, fragmentMasking: false },
      config: {
        scalars: { DateTime: 'string', Day: 'string' },
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
      },
    },
  },
};

export default config;
