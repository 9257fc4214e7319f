import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import sirv from 'sirv';
import { repositoryRoot } from '../../repository-root.js';
import type { WebFiles } from './web-files.js';

export const webFolder = join(repositoryRoot, 'web/dist');

/** Serves the built web. Every address that is no file gets the same page, so it does not tell which rooms exist. */
export function serveWeb(others: WebFiles, isOpenPage: (request: Request) => boolean): RequestHandler {
  // Names that begin with a dot are never served, in any encoding: the list of the web's operations is such a file.
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
    if (request.path.startsWith('/graphql') || isOpenPage(request)) return next();
    files(request, response, () => {
      if (!request.path.startsWith('/assets/')) return next();
      const say = (status: number, words: string) => void response.status(status).type('text').send(words);
      others.serve(request.path.slice('/assets/'.length), response).then(
        // A missing file must not be answered with the page, which would be cached for a year.
        (served) => served || say(404, 'There is nothing here.'),
        () => say(503, 'Something took too long. Try again.'),
      );
    });
  };
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('The web is not built.');
};
