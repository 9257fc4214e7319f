import { buildIfNeeded, installIfNeeded } from './build.mjs';

try {
  await installIfNeeded();
  await buildIfNeeded();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.env.NODE_ENV = 'production';
await import('./dist/bundle/start.js');
