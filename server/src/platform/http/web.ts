import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

export const webFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));

/** The built web. Every address that is no file is the same page: the server does not tell which rooms exist. */
export function theWeb(): RequestHandler {
  if (!existsSync(webFolder)) return (_request, response) => void response.status(404).type('text').send('The web is not built.');
  const files = sirv(webFolder, {
    gzip: true,
    brotli: true,
    single: true,
    ignores: [/^\/(graphql|socket\.io|healthz|readyz)/, /\.json$/],
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response, next) => {
    if (request.path.startsWith('/graphql') || request.path.endsWith('.json')) return next();
    files(request, response, next);
  };
}
