import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

export const webFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));

/** The built web. Every address that is no file is the same page: the server does not tell which rooms exist. */
export function theWeb(): RequestHandler {
  const files = existsSync(webFolder)
    ? sirv(webFolder, {
        gzip: true,
        brotli: true,
        single: true,
        setHeaders: (response, path) => {
          response.setHeader(
            'Cache-Control',
            path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
        },
      })
    : notBuilt;
  return (request, response, next) => {
    // The list of the web's operations lies beside its files and is the server's own.
    if (request.path.startsWith('/graphql') || request.path.endsWith('.json')) return next();
    files(request, response, next);
  };
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('The web is not built.');
};
