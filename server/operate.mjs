import { buildIfNeeded, installIfNeeded } from './build.mjs';

// `npm run backup`, restore, export, import and check-backup.
try {
  await installIfNeeded();
  await buildIfNeeded();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.env.NODE_ENV = 'production';
await import('./dist/bundle/operate.js');
