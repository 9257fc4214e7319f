// The test of every run, with the full number of files.
await import('../server/entry-file-fuzz.test.js');
