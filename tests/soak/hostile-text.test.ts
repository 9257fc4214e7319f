// The test of every run, with 5,000 texts.
await import('../browser/hostile-text.test.js');
