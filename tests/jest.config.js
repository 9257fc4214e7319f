/** Real database, server, sockets and browser; nothing of ours is mocked. */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    // Source files name each other as the compiler leaves them.
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/support/cluster.ts',
  globalTeardown: '<rootDir>/support/cluster-down.ts',
  testSequencer: '<rootDir>/support/longest-first.js',
  maxWorkers: 2,
  testTimeout: 120_000,
};
