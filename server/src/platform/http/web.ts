import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';
import { root } from '../root.js';

export const webFolder = join(root, 'web/dist');

/** The built web. Every address that is no file is the same page: the server does not tell which rooms exist. */
export function theWeb(): RequestHandler {
  // A name that begins with a dot is never served, however it is spelt: so lies the list of the web's operations beside its files.
  const files = existsSync(webFolder)
    ? sirv(webFolder, {
        gzip: true,
        brotli: true,
        single: true,
        ignores: ['^/assets/'],
        setHeaders: (response, path) => {
          response.setHeader(
            'Cache-Control',
            path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
        },
      })
    : notBuilt;
  return (request, response, next) => {
    if (request.path.startsWith('/graphql')) return next();
    files(request, response, () => {
      // A file of a build that is gone: a page in its place would be kept for a year.
      if (request.path.startsWith('/assets/'))
        return void response.status(404).type('text').send('There is nothing here.');
      next();
    });
  };
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('The web is not built.');
};
