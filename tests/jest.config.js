const soak = process.env.KRETS_SOAK === '1';

/** Real database, server, sockets and browser; nothing of ours is mocked. */
export default {
  rootDir: '.',
  // Not in the temporary folder of one run, so that the cache survives it.
  cacheDirectory: '../node_modules/.cache/jest',
  testEnvironment: 'node',
  testMatch: soak ? ['<rootDir>/soak/**/*.test.ts'] : ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(soak ? [] : ['<rootDir>/soak/'])],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    // Source files import each other with .js, as compiled.
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
    '\\.css$': '<rootDir>/support/no-style.js',
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
  // One more than there are processors as a rule: many tests wait for a while.
  maxWorkers: soak ? 1 : 3,
  // Long enough for a machine that does much else meanwhile: a test waits for a state and ends when it is there.
  testTimeout: soak ? 3_600_000 : 300_000,
};
