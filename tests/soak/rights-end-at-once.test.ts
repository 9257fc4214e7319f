// The test of every run, with the full number of rounds.
await import('../security/rights-end-at-once.test.js');
