// The test of every run, with the full number of rounds.
await import('../server/agenda-order.test.js');
