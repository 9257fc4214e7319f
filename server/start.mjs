import { buildIfNeeded, installIfNeeded } from './build.mjs';

process.env.NODE_ENV = 'production';
try {
  await installIfNeeded();
  await buildIfNeeded();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('./dist/start.js');
