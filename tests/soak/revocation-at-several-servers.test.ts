// The test of every run, five hundred times.
await import('../server/several-servers.test.js');
