// The same story as in every run, five hundred times instead of thirty.
process.env.KRETS_ROUNDS ??= '500';
await import('../server/several-servers.test.js');
