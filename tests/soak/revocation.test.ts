// The test of every run, with the full number of rounds.
await import('../security/revocation.test.js');
