// The test of every run, with the full number of rounds.
await import('../server/meeting-invitation-order.test.js');
