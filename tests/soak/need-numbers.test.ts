// The test of every run, with the full number of histories.
await import('../server/need-numbers.test.js');
